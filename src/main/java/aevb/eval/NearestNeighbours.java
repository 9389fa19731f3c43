package aevb.eval;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How useful a representation is, as a number: the share of codes whose k nearest labelled codes have, by majority, their label. The
 * nearest decides a tie.
 *
 * @param k neighbours asked
 */
public record NearestNeighbours(int k) {
    public NearestNeighbours {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, got " + k);
        }
    }

    /** Accuracy on codes of which the labels are known, given others with theirs; Euclidean distance. */
    public double accuracy(float[][] known, int[] knownLabels, float[][] asked, int[] labels) {
        long right = IntStream.range(0, asked.length)
                .parallel()
                .filter(i -> label(known, knownLabels, asked[i]) == labels[i])
                .count();
        return (double) right / asked.length;
    }

    private int label(float[][] known, int[] knownLabels, float[] z) {
        double[] nearest = new double[k];
        int[] labels = new int[k];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int i = 0; i < known.length; i++) {
            insert(nearest, labels, distance(known[i], z, nearest[k - 1]), knownLabels[i]);
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

    /** Squared; the sum is broken off where it passes {@code limit}. */
    private static double distance(float[] a, float[] b, double limit) {
        double sum = 0;
        for (int j = 0; j < a.length && sum < limit; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
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
