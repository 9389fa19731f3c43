package aevb.exercise;

import static aevb.exercise.Check.near;

import java.util.function.ToDoubleFunction;

/** Checks of the exercises in {@code 10-questions-people-ask}. */
public final class Questions {
    private Questions() {}

    /** A log variance for which the KL, written with the wrong sign before log sigma^2, is negative at mu = 0. */
    public static Verdict negativeKl(Double answer) {
        return Check.of(answer)
                .right(
                        v -> 0.5 * (Math.exp(v) + v - 1) < 0,
                        "A divergence is never negative: where yours is, look for a sign.")
                .otherwise(v -> String.format(
                        "there the wrong formula gives %.3f nats: not negative.", 0.5 * (Math.exp(v) + v - 1)));
    }

    /** log((e^a_1 + ... + e^a_n) / n), which the importance-weighted bound needs, for numbers around -1000. */
    public static Verdict logMeanExp(ToDoubleFunction<double[]> answer) {
        double[] large = {-1000, -1001, -1002};
        double truth = -1000 + Math.log((1 + Math.exp(-1) + Math.exp(-2)) / 3);
        return Check.of(answer)
                .hint(
                        f -> Double.isInfinite(f.applyAsDouble(large)),
                        "e^-1000 is 0 as a double: take out the largest first.")
                .right(
                        f -> Math.abs(f.applyAsDouble(large) - truth) < 1e-9
                                && Math.abs(f.applyAsDouble(new double[] {0, 0})) < 1e-9,
                        "The largest number leaves, and what remains can be exponentiated.")
                .hint(
                        f -> Math.abs(f.applyAsDouble(large) - truth - Math.log(3)) < 1e-9,
                        "the mean, not the sum: subtract log n.")
                .hint(f -> Math.abs(f.applyAsDouble(large) + 1001) < 1e-9, "this is the mean of the logarithms.")
                .otherwise(f -> "of {0, 0} it is 0, yours gives " + f.applyAsDouble(new double[] {0, 0}) + ".");
    }

    /** The loss "with a mean over pixels" of a model that ignores its code and predicts the mean of these images. */
    public static Verdict collapsedLoss(Double answer, float[][] images, double trained) {
        double truth = meanImageLoss(images) / images[0].length;
        return Check.of(answer)
                .right(
                        near(truth, 2e-3),
                        String.format("The trained model has %.1f: by this loss, giving up is better.", trained))
                .hint(near(truth * images[0].length, 1), "this is the sum over pixels; divide by their number.")
                .hint(near(-truth, 2e-3), "a loss is positive here: minus log p(x).")
                .otherwise("the mean image's cross-entropy, summed, divided by the pixels; its KL is 0.");
    }

    private static double meanImageLoss(float[][] images) {
        double loss = 0;
        for (int j = 0; j < images[0].length; j++) {
            double y = 0;
            for (float[] image : images) {
                y += image[j] / images.length;
            }
            // the mean pixel's cross-entropy with the constant y is the entropy of y
            loss -= y <= 0 || y >= 1 ? 0 : y * Math.log(y) + (1 - y) * Math.log(1 - y);
        }
        return loss;
    }
}
