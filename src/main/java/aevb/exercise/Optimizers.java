package aevb.exercise;

import static aevb.exercise.Check.near;

import java.util.function.UnaryOperator;

/** Checks of the exercises in {@code 25-adam-and-relu}. */
public final class Optimizers {
    private static final double[] GRADIENTS = {2, -1, 0.5, 3};
    private static final double STEP_SIZE = 0.001;
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double CLOSE = 1e-9;

    private Optimizers() {}

    /** The length of Adam's first step. */
    public static Verdict firstStep(Double answer) {
        return Check.of(answer)
                .right(
                        near(STEP_SIZE, CLOSE),
                        "Corrected, m is g and v is g^2: whatever the gradient, the step is eta.")
                .hint(near(-STEP_SIZE, CLOSE), "its length, please.")
                .hint(near(7 * STEP_SIZE, CLOSE), "that is gradient descent; Adam divides by the root of v.")
                .hint(
                        near(STEP_SIZE * (1 - BETA1) / Math.sqrt(1 - BETA2), 1e-6),
                        "without the correction for their start at 0, m is a tenth of g and v a thousandth of g^2.")
                .otherwise("m is 0.1 g and v is 0.001 g^2; corrected they are g and g^2.");
    }

    /** Adam by hand. */
    public static Verdict adam(UnaryOperator<double[]> answer) {
        return Check.of(answer)
                .hint(f -> f.apply(GRADIENTS.clone()).length != GRADIENTS.length, "one weight a gradient, please.")
                .right(f -> agrees(f, 1, true), "Adam. The library's does the same for a whole matrix at once.")
                .hint(f -> agrees(f, -1, true), "the sign: the loss is to fall, so go against the gradient.")
                .hint(f -> agrees(f, 1, false), "the means start at 0; divide m by 1 - 0.9^t and v by 1 - 0.999^t.")
                .otherwise("the first weight is -0.001, whatever the first gradient, if it is positive.");
    }

    private static boolean agrees(UnaryOperator<double[]> f, double sign, boolean corrected) {
        double[] path = f.apply(GRADIENTS.clone());
        double w = 0;
        double m = 0;
        double v = 0;
        for (int t = 1; t <= GRADIENTS.length; t++) {
            double g = GRADIENTS[t - 1];
            m = BETA1 * m + (1 - BETA1) * g;
            v = BETA2 * v + (1 - BETA2) * g * g;
            double mHat = corrected ? m / (1 - Math.pow(BETA1, t)) : m;
            double vHat = corrected ? v / (1 - Math.pow(BETA2, t)) : v;
            w -= sign * STEP_SIZE * mHat / (Math.sqrt(vHat) + 1e-8);
            if (!(Math.abs(path[t - 1] - w) < CLOSE)) {
                return false;
            }
        }
        return true;
    }
}
