package aevb.eval;

/**
 * Importance weights of one image, log w_l = log p(x, z_l) - log q(z_l | x): one quantity, two estimators of log p(x). Their
 * mean is the ELBO as SGVB A estimates it (eq. 6); the log of the mean weight is the tighter importance-weighted bound.
 */
public final class LogWeights {
    private LogWeights() {}

    /** The mean of log w: estimates the ELBO. */
    public static double elbo(double[] logWeights) {
        double sum = 0;
        for (double w : logWeights) {
            sum += w;
        }
        return sum / logWeights.length;
    }

    /**
     * log of the mean of w (Burda et al. 2015, eq. 8): in expectation a lower bound of log p(x) that grows with the number of
     * weights. Computed relative to the largest weight, so nothing overflows.
     */
    public static double importanceBound(double[] logWeights) {
        return logMean(logWeights, 0, logWeights.length);
    }

    /**
     * The bound with k weights, estimated as the mean over groups of k of these: with the same weights a ladder of bounds, from
     * the ELBO (k = 1) to the tightest.
     *
     * @throws IllegalArgumentException if k does not divide their number
     */
    public static double importanceBound(double[] logWeights, int k) {
        if (k < 1 || logWeights.length % k != 0) {
            throw new IllegalArgumentException(
                    "k must divide the number of weights, got " + k + " for " + logWeights.length);
        }
        double sum = 0;
        for (int from = 0; from < logWeights.length; from += k) {
            sum += logMean(logWeights, from, from + k);
        }
        return sum / (logWeights.length / k);
    }

    private static double logMean(double[] logWeights, int from, int to) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            max = Math.max(max, logWeights[i]);
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.exp(logWeights[i] - max);
        }
        return max + Math.log(sum / (to - from));
    }
}
