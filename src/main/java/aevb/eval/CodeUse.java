package aevb.eval;

import java.util.Arrays;

/**
 * How much of a codebook is used.
 *
 * @param counts how often each vector was chosen
 */
public record CodeUse(long[] counts) {
    public CodeUse {
        counts = counts.clone();
    }

    /** Counted over images, [images][positions] of code numbers. */
    public static CodeUse of(int[][] numbers, int size) {
        long[] counts = new long[size];
        for (int[] row : numbers) {
            for (int k : row) {
                counts[k]++;
            }
        }
        return new CodeUse(counts);
    }

    /** exp of the entropy of the choice: as many vectors, equally used, would be as unpredictable. */
    public double perplexity() {
        double total = Arrays.stream(counts).sum();
        double entropy = 0;
        for (long c : counts) {
            entropy -= c == 0 ? 0 : c / total * Math.log(c / total);
        }
        return Math.exp(entropy);
    }

    /** Vectors that were never chosen. */
    public int dead() {
        return (int) Arrays.stream(counts).filter(c -> c == 0).count();
    }
}
