package aevb.eval;

import java.util.function.IntConsumer;
import smile.manifold.TSNE;
import smile.math.MathEx;

/**
 * Codes laid out in the plane so that near ones stay near (van der Maaten and Hinton 2008); Smile's implementation, which compares
 * every pair: thousands of codes are seconds to minutes. Distances between groups, and their sizes, mean nothing.
 *
 * @param perplexity about how many neighbours each code is kept near to
 */
public record Tsne(double perplexity, int iterations) {
    private static final double LEARNING_RATE = 200;
    private static final long SEED = 1;
    /** Iterations between two reports; the momentum begins anew after each, which costs nothing to speak of. */
    private static final int PART = 50;

    public Tsne {
        if (!(perplexity > 1) || iterations < 1) {
            throw new IllegalArgumentException(
                    "expected a perplexity above 1 and iterations, got " + perplexity + " and " + iterations);
        }
    }

    /**
     * A row of two coordinates for each code.
     *
     * @param done told the iterations so far; what it throws ends the work
     * @throws IllegalArgumentException if there are not more codes than 3 times the perplexity, or as many as they have dimensions
     */
    public float[][] of(float[][] codes, IntConsumer done) {
        int n = codes.length;
        if (n <= 3 * perplexity || n == codes[0].length) {
            throw new IllegalArgumentException("t-SNE with perplexity " + perplexity + " needs more than "
                    + (int) (3 * perplexity) + " codes, and not " + codes[0].length + ", got " + n);
        }
        double[][] x = new double[n][codes[0].length];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < x[i].length; j++) {
                x[i][j] = codes[i][j];
            }
        }
        MathEx.setSeed(SEED);
        int first = Math.min(PART, iterations);
        var tsne = new TSNE(x, 2, perplexity, LEARNING_RATE, first);
        done.accept(first);
        for (int i = first; i < iterations; i += PART) {
            tsne.update(Math.min(PART, iterations - i));
            done.accept(Math.min(i + PART, iterations));
        }
        float[][] plane = new float[n][2];
        for (int i = 0; i < n; i++) {
            plane[i] = new float[] {(float) tsne.coordinates[i][0], (float) tsne.coordinates[i][1]};
        }
        return plane;
    }
}
