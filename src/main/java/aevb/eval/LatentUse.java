package aevb.eval;

import aevb.model.Model;
import aevb.prob.DiagonalGaussian;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How much a VAE uses each of its latent dimensions.
 *
 * @param kl mean over images of KL(q(z_j|x) || N(0, 1)), nats
 * @param variance over images of the mean mu_j of q(z_j|x)
 */
public record LatentUse(double[] kl, double[] variance) {
    /** Burda, Grosse and Salakhutdinov 2015, Section 5.2: a unit whose mean varies less does not depend on x. */
    private static final double ACTIVE = 0.01;

    public LatentUse {
        kl = kl.clone();
        variance = variance.clone();
    }

    /** Measured on these images, a row of pixels each. */
    public static LatentUse of(Model vae, float[][] images) {
        int d = vae.architecture().latentDim();
        double[] kl = new double[d];
        double[] sum = new double[d];
        double[] squares = new double[d];
        float[][] heads = vae.encode(images);
        for (float[] row : heads) {
            double[] mu = widened(row, 0, d);
            double[] ofThis = new DiagonalGaussian(mu, widened(row, d, 2 * d)).klByDimension();
            for (int j = 0; j < d; j++) {
                kl[j] += ofThis[j] / heads.length;
                sum[j] += mu[j] / heads.length;
                squares[j] += mu[j] * mu[j] / heads.length;
            }
        }
        double[] variance = new double[d];
        for (int j = 0; j < d; j++) {
            variance[j] = squares[j] - sum[j] * sum[j];
        }
        return new LatentUse(kl, variance);
    }

    private static double[] widened(float[] row, int from, int to) {
        return IntStream.range(from, to).mapToDouble(j -> row[j]).toArray();
    }

    /** Dimensions whose mean depends on the image. */
    public int activeUnits() {
        return (int) Arrays.stream(variance).filter(v -> v > ACTIVE).count();
    }

    /** The dimensions, the most informative first. */
    public int[] byKl() {
        return IntStream.range(0, kl.length)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -kl[j]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The KL divergences, the largest first. */
    public double[] sortedKl() {
        return Arrays.stream(byKl()).mapToDouble(j -> kl[j]).toArray();
    }
}
