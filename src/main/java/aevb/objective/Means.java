package aevb.objective;

import aevb.nn.Matrix;

/** Means of what there is a number a row of. */
final class Means {
    private Means() {}

    /** The mean of the first {@code rows} numbers. */
    static double of(Matrix perRow, int rows) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += perRow.get(i);
        }
        return sum / rows;
    }
}
