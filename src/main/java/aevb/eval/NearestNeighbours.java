package aevb.eval;

import aevb.nn.Gemm;
import aevb.nn.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How useful a representation is, as a number: the share of codes whose k nearest labelled codes have, by majority, their label. The
 * nearest decides a tie.
 *
 * @param k neighbours asked
 */
public record NearestNeighbours(int k) {
    /** Codes asked about at a time: their products with ten thousand others are 10 MB. */
    private static final int ROWS = 250;

    public NearestNeighbours {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, got " + k);
        }
    }

    /** Accuracy on codes of which the labels are known, given others with theirs; Euclidean distance, in single precision. */
    public double accuracy(float[][] known, int[] knownLabels, float[][] asked, int[] labels) {
        Matrix all = Matrix.of(known);
        double[] squares = Arrays.stream(known).mapToDouble(z -> dot(z, z)).toArray();
        Matrix space = Matrix.zeros(all.type(), Math.min(ROWS, asked.length), known.length);
        long right = 0;
        for (int from = 0; from < asked.length; from += ROWS) {
            int first = from;
            Matrix some = Matrix.of(Arrays.copyOfRange(asked, from, Math.min(asked.length, from + ROWS)));
            Matrix products = space.rows(0, some.rowCount());
            Gemm.multiplyTransposedRight(some, all, products);
            right += IntStream.range(0, some.rowCount())
                    .parallel()
                    .filter(i -> label(squares, products.row(i), knownLabels) == labels[first + i])
                    .count();
        }
        return (double) right / asked.length;
    }

    private static double dot(float[] a, float[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(j -> (double) a[j] * b[j])
                .sum();
    }

    /** By |a|^2 - 2 a z, which is the squared distance but for what all have in common. */
    private int label(double[] squares, float[] products, int[] knownLabels) {
        double[] nearest = new double[k];
        int[] labels = new int[k];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int i = 0; i < squares.length; i++) {
            insert(nearest, labels, squares[i] - 2 * products[i], knownLabels[i]);
        }
        int[] votes = new int[Arrays.stream(labels).max().orElseThrow() + 1];
        int best = labels[0];
        for (int label : labels) {
            votes[label]++;
        }
        for (int label : labels) {
            best = votes[label] > votes[best] ? label : best;
        }
        return best;
    }

    /** Keeps the k least distances in order. */
    private void insert(double[] nearest, int[] labels, double distance, int label) {
        int at = k;
        while (at > 0 && distance < nearest[at - 1]) {
            at--;
        }
        if (at < k) {
            System.arraycopy(nearest, at, nearest, at + 1, k - 1 - at);
            System.arraycopy(labels, at, labels, at + 1, k - 1 - at);
            nearest[at] = distance;
            labels[at] = label;
        }
    }
}
