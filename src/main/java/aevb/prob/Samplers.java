package aevb.prob;

import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/** Latent vectors to decode, drawn in other ways than from the prior. */
public final class Samplers {
    private Samplers() {}

    /** {@code n x dim} numbers, uniform in (-1, 1): where an autoencoder with a tanh at its code must have been. */
    public static float[][] uniform(int n, int dim, long seed) {
        Noise noise = new Noise(seed);
        float[][] z = new float[n][dim];
        for (int i = 0; i < n; i++) {
            var random = noise.at(Noise.Stream.PRIOR_SAMPLES, 1, i);
            for (int j = 0; j < dim; j++) {
                z[i][j] = 2 * random.nextFloat() - 1;
            }
        }
        return z;
    }

    /** {@code n} draws from a Gaussian with the means and standard deviations of these codes, coordinate by coordinate. */
    public static float[][] fitted(float[][] codes, int n, long seed) {
        int dim = codes[0].length;
        float[][] z = new Noise(seed).normals(Noise.Stream.PRIOR_SAMPLES, n, dim);
        for (int j = 0; j < dim; j++) {
            double[] column = column(codes, j);
            double mean = java.util.Arrays.stream(column).average().orElseThrow();
            double sd = new StandardDeviation().evaluate(column, mean);
            for (float[] row : z) {
                row[j] = (float) (mean + sd * row[j]);
            }
        }
        return z;
    }

    private static double[] column(float[][] rows, int j) {
        double[] out = new double[rows.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = rows[i][j];
        }
        return out;
    }
}
