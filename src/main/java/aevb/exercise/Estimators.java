package aevb.exercise;

import static aevb.exercise.Check.near;

import java.util.function.DoubleUnaryOperator;

/** Checks of the exercises in {@code 15-estimators}. */
public final class Estimators {
    private static final double MU = 0.5;
    private static final double SIGMA = 2;

    private Estimators() {}

    /** By which factor the variance grows with a smaller batch. */
    public static Verdict smallerBatch(Double answer, int large, int small) {
        double factor = (double) large / small;
        return Check.of(answer)
                .right(near(factor, 1e-6), "A mean of M independent terms has a variance of 1/M.")
                .hint(near(Math.sqrt(factor), 1e-6), "this is the standard deviation's.")
                .hint(near(1 / factor, 1e-6), "larger, not smaller: fewer images, more noise.")
                .otherwise("compare the rows M 10 and M 100 of the table.");
    }

    /** The score of N(0.5, 4) by its mean. */
    public static Verdict score(DoubleUnaryOperator answer) {
        return Check.of(answer)
                .right(f -> agrees(f, z -> (z - MU) / (SIGMA * SIGMA)), "Its mean under q is zero, whatever q is.")
                .hint(
                        f -> agrees(f, z -> (MU - z) / (SIGMA * SIGMA)),
                        "the sign: a larger mu makes a larger z more likely.")
                .hint(f -> agrees(f, z -> (z - MU) / SIGMA), "divide by the variance, not by the standard deviation.")
                .hint(f -> agrees(f, z -> z - MU), "and the variance?")
                .otherwise(f -> "at z = 2.5 it is 0.5, yours " + f.applyAsDouble(2.5) + ".");
    }

    private static boolean agrees(DoubleUnaryOperator f, DoubleUnaryOperator g) {
        for (double z : new double[] {-1, 0, 2.5}) {
            if (!(Math.abs(f.applyAsDouble(z) - g.applyAsDouble(z)) < 1e-9)) {
                return false;
            }
        }
        return true;
    }

    /** The baseline of least variance for f(z) = -(z - 3)^2 under N(0, 1): E[f s^2] / E[s^2] with s = z, which is -12. */
    public static Verdict baseline(Double answer) {
        return Check.of(answer)
                .right(near(-12, 0.3), "With it the toy's variance falls, though not to that of the slope.")
                .hint(near(-10, 0.3), "this is the mean of f: a good baseline, not the best.")
                .hint(near(12, 0.3), "the sign: f is negative.")
                .otherwise("weigh each f by s^2, where s = z is the score.");
    }
}
