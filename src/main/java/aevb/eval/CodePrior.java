package aevb.eval;

import aevb.prob.Noise;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A prior over rows of code numbers, fitted to those of training images: without one a vector-quantised autoencoder cannot be
 * sampled from. The number at each position depends on the one before it and, where there are rows, on the one above.
 */
public final class CodePrior {
    /** Of each count with both neighbours as many as this of the left neighbour's are added, and so on: seldom seen pairs back off. */
    private static final double BACK_OFF = 3;

    private final int[][] training;
    private final int size;
    private final int columns;

    /**
     * A prior fitted to code numbers.
     *
     * @param training [images][positions], row by row of a grid
     * @param size K, vectors in the codebook
     * @param columns of the grid
     */
    public CodePrior(int[][] training, int size, int columns) {
        this.training = training;
        this.size = size;
        this.columns = columns;
    }

    /** Code numbers, [count][positions], each position drawn given its left and upper neighbours. */
    public int[][] draw(int count, long seed) {
        int positions = training[0].length;
        int[][] out = new int[count][positions];
        var noise = new Noise(seed);
        for (int p = 0; p < positions; p++) {
            for (int i = 0; i < count; i++) {
                UniformRandomProvider random = noise.at(Noise.Stream.PRIOR_SAMPLES, p, i);
                out[i][p] = draw(weights(out[i], p), random.nextDouble());
            }
        }
        return out;
    }

    /** Uniform code numbers, to see what becomes of them. */
    public static int[][] uniform(int count, int positions, int size, long seed) {
        int[][] out = new int[count][positions];
        for (int i = 0; i < count; i++) {
            UniformRandomProvider random = new Noise(seed).at(Noise.Stream.PRIOR_SAMPLES, 0, i);
            for (int p = 0; p < positions; p++) {
                out[i][p] = random.nextInt(size);
            }
        }
        return out;
    }

    /** p(c | left, above) up to a factor: counts with both neighbours, then with the left one, then with none, each if the one before is thin. */
    private double[] weights(int[] row, int p) {
        int left = p % columns == 0 ? -1 : row[p - 1];
        int above = p < columns ? -1 : row[p - columns];
        double[] both = new double[size];
        double[] one = new double[size];
        double[] none = new double[size];
        for (int[] image : training) {
            boolean sameLeft = left < 0 || image[p - 1] == left;
            boolean sameAbove = above < 0 || image[p - columns] == above;
            none[image[p]]++;
            if (sameLeft) {
                one[image[p]]++;
            }
            if (sameLeft && sameAbove) {
                both[image[p]]++;
            }
        }
        return backedOff(both, backedOff(one, backedOff(none, new double[size])));
    }

    private static double[] backedOff(double[] counts, double[] wider) {
        double total = sum(counts);
        double mass = sum(wider);
        double[] out = new double[counts.length];
        for (int k = 0; k < out.length; k++) {
            out[k] = (counts[k] + (mass > 0 ? BACK_OFF * wider[k] / mass : 0)) / (total + (mass > 0 ? BACK_OFF : 0));
        }
        return out;
    }

    private static double sum(double[] v) {
        double s = 0;
        for (double x : v) {
            s += x;
        }
        return s;
    }

    private static int draw(double[] weights, double u) {
        double at = u * sum(weights);
        for (int k = 0; k < weights.length; k++) {
            at -= weights[k];
            if (at < 0) {
                return k;
            }
        }
        return weights.length - 1;
    }
}
