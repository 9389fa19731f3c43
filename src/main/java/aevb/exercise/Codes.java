package aevb.exercise;

import static aevb.exercise.Check.near;

import aevb.eval.LatentUse;
import aevb.model.Model;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Checks of the exercises in {@code 09-what-the-codes-hold}. */
public final class Codes {
    private static final double TOLERANCE = 1e-4;

    private Codes() {}

    /** A draw from q(z|x) for each image. */
    public static Verdict drawn(float[][] answer, Model vae, float[][] images) {
        float[][] heads = vae.encode(images);
        int d = heads[0].length / 2;
        return Check.of(answer)
                .hint(z -> z.length != images.length || z[0].length != d, "a row of " + d + " for each image, please.")
                .hint(z -> spread(z, heads, 0) < 0.01, "these are the means.")
                .right(
                        near((float[][] z) -> spread(z, heads, 0.5), 1, 0.15),
                        "Decode them: at 20 dimensions hardly anything changes.")
                .hint(
                        near((float[][] z) -> spread(z, heads, 1), 1, 0.15),
                        "sigma = exp(log sigma^2 / 2): you have used the variance.")
                .otherwise(z -> String.format(
                        "(z - mu) / sigma should have a standard deviation of 1; yours has %.2f.",
                        spread(z, heads, 0.5)));
    }

    /** Standard deviation of (z - mu) / exp(power log sigma^2). */
    private static double spread(float[][] z, float[][] heads, double power) {
        double squares = 0;
        int d = z[0].length;
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < d; j++) {
                double e = (z[i][j] - heads[i][j]) / Math.exp(power * heads[i][d + j]);
                squares += e * e;
            }
        }
        return Math.sqrt(squares / z.length / d);
    }

    /** The point at {@code t} on the line through the codes a (t = 0) and b (t = 1). */
    public static Verdict onTheLine(float[] answer, float[] a, float[] b, double t) {
        return Check.of(answer)
                .hint(z -> z.length != a.length, "a code has " + a.length + " numbers.")
                .right(z -> Check.equal(z, at(a, b, t), TOLERANCE), "Decode it with both models.")
                .hint(z -> Check.equal(z, at(b, a, t), TOLERANCE), "a and b are exchanged: t = 1 is b.")
                .hint(
                        z -> Check.equal(z, at(b, Check.scaled(b, 0), 1 - t), TOLERANCE),
                        "the weight of a, 1 - t, is missing.")
                .hint(z -> Check.equal(z, at(a, b, t - 1), TOLERANCE), "this is only halfway to b; t counts from a.")
                .otherwise("z = (1 - t) a + t b, also where t is larger than 1.");
    }

    private static float[] at(float[] a, float[] b, double t) {
        float[] z = new float[a.length];
        for (int j = 0; j < z.length; j++) {
            z[j] = (float) ((1 - t) * a[j] + t * b[j]);
        }
        return z;
    }

    /** The codes of the images with all but the {@code kept} dimensions of largest KL set to zero. */
    public static Verdict mostUsed(float[][] answer, Model vae, float[][] images, LatentUse use, int kept) {
        float[][] codes = vae.codes(images);
        int[] order = use.byKl();
        int[] first = java.util.stream.IntStream.range(0, kept).toArray();
        int[] least = Arrays.copyOfRange(order, order.length - kept, order.length);
        return Check.of(answer)
                .hint(
                        z -> z.length != codes.length || z[0].length != codes[0].length,
                        "as many codes, as long as before.")
                .right(z -> keeps(z, codes, Arrays.copyOf(order, kept)), "Decode them and compare the squared errors.")
                .hint(z -> keeps(z, codes, least), "these are the dimensions of smallest KL.")
                .hint(z -> keeps(z, codes, first), "these are the first dimensions; byKl() says which carry most.")
                .hint(z -> Arrays.deepEquals(z, codes), "nothing is set to zero yet.")
                .otherwise("keep code[i][j] for j among the first " + kept + " of use.byKl(), 0 elsewhere.");
    }

    private static boolean keeps(float[][] z, float[][] codes, int[] dims) {
        Set<Integer> kept = new HashSet<>();
        Arrays.stream(dims).forEach(kept::add);
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < z[i].length; j++) {
                if (!(Math.abs(z[i][j] - (kept.contains(j) ? codes[i][j] : 0)) <= TOLERANCE)) {
                    return false;
                }
            }
        }
        return true;
    }
}
