package aevb.prob;

/** The Gaussian with diagonal covariance, one vector at a time in double precision: for reading, notebooks and tests. */
public record DiagonalGaussian(double[] mu, double[] logVar) {
    private static final double LOG_2PI = Math.log(2 * Math.PI);

    public DiagonalGaussian {
        if (mu.length != logVar.length) {
            throw new IllegalArgumentException(
                    "mu has " + mu.length + " elements, logVar " + logVar.length + ": expected the same");
        }
        mu = mu.clone();
        logVar = logVar.clone();
    }

    public static DiagonalGaussian standard(int dim) {
        return new DiagonalGaussian(new double[dim], new double[dim]);
    }

    /** z = mu + sigma * epsilon (Section 2.4). */
    public double[] reparameterize(double[] epsilon) {
        double[] z = new double[mu.length];
        for (int j = 0; j < z.length; j++) {
            z[j] = mu[j] + Math.exp(0.5 * logVar[j]) * epsilon[j];
        }
        return z;
    }

    /** log N(z; mu, sigma^2) in nats. */
    public double logDensity(double[] z) {
        double sum = 0;
        for (int j = 0; j < z.length; j++) {
            double d = z[j] - mu[j];
            sum += LOG_2PI + logVar[j] + d * d * Math.exp(-logVar[j]);
        }
        return -0.5 * sum;
    }

    /** KL(this || N(0, I)) in nats: -1/2 sum(1 + log sigma^2 - mu^2 - sigma^2) (Appendix B). */
    public double klToStandard() {
        return java.util.Arrays.stream(klByDimension()).sum();
    }

    /** The summands of {@link #klToStandard}, one a dimension. */
    public double[] klByDimension() {
        double[] kl = new double[mu.length];
        for (int j = 0; j < kl.length; j++) {
            kl[j] = -0.5 * (1 + logVar[j] - mu[j] * mu[j] - Math.exp(logVar[j]));
        }
        return kl;
    }
}
