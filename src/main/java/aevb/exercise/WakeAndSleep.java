package aevb.exercise;

import static aevb.exercise.Check.near;

import aevb.experiment.Published;
import aevb.experiment.Published.Method;
import aevb.experiment.Published.Point;
import aevb.experiment.Published.Split;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Checks of the exercises in {@code 11-wake-sleep}. */
public final class WakeAndSleep {
    private static final double LOG_2PI = Math.log(2 * Math.PI);
    private static final double[][] POINTS = {{0, 0}, {0.5, -1}, {-1, 0.7}};

    private WakeAndSleep() {}

    /** -log q(z|x) at z = 1 as a function of mu and log sigma^2. */
    public static Verdict sleepLoss(DoubleBinaryOperator answer) {
        return Check.of(answer)
                .right(
                        f -> agrees(f, (m, v) -> loss(m, v, LOG_2PI)),
                        "A dream whose code is surely known costs little.")
                .hint(f -> agrees(f, (m, v) -> -loss(m, v, LOG_2PI)), "the sign: a loss is minus a log density.")
                .hint(f -> agrees(f, (m, v) -> loss(m, v, 0)), "the constant log(2 pi) / 2 is missing.")
                .hint(
                        f -> agrees(f, (m, v) -> 0.5 * (LOG_2PI + v + (1 - m) * (1 - m) / Math.exp(2 * v))),
                        "the variance is exp(logVar), not its square.")
                .hint(
                        f -> agrees(f, (m, v) -> 0.5 * (LOG_2PI + v + (1 - m) * (1 - m) / v)),
                        "divide by the variance, not by its logarithm.")
                .otherwise(
                        f -> String.format("at mu = 0, logVar = 0 it is 1.4189, yours %.4f.", f.applyAsDouble(0, 0)));
    }

    private static double loss(double mu, double logVar, double constant) {
        return 0.5 * (constant + logVar + (1 - mu) * (1 - mu) / Math.exp(logVar));
    }

    private static boolean agrees(DoubleBinaryOperator f, DoubleBinaryOperator g) {
        for (double[] p : POINTS) {
            if (!(Math.abs(f.applyAsDouble(p[0], p[1]) - g.applyAsDouble(p[0], p[1])) < 1e-6)) {
                return false;
            }
        }
        return true;
    }

    /** After how many training samples the paper's AEVB passes the best of the paper's wake-sleep. */
    public static Verdict passedAt(Double answer, int latentDim) {
        double best = best(Published.curve(latentDim, Method.WAKE_SLEEP, Split.TEST));
        double samples = Published.curve(latentDim, Method.AEVB, Split.TEST).stream()
                .filter(p -> p.lowerBound() > best)
                .mapToDouble(Point::trainingSamples)
                .min()
                .orElseThrow();
        return Check.of(answer)
                .right(near(samples, 0.2 * samples), "What the rival takes more than ten times as long for.")
                .hint(near(best, 1), "this is the bound; the number of samples is asked for.")
                .otherwise("the first point of AEVB's test curve above the highest of wake-sleep's.");
    }

    private static double best(List<Point> points) {
        return points.stream().mapToDouble(Point::lowerBound).max().orElseThrow();
    }
}
