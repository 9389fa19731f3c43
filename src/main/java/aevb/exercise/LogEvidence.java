package aevb.exercise;

import static aevb.exercise.Check.near;

import java.util.function.UnaryOperator;

/** Checks of the exercises in {@code 13-marginal-likelihood}. */
public final class LogEvidence {
    private static final double[] RATIOS = {0.5, 2, 1};
    private static final double[][] STATES = {{0.3, 1}, {-1, 0.2}};
    private static final double STEP = 0.1;

    private LogEvidence() {}

    /** The estimate of Appendix D from three ratios q(z) / p(x, z). */
    public static Verdict harmonic(Double answer) {
        double mean = 0;
        double logs = 0;
        for (double r : RATIOS) {
            mean += r / RATIOS.length;
            logs += Math.log(r) / RATIOS.length;
        }
        return Check.of(answer)
                .right(near(-Math.log(mean), 1e-4), "A single large ratio, a draw from the tail, can ruin it.")
                .hint(near(Math.log(mean), 1e-4), "this is log 1/p(x): turn its sign.")
                .hint(near(mean, 1e-4), "this is 1/p(x) itself.")
                .hint(near(-logs, 1e-4), "the mean comes before the logarithm.")
                .otherwise("minus the logarithm of the mean of the three.");
    }

    /** A leapfrog step on -log N(z; 0, 1). */
    public static Verdict leapfrog(UnaryOperator<double[]> answer) {
        return Check.of(answer)
                .hint(f -> f.apply(STATES[0].clone()).length != 2, "two numbers, {z, momentum}.")
                .right(
                        f -> agrees(f, s -> step(s, 0.5, -1, true)),
                        "It can be run backwards, which is why the acceptance is so simple.")
                .hint(f -> agrees(f, s -> step(s, 0.5, 1, true)), "the gradient of log N(z; 0, 1) is -z.")
                .hint(
                        f -> agrees(f, s -> step(s, 1, -1, true)),
                        "the momentum takes half a step before and half a step after.")
                .hint(
                        f -> agrees(f, s -> step(s, 0.5, -1, false)),
                        "the second half step uses the gradient at the new z.")
                .hint(
                        f -> agrees(f, s -> new double[] {s[0] + STEP * s[1], s[1] - STEP * s[0]}),
                        "this is Euler's method: it gains energy at every step.")
                .otherwise("p += 0.05 * -z; z += 0.1 * p; p += 0.05 * -z.");
    }

    private static double[] step(double[] s, double half, int sign, boolean atNew) {
        double p = s[1] + half * STEP * sign * s[0];
        double z = s[0] + STEP * p;
        return new double[] {z, p + half * STEP * sign * (atNew ? z : s[0])};
    }

    private static boolean agrees(UnaryOperator<double[]> f, UnaryOperator<double[]> g) {
        for (double[] s : STATES) {
            double[] a = f.apply(s.clone());
            double[] b = g.apply(s.clone());
            if (!(Math.abs(a[0] - b[0]) < 1e-9 && Math.abs(a[1] - b[1]) < 1e-9)) {
                return false;
            }
        }
        return true;
    }
}
