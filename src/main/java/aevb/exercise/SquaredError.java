package aevb.exercise;

import static aevb.exercise.Check.near;

import aevb.model.Model;
import java.util.function.DoubleUnaryOperator;

/** Checks of the exercises in {@code 07-bce-and-mse}. */
public final class SquaredError {
    private SquaredError() {}

    /** Squared error, an image, of predicting each of {@code test} by the mean of {@code train}. */
    public static Verdict ofTheMeanImage(Double answer, float[][] train, float[][] test) {
        float[] mean = mean(train);
        double truth = error(test, mean);
        return Check.of(answer)
                .right(near(truth, 0.005 * truth), "A model that keeps nothing of an image has this error.")
                .hint(
                        near(truth / mean.length, 0.005),
                        "this is a pixel's; the table has the sum over an image's pixels.")
                .hint(near(error(test, new float[mean.length]), 0.05), "this is the error of a blank image.")
                .hint(near(truth * test.length, truth), "this is the sum over all images; take the mean.")
                .otherwise("take the mean of each pixel over the training images, then the squared differences to it.");
    }

    private static float[] mean(float[][] images) {
        double[] sum = new double[images[0].length];
        for (float[] image : images) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += image[j];
            }
        }
        float[] mean = new float[sum.length];
        for (int j = 0; j < sum.length; j++) {
            mean[j] = (float) (sum[j] / images.length);
        }
        return mean;
    }

    private static double error(float[][] images, float[] prediction) {
        double sum = 0;
        for (float[] image : images) {
            sum += squares(image, prediction);
        }
        return sum / images.length;
    }

    private static double squares(float[] a, float[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }

    /** Which variance of a Gaussian a factor before the squared error stands for, as a function of the factor. */
    public static Verdict variance(DoubleUnaryOperator answer) {
        return Check.of(answer)
                .right(
                        f -> agrees(f, b -> 1 / (2 * b)),
                        "So a weight before the KL is a claim about the decoder's noise.")
                .hint(f -> agrees(f, b -> 1 / b), "eq. 12 has a factor 1/2 before the square.")
                .hint(f -> agrees(f, b -> 2 * b), "the other way round: a large factor means small noise.")
                .hint(f -> agrees(f, b -> Math.sqrt(1 / (2 * b))), "this is the standard deviation.")
                .otherwise("set beta (x - y)^2 equal to (x - y)^2 / (2 sigma^2).");
    }

    private static boolean agrees(DoubleUnaryOperator f, DoubleUnaryOperator g) {
        for (double beta : new double[] {0.5, 1, 10}) {
            if (!(Math.abs(f.applyAsDouble(beta) - g.applyAsDouble(beta)) < 1e-9)) {
                return false;
            }
        }
        return true;
    }

    /** The variance, the same for all pixels, under which the reconstructions make the images most likely. */
    public static Verdict bestVariance(Double answer, Model vae, float[][] images) {
        float[][] again = vae.reconstruct(images);
        double sum = 0;
        for (int i = 0; i < images.length; i++) {
            sum += squares(images[i], again[i]);
        }
        double truth = sum / images.length / images[0].length;
        return Check.of(answer)
                .right(
                        near(truth, 0.005 * truth),
                        String.format(
                                "Far below 1: sigma = %.2f, so the unit variance undervalues every pixel.",
                                Math.sqrt(truth)))
                .hint(near(Math.sqrt(truth), 0.005), "this is sigma; the variance is its square.")
                .hint(near(truth * images[0].length, 0.05), "this is the error of an image; divide it by the pixels.")
                .hint(near(1 / truth, 0.05 / truth), "this is the precision, one over it.")
                .otherwise("set the derivative of eq. 12 by sigma^2 to zero: the mean squared error of a pixel.");
    }
}
