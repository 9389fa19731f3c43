package aevb.exercise;

import static aevb.exercise.Check.near;

import java.util.Arrays;
import java.util.function.BinaryOperator;

/** Checks of the exercises in {@code 22-denoising}. */
public final class Damage {
    private static final double[] PIXELS = {0.9, 0.8, 0, 1};
    private static final double[] UNIFORM = {0.1, 0.5, 0.2, 0.29};
    private static final double[] MASKED = {0, 0.8, 0, 0};

    private Damage() {}

    /** The share of pixels that masking changes. */
    public static Verdict changed(Double answer, double fraction, double ink) {
        return Check.of(answer)
                .right(
                        near(fraction * ink, 1e-6),
                        "So masking is a mild damage on MNIST: most of what it hits was blank.")
                .hint(near(fraction, 1e-6), "a blank pixel that is set to 0 does not change.")
                .hint(near(fraction * (1 - ink), 1e-6), "these were blank before.")
                .otherwise("hit, and with ink: the two are independent.");
    }

    /** Masking by given uniform numbers. */
    public static Verdict mask(BinaryOperator<double[]> answer) {
        return Check.of(answer)
                .hint(f -> f.apply(PIXELS.clone(), UNIFORM).length != 4, "as many pixels as before, please.")
                .right(
                        f -> Arrays.equals(f.apply(PIXELS.clone(), UNIFORM), MASKED),
                        "The decoder is asked for what was there.")
                .hint(
                        f -> Arrays.equals(f.apply(PIXELS.clone(), UNIFORM), new double[] {0.9, 0, 0, 1}),
                        "the other way round: a pixel goes where u is below 0.3.")
                .otherwise(f -> "for the pixels " + Arrays.toString(PIXELS) + " and u " + Arrays.toString(UNIFORM)
                        + " it is " + Arrays.toString(MASKED) + ", yours "
                        + Arrays.toString(f.apply(PIXELS.clone(), UNIFORM)));
    }
}
