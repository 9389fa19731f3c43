package aevb.prob;

import org.apache.commons.math3.distribution.NormalDistribution;

/** Latent points laid out for a figure. */
public final class LatentGrid {
    private LatentGrid() {}

    /**
     * The grid of the paper's Figure 4: {@code side x side} points of the unit square, equally spaced, through the inverse
     * of the normal distribution, so that each stands for the same mass of the prior. Row by row from the top left;
     * z1 grows to the right, z2 upwards.
     *
     * @return side^2 rows of 2
     */
    public static float[][] inverseCdf(int side) {
        var normal = new NormalDistribution(null, 0, 1);
        float[] at = new float[side];
        for (int i = 0; i < side; i++) {
            at[i] = (float) normal.inverseCumulativeProbability((i + 0.5) / side);
        }
        float[][] grid = new float[side * side][];
        for (int r = 0; r < side; r++) {
            for (int c = 0; c < side; c++) {
                grid[r * side + c] = new float[] {at[c], at[side - 1 - r]};
            }
        }
        return grid;
    }

    /** {@code steps} points on the straight line from a to b, both included. */
    public static float[][] line(float[] a, float[] b, int steps) {
        float[][] out = new float[steps][a.length];
        for (int i = 0; i < steps; i++) {
            float t = steps == 1 ? 0 : (float) i / (steps - 1);
            for (int j = 0; j < a.length; j++) {
                out[i][j] = (1 - t) * a[j] + t * b[j];
            }
        }
        return out;
    }
}
