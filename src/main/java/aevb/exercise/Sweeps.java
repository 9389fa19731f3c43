package aevb.exercise;

import static aevb.exercise.Check.near;

import java.util.function.DoubleBinaryOperator;

/** Checks of the exercises in {@code 30-sweeps}. */
public final class Sweeps {
    private static final double CLOSE = 1e-9;

    private Sweeps() {}

    /** Runs of a sweep with axes of these lengths. */
    public static Verdict count(Integer answer, int... axes) {
        int product = 1;
        int sum = 0;
        for (int n : axes) {
            product *= n;
            sum += n;
        }
        return Check.of(answer)
                .right(
                        near(product, 0),
                        "Every value with every other: axes multiply, which is why sweeps grow so fast.")
                .hint(near(sum, 0), "that is one run for each value; every combination is a run.")
                .otherwise("multiply the lengths of the axes.");
    }

    /** A difference of one nat in standard errors. */
    public static Verdict standardErrors(DoubleBinaryOperator answer) {
        return Check.of(answer)
                .right(
                        f -> is(f, 0.4, 3, Math.sqrt(1.5) / 0.4) && is(f, 2, 8, 1),
                        "Below 2 or so, a difference is no result yet: more seeds, not more words.")
                .hint(f -> is(f, 0.4, 3, Math.sqrt(3) / 0.4), "that is of one mean; a difference has two of them.")
                .hint(f -> is(f, 0.4, 3, 0.4 * Math.sqrt(2.0 / 3)), "that is the error; how often does it fit into 1?")
                .otherwise("the error of the difference is sqrt(2) s / sqrt(n); divide 1 by it.");
    }

    private static boolean is(DoubleBinaryOperator f, double s, double n, double expected) {
        return Math.abs(f.applyAsDouble(s, n) - expected) < CLOSE;
    }
}
