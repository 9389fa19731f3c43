package aevb.objective;

import aevb.nn.Matrix;
import java.util.Arrays;
import java.util.List;

/**
 * A codebook that follows the encoder by exponential moving averages (van den Oord and others 2017, Appendix A.1): how often each
 * vector is chosen and the sum of what chose it, N_k and m_k, and e_k = m_k / N_k.
 */
final class MovingAverages {
    /** Laplace smoothing: a vector that nobody chooses keeps a count above zero, and its place. */
    private static final double SMOOTHING = 1e-5;

    private final Matrix book;
    private final double decay;
    private final float[] counts;
    private final float[] sums;

    MovingAverages(Matrix book, double decay) {
        this.book = book;
        this.decay = decay;
        counts = new float[book.rowCount()];
        sums = new float[(int) book.length()];
        Arrays.fill(counts, Float.NaN);
    }

    List<float[]> memory() {
        return List.of(counts, sums);
    }

    /** One step from a batch: {@code numbers[n]} is the vector that rows n D to (n + 1) D of the encoder's outputs chose. */
    void follow(Matrix encoded, int[] numbers) {
        if (Float.isNaN(counts[0])) {
            start();
        }
        int dim = book.columnCount();
        double[] chosen = new double[counts.length];
        double[] summed = new double[sums.length];
        for (int n = 0; n < numbers.length; n++) {
            chosen[numbers[n]]++;
            for (int j = 0; j < dim; j++) {
                summed[numbers[n] * dim + j] += encoded.get((long) n * dim + j);
            }
        }
        double total = 0;
        for (int k = 0; k < counts.length; k++) {
            counts[k] = (float) (decay * counts[k] + (1 - decay) * chosen[k]);
            total += counts[k];
        }
        for (int k = 0; k < counts.length; k++) {
            double smoothed = (counts[k] + SMOOTHING) / (total + counts.length * SMOOTHING) * total;
            for (int j = 0; j < dim; j++) {
                int at = k * dim + j;
                sums[at] = (float) (decay * sums[at] + (1 - decay) * summed[at]);
                book.put(at, sums[at] / smoothed);
            }
        }
    }

    /** As if every vector had been chosen once, from where it is. */
    private void start() {
        Arrays.fill(counts, 1);
        for (int i = 0; i < sums.length; i++) {
            sums[i] = (float) book.get(i);
        }
    }
}
