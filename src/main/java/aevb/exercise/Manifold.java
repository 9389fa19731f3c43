package aevb.exercise;

import aevb.prob.LatentGrid;
import java.util.Arrays;

/** Checks of the exercises in {@code 04-fig2-manifold}. */
public final class Manifold {
    private static final double TOLERANCE = 1e-3;

    private Manifold() {}

    /** Equally spaced points from -4 to 4 on both axes, in the order of {@link LatentGrid#inverseCdf}: left to right, top to bottom. */
    public static Verdict evenGrid(float[][] answer, int side) {
        float[][] expected = new float[side * side][];
        for (int i = 0; i < expected.length; i++) {
            double right = -4 + 8.0 * (i % side) / (side - 1);
            double up = 4 - 8.0 * (i / side) / (side - 1);
            expected[i] = new float[] {(float) right, (float) up};
        }
        return Check.of(answer)
                .hint(a -> a.length != expected.length, side + " x " + side + " points are asked for.")
                .right(a -> equal(a, expected, false, 1), "At the rim stand codes that the prior hardly ever draws.")
                .hint(a -> equal(a, LatentGrid.inverseCdf(side), false, 1), "this is the grid of the figure.")
                .hint(a -> equal(a, expected, true, 1), "z1 and z2 are exchanged: z1 goes to the right.")
                .hint(a -> equal(a, expected, false, -1), "upside down: the first row is the one with z2 = 4.")
                .otherwise(a ->
                        "the first point is (-4, 4), yours is " + Arrays.toString(a[0]) + "; the last is (4, -4).");
    }

    private static boolean equal(float[][] a, float[][] b, boolean exchanged, int up) {
        for (int i = 0; i < a.length; i++) {
            float[] p = exchanged ? new float[] {a[i][1], a[i][0]} : new float[] {a[i][0], up * a[i][1]};
            if (!Check.equal(p, b[i], TOLERANCE)) {
                return false;
            }
        }
        return true;
    }

    /** A straight walk from the code of a {@code from} to the code of a {@code to}. */
    public static Verdict walk(float[][] answer, float[][] codes, int[] labels, int from, int to) {
        return Check.of(answer)
                .hint(a -> a.length < 3, "a walk has a beginning, an end, and something between them.")
                .hint(a -> label(a[0], codes, labels) != from, "it does not begin at the code of a " + from + ".")
                .hint(
                        a -> label(a[a.length - 1], codes, labels) != to,
                        "it does not end at the code of a " + to + " among the test images.")
                .right(Manifold::isStraight, "What the images on the way look like says what lies between the classes.")
                .otherwise("the steps are not equal; LatentGrid.line makes them so.");
    }

    /** The class of the code, -1 if it is none of them. */
    private static int label(float[] z, float[][] codes, int[] labels) {
        for (int i = 0; i < codes.length; i++) {
            if (Check.equal(z, codes[i], 1e-5)) {
                return labels[i];
            }
        }
        return -1;
    }

    private static boolean isStraight(float[][] z) {
        float[][] line = LatentGrid.line(z[0], z[z.length - 1], z.length);
        for (int i = 0; i < z.length; i++) {
            if (!Check.equal(z[i], line[i], TOLERANCE)) {
                return false;
            }
        }
        return true;
    }

    /** The share of test codes whose nearest training code has the same label. */
    public static Verdict nearestCode(
            Double answer, float[][] train, int[] trainLabels, float[][] test, int[] testLabels) {
        int right = 0;
        for (int i = 0; i < test.length; i++) {
            right += trainLabels[nearest(test[i], train)] == testLabels[i] ? 1 : 0;
        }
        double share = right / (double) test.length;
        return Check.of(answer)
                .right(Check.near(share, 1e-3), "Guessing gives about 0.1.")
                .hint(Check.near(100 * share, 0.1), "as a share, please, not in percent.")
                .hint(Check.near(1 - share, 1e-3), "these are the wrong ones.")
                .hint(
                        a -> a > 0.999,
                        "this good? Every code is its own neighbour: compare test codes with training codes.")
                .otherwise("for each test code take the training code at the least distance, and compare the labels.");
    }

    private static int nearest(float[] z, float[][] codes) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < codes.length; i++) {
            double d = 0;
            for (int j = 0; j < z.length; j++) {
                d += (z[j] - codes[i][j]) * (z[j] - codes[i][j]);
            }
            if (d < least) {
                least = d;
                best = i;
            }
        }
        return best;
    }
}
