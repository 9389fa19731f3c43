package aevb.exercise;

import aevb.prob.DiagonalGaussian;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleBiFunction;

/** Checks of the exercises in {@code 01-the-elbo-by-hand}. */
public final class ElboByHand {
    private static final double[][] POINTS = {{0, 0.5}, {0.8, 1}, {-1.3, 2}, {0.4, 0.1}};
    private static final int SIDE = 400;
    private static final double REACH = 7;

    private ElboByHand() {}

    /** For which (mu, sigma) the KL to the standard normal is zero. */
    public static Verdict zeroKl(double[] answer) {
        return Check.of(answer)
                .hint(a -> a.length != 2, "two numbers are asked for, mu and sigma.")
                .hint(
                        a -> a[0] == 0 && a[1] == 0,
                        "sigma itself, not its logarithm; with sigma = 0 all mass lies on a point.")
                .hint(a -> a[1] <= 0, "a standard deviation is positive.")
                .right(a -> kl(a[0], a[1]) < 1e-9, "Only the prior itself costs nothing.")
                .otherwise(a -> String.format("there the KL is %.4f nats.", kl(a[0], a[1])));
    }

    /** KL(N(mu, sigma^2) || N(0, 1)) of one dimension, as a function of mu and sigma. */
    public static Verdict klFunction(DoubleBinaryOperator answer) {
        return Check.of(answer)
                .right(f -> agrees(f, ElboByHand::kl), "The sum of it over the dimensions is Appendix B.")
                .hint(f -> agrees(f, (m, s) -> -kl(m, s)), "the sign: a divergence is never negative.")
                .hint(f -> agrees(f, (m, s) -> 2 * kl(m, s)), "the factor 1/2 is missing.")
                .hint(f -> agrees(f, (m, s) -> -0.5 * (1 + Math.log(s) - m * m - s * s)), "log sigma^2 is 2 log sigma.")
                .hint(
                        f -> agrees(f, (m, s) -> -0.5 * (1 + 2 * Math.log(s) - m * m - s)),
                        "the last term is the variance sigma^2, not sigma.")
                .hint(
                        f -> agrees(f, (m, s) -> Math.log(s) + (1 + m * m) / (2 * s * s) - 0.5),
                        "this is KL(p || q), the other way round.")
                .otherwise(f -> String.format(
                        "at mu = 0.8, sigma = 1 the KL is 0.32; yours gives %.4f.", f.applyAsDouble(0.8, 1)));
    }

    /** log p(x) of the linear decoder with weights {@code w}, under the prior N(0, I) of two dimensions. */
    public static Verdict logEvidence(Double answer, double[][] w, double[] x) {
        double truth = Math.log(onGrid(w, x, (logP, density) -> Math.exp(logP) * density));
        double meanOfLogs = onGrid(w, x, (logP, density) -> logP * density);
        return Check.of(answer)
                .right(Check.near(truth, 0.01), String.format("On a grid over the plane it is %.5f nats.", truth))
                .hint(
                        Check.near(meanOfLogs, 0.02),
                        "this is the mean of log p(x|z); the mean of p(x|z) comes first, then the logarithm.")
                .hint(Check.near(Math.exp(truth), 0.003), "this is p(x); take its logarithm.")
                .hint(Check.near(-truth, 0.01), "the sign: a logarithm of a number below 1 is negative.")
                .otherwise(
                        a -> a > truth
                                ? "that is more than it can be. Draw z from N(0, I), not from q."
                                : "too low. Draw z from N(0, I), average p(x|z) over at least 100 000 draws, take the logarithm.");
    }

    private static double kl(double mu, double sigma) {
        return new DiagonalGaussian(new double[] {mu}, new double[] {2 * Math.log(sigma)}).klToStandard();
    }

    private static boolean agrees(DoubleBinaryOperator f, DoubleBinaryOperator g) {
        for (double[] p : POINTS) {
            if (!(Math.abs(f.applyAsDouble(p[0], p[1]) - g.applyAsDouble(p[0], p[1])) < 1e-6)) {
                return false;
            }
        }
        return true;
    }

    /** The integral over the plane of a function of log p(x|z) and the prior's density. */
    private static double onGrid(double[][] w, double[] x, ToDoubleBiFunction<Double, Double> f) {
        double step = 2 * REACH / SIDE;
        double sum = 0;
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                double[] z = {-REACH + (i + 0.5) * step, -REACH + (j + 0.5) * step};
                double density = Math.exp(DiagonalGaussian.standard(2).logDensity(z));
                sum += f.applyAsDouble(logLikelihood(w, x, z), density) * step * step;
            }
        }
        return sum;
    }

    private static double logLikelihood(double[][] w, double[] x, double[] z) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double logit = w[i][0] * z[0] + w[i][1] * z[1];
            sum += x[i] * logit - Math.log1p(Math.exp(logit));
        }
        return sum;
    }
}
