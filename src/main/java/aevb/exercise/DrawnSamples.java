package aevb.exercise;

import static aevb.exercise.Check.near;

import aevb.eval.LatentUse;
import aevb.model.Model;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Checks of the exercises in {@code 05-fig3-samples}. */
public final class DrawnSamples {
    private static final double KL_THRESHOLD = 0.01;

    private DrawnSamples() {}

    /** Codes drawn from N(0, I/2). */
    public static Verdict halfVariance(float[][] answer, int dim) {
        return Check.of(answer)
                .hint(a -> a.length == 0 || a[0].length != dim, "a code has " + dim + " numbers.")
                .hint(a -> a.length * dim < 100, "draw at least 100 numbers, or their spread says nothing.")
                .right(
                        near(DrawnSamples::sd, Math.sqrt(0.5), 0.06),
                        "Now 16 % of the coordinates fall outside the cube.")
                .hint(near(DrawnSamples::sd, 0.5, 0.06), "0.5 is the variance; multiply by its root.")
                .hint(near(DrawnSamples::sd, 1, 0.06), "these are draws from N(0, I).")
                .otherwise(a -> String.format("their standard deviation is %.2f.", sd(a)));
    }

    private static double sd(float[][] z) {
        double squares = Arrays.stream(z)
                .flatMapToDouble(r -> IntStream.range(0, r.length).mapToDouble(j -> r[j] * r[j]))
                .average()
                .orElseThrow();
        return Math.sqrt(squares);
    }

    /** The expected squared length of a draw from N(0, I) times {@code temperature}. */
    public static Verdict squaredLength(Double answer, int dim, double temperature) {
        double truth = temperature * temperature * dim;
        return Check.of(answer)
                .right(
                        near(truth, 1e-6),
                        "Cold codes lie nearer to the origin than any code of the prior: safe, but all alike.")
                .hint(near(temperature * dim, 1e-6), "each number is multiplied before it is squared.")
                .hint(near(dim, 1e-6), "this is the length at temperature 1.")
                .hint(near(Math.sqrt(truth), 0.01), "its square is asked for.")
                .otherwise("the squares of " + dim + " standard normal numbers have a mean of 1 each.");
    }

    /** How many latent dimensions have a KL above 0.01 nats on these images. */
    public static Verdict used(Integer answer, Model vae, float[][] images) {
        LatentUse use = LatentUse.of(vae, images);
        long above = Arrays.stream(use.kl()).filter(v -> v > KL_THRESHOLD).count();
        return Check.of(answer)
                .right(near(above, 0), "The others are the prior's noise for every image.")
                .hint(near(use.kl().length - above, 0), "these are the ones below.")
                .hint(near(use.activeUnits(), 0), "this counts by the variance of the means, the other measure.")
                .otherwise("LatentUse.of(model, images).kl() has a number a dimension; count those above 0.01.");
    }
}
