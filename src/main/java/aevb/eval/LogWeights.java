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
        double max = Double.NEGATIVE_INFINITY;
        for (double w : logWeights) {
            max = Math.max(max, w);
        }
        double sum = 0;
        for (double w : logWeights) {
            sum += Math.exp(w - max);
        }
        return max + Math.log(sum / logWeights.length);
    }
}
