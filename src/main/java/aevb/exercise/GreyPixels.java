package aevb.exercise;

import aevb.nn.ContinuousBernoulli;
import java.util.function.DoubleUnaryOperator;

/** Checks of the exercises in {@code 23-likelihoods}. */
public final class GreyPixels {
    private GreyPixels() {}

    /** The continuous Bernoulli's log density at a = 0, and the Bernoulli's formula. */
    public static Verdict atZero(double[] answer) {
        return Check.of(answer)
                .hint(a -> a.length != 2, "two numbers, {log density, formula}.")
                .hint(a -> a[0] == 1, "its density is 1 on [0, 1]; take the logarithm.")
                .hint(a -> Math.abs(a[1] - Math.log(2)) < 1e-6, "the sign: x log y + (1 - x) log(1 - y) with y = 1/2.")
                .right(
                        a -> Math.abs(a[0]) < 1e-9 && Math.abs(a[1] + Math.log(2)) < 1e-6,
                        "A blank canvas costs 0.69 nats a pixel by the one and nothing by the other.")
                .otherwise("y = 1/2 whatever x is; and a uniform density on an interval of length 1 is 1.");
    }

    /** The log normaliser. */
    public static Verdict logNormaliser(DoubleUnaryOperator answer) {
        return Check.of(answer)
                .hint(
                        f -> !Double.isFinite(f.applyAsDouble(1000)),
                        "e^1000 overflows: take the largest part out first.")
                .hint(f -> !Double.isFinite(f.applyAsDouble(-1000)), "and a = -1000?")
                .right(GreyPixels::agrees, "For |a| near 0 a series is safer still.")
                .hint(f -> Math.abs(f.applyAsDouble(2) + ContinuousBernoulli.logNormaliser(2)) < 1e-9, "the sign.")
                .otherwise(f -> String.format("at a = 2 it is 1.1614, yours gives %.4f.", f.applyAsDouble(2)));
    }

    private static boolean agrees(DoubleUnaryOperator f) {
        for (double a : new double[] {-1000, -3, 0.5, 2, 1000}) {
            if (!(Math.abs(f.applyAsDouble(a) - ContinuousBernoulli.logNormaliser(a)) < 1e-6)) {
                return false;
            }
        }
        return true;
    }
}
