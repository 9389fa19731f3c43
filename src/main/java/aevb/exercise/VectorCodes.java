package aevb.exercise;

import static aevb.exercise.Check.near;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Checks of the exercises in {@code 21-vq-vae}. */
public final class VectorCodes {
    private static final double[] COUNTS = {5, 0, 3, 2};

    private VectorCodes() {}

    /** Bits of a code. */
    public static Verdict bits(Double answer, int positions, int size) {
        double truth = positions * Math.log(size) / Math.log(2);
        return Check.of(answer)
                .right(near(truth, 1e-6), "An image has 784 bytes: eighteen times as much.")
                .hint(near(truth / positions, 1e-6), "this is one number's; there are " + positions + ".")
                .hint(near(truth * Math.log(2), 1e-3), "this is in nats; divide by log 2.")
                .otherwise("a choice among K has log2 K bits.");
    }

    /** Perplexity from counts. */
    public static Verdict perplexity(ToDoubleFunction<double[]> answer) {
        double entropy = Arrays.stream(COUNTS)
                .filter(c -> c > 0)
                .map(c -> -c / 10 * Math.log(c / 10))
                .sum();
        return Check.of(answer)
                .hint(f -> Double.isNaN(f.applyAsDouble(COUNTS)), "0 log 0 is 0 here: leave out the counts that are 0.")
                .right(
                        f -> Math.abs(f.applyAsDouble(COUNTS) - Math.exp(entropy)) < 1e-6,
                        "Equal counts of n vectors give n.")
                .hint(
                        f -> Math.abs(f.applyAsDouble(COUNTS) - entropy) < 1e-6,
                        "this is the entropy; take its exponential.")
                .hint(f -> Math.abs(f.applyAsDouble(COUNTS) - Math.exp(-entropy)) < 1e-6, "the sign of the entropy.")
                .hint(
                        f -> Math.abs(f.applyAsDouble(COUNTS) - Math.pow(2, entropy)) < 1e-6,
                        "the base of the power must be that of the logarithm.")
                .otherwise(f -> "of {1, 1} it is 2, yours gives " + f.applyAsDouble(new double[] {1, 1}) + ".");
    }
}
