package aevb.exercise;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** Checks of the exercises in {@code 24-importance-weights}. */
public final class ImportanceWeighting {
    private static final double CLOSE = 1e-6;

    private ImportanceWeighting() {}

    private static boolean are(double[] answer, double first, double second) {
        return answer.length == 2 && Math.abs(answer[0] - first) < CLOSE && Math.abs(answer[1] - second) < CLOSE;
    }

    /** L1 and L2 from the log weights 0 and log 3. */
    public static Verdict both(double[] answer) {
        return Check.of(answer)
                .right(a -> are(a, Math.log(3) / 2, Math.log(2)), "The weights are 1 and 3, their mean is 2.")
                .hint(a -> are(a, Math.log(2), Math.log(3) / 2), "the other way round: L1 is the mean of the logs.")
                .hint(a -> are(a, Math.log(3) / 2, Math.log(4)), "the second is the log of the mean, not of the sum.")
                .otherwise("L1 is the mean of the two log weights, L2 the log of the mean of the two weights.");
    }

    /** Weights that sum to 1 from log weights. */
    public static Verdict normalised(UnaryOperator<double[]> answer) {
        double[] expected = {0.25, 0.75};
        return Check.of(answer)
                .hint(
                        f -> near(f.apply(new double[] {0, Math.log(3)}), 1, 3),
                        "these are the weights; divide them by their sum.")
                .hint(
                        f -> near(f.apply(new double[] {0, Math.log(3)}), expected)
                                && !near(f.apply(new double[] {-1000, -1000 + Math.log(3)}), expected),
                        "for log weights of -1000 every exponential is 0: subtract the largest first.")
                .right(
                        f -> near(f.apply(new double[] {0, Math.log(3)}), expected)
                                && near(f.apply(new double[] {-1000, -1000 + Math.log(3)}), expected),
                        "This is the softmax; with k = 1 it is 1, and the gradient is that of the ELBO.")
                .otherwise("for the log weights 0 and log 3 they are 0.25 and 0.75.");
    }

    private static boolean near(double[] a, double... expected) {
        return a.length == expected.length
                && Arrays.equals(
                        Arrays.stream(a).map(v -> Math.round(v / CLOSE)).toArray(),
                        Arrays.stream(expected).map(v -> Math.round(v / CLOSE)).toArray());
    }

    /** How far the ELBO lies below log p(x) for log weights of variance s^2. */
    public static Verdict gap(DoubleUnaryOperator answer) {
        return Check.of(answer)
                .right(
                        f -> Math.abs(f.applyAsDouble(2) - 2) < CLOSE && Math.abs(f.applyAsDouble(0.4) - 0.08) < CLOSE,
                        "log E[w] = mean + s^2 / 2, and the ELBO is the mean.")
                .hint(f -> Math.abs(f.applyAsDouble(2) + 2) < CLOSE, "the sign: how far below, please.")
                .hint(f -> Math.abs(f.applyAsDouble(3) - 9) < CLOSE, "half of that.")
                .otherwise("log p(x) is the log of the mean of w, and the mean of exp(N(m, s^2)) is exp(m + s^2 / 2).");
    }
}
