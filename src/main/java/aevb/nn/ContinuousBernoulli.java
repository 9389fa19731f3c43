package aevb.nn;

/**
 * The continuous Bernoulli distribution on [0, 1] by its natural parameter a, p(x) = e^(a x) a / (e^a - 1): a logit, as the Bernoulli's.
 * Everything is written in e^-|a|, which does not overflow, and as a series where |a| is small and the formulas lose digits.
 */
public final class ContinuousBernoulli {
    private static final double SMALL = 0.02;

    private ContinuousBernoulli() {}

    /** log((e^a - 1) / a), the log normaliser. */
    public static double logNormaliser(double a) {
        double s = Math.abs(a);
        double rest = s < SMALL ? -s / 2 + s * s / 24 : Math.log(-Math.expm1(-s) / s);
        return Math.max(a, 0) + rest;
    }

    /** The mean, e^a / (e^a - 1) - 1 / a: nearer to 1/2 than the sigmoid of a. */
    public static double mean(double a) {
        double s = Math.abs(a);
        if (s < SMALL) {
            return 0.5 + a / 12 - a * a * a / 720;
        }
        double e = Math.exp(-s);
        double ofPositive = 1 / (1 - e) - 1 / s;
        return a > 0 ? ofPositive : 1 - ofPositive;
    }

    /** The x below which a share u of the mass lies. */
    public static double quantile(double a, double u) {
        if (Math.abs(a) < SMALL) {
            return u + a * u * (1 - u) / 2;
        }
        // log(1 + u (e^a - 1)) / a, with e^a taken out where it is large
        return a > 0 ? 1 + Math.log(u + (1 - u) * Math.exp(-a)) / a : Math.log1p(u * Math.expm1(a)) / a;
    }
}
