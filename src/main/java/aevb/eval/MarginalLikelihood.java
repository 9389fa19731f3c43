package aevb.eval;

import aevb.nn.Matrix;
import aevb.objective.Hmc;
import aevb.objective.LogDensity;
import aevb.prob.Noise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;

/**
 * The paper's estimator of log p(x) (Appendix D): draw from the posterior by HMC, fit a Gaussian q(z) to the draws, draw anew,
 * and 1 / p(x) is the mean of q(z) / p(x, z) over the new draws. Good for few latent dimensions only, as the paper says.
 *
 * @param leapfrogSteps of each HMC move; the paper has 4
 * @param burnIn moves before the first draw, in which the step size is tuned to accept 90 %
 * @param draws from each posterior, as many for the fit as for the estimate; the paper has 50
 * @param movesADraw moves between two draws, as a chain's neighbours are alike
 */
public record MarginalLikelihood(int leapfrogSteps, int burnIn, int draws, int movesADraw) {
    private static final double TARGET = 0.9;
    private static final double TUNING_RATE = 0.1;
    private static final double FIRST_STEP = 0.05;
    /** Keeps the fit invertible where a chain hardly moved. */
    private static final double RIDGE = 1e-6;

    public MarginalLikelihood {
        if (leapfrogSteps < 1 || burnIn < 0 || draws < 2 || movesADraw < 1) {
            throw new IllegalArgumentException("expected positive numbers and at least 2 draws, got " + leapfrogSteps
                    + ", " + burnIn + ", " + draws + ", " + movesADraw);
        }
    }

    /** The paper's settings. */
    public static MarginalLikelihood ofThePaper() {
        return new MarginalLikelihood(4, 200, 50, 5);
    }

    /**
     * log p(x) for each row, nats: the paper's estimate.
     *
     * @param posterior log p(x, z) as a function of z, one image a row
     * @param z where the chains begin, [B, d], moved
     */
    public double[] estimate(LogDensity posterior, Matrix z, long seed) {
        return sandwich(posterior, z, seed, 0).upper();
    }

    /**
     * log p(x) for each row between two estimates from the same draws.
     *
     * @param lower importance sampling with the fitted Gaussian, somewhat widened: its mean lies below log p(x)
     * @param upper the paper's estimate: 1 / p(x) is what is unbiased there, so the mean of minus its logarithm lies above log p(x)
     */
    public record Sandwich(double[] lower, double[] upper) {}

    /** Both estimates; {@code importanceSamples} of 0 leaves out the lower one. */
    public Sandwich sandwich(LogDensity posterior, Matrix z, long seed, int importanceSamples) {
        var noise = new Noise(seed);
        var hmc = new Hmc(posterior, z.type(), z.rowCount(), z.columnCount(), leapfrogSteps, FIRST_STEP);
        long move = 0;
        while (move < burnIn) {
            stopIfInterrupted();
            hmc.tunedStep(z, noise, ++move, TARGET, TUNING_RATE);
        }
        List<double[][]> fitted = new ArrayList<>();
        List<double[][]> fresh = new ArrayList<>();
        List<double[]> logJoint = new ArrayList<>();
        for (int l = 0; l < 2 * draws; l++) {
            stopIfInterrupted();
            for (int k = 0; k < movesADraw; k++) {
                hmc.step(z, noise, ++move);
            }
            (l < draws ? fitted : fresh).add(rows(z));
            if (l >= draws) {
                logJoint.add(column(hmc.logDensity()));
            }
        }
        List<MultivariateNormalDistribution> fits = new ArrayList<>();
        for (int i = 0; i < z.rowCount(); i++) {
            int image = i;
            fits.add(fit(fitted.stream().map(d -> d[image]).toArray(double[][]::new)));
        }
        double[] upper = new double[z.rowCount()];
        for (int i = 0; i < upper.length; i++) {
            upper[i] = estimate(i, fits.get(i), fresh, logJoint);
        }
        double[] lower = importanceSamples == 0
                ? new double[0]
                : new FittedImportance(fits).estimate(posterior, z, noise, importanceSamples);
        return new Sandwich(lower, upper);
    }

    /** It takes longer than a training step, so the stop button must reach it. */
    private static void stopIfInterrupted() {
        if (Thread.interrupted()) {
            throw new CancellationException("the estimate of log p(x) was interrupted");
        }
    }

    private double estimate(
            int image, MultivariateNormalDistribution q, List<double[][]> fresh, List<double[]> logJoint) {
        double[] logRatios = new double[draws];
        for (int l = 0; l < draws; l++) {
            logRatios[l] = Math.log(q.density(fresh.get(l)[image])) - logJoint.get(l)[image];
        }
        return -LogWeights.importanceBound(logRatios); // the log of their mean
    }

    private static MultivariateNormalDistribution fit(double[][] draws) {
        int d = draws[0].length;
        double[] mean = new double[d];
        for (double[] z : draws) {
            for (int j = 0; j < d; j++) {
                mean[j] += z[j] / draws.length;
            }
        }
        RealMatrix covariance = new Covariance(draws).getCovarianceMatrix();
        for (int j = 0; j < d; j++) {
            covariance.addToEntry(j, j, RIDGE);
        }
        return new MultivariateNormalDistribution(null, mean, covariance.getData());
    }

    private static double[][] rows(Matrix z) {
        int d = z.columnCount();
        double[][] out = new double[z.rowCount()][d];
        for (int i = 0; i < out.length; i++) {
            for (int j = 0; j < d; j++) {
                out[i][j] = z.get((long) i * d + j);
            }
        }
        return out;
    }

    private static double[] column(Matrix m) {
        double[] out = new double[m.rowCount()];
        for (int i = 0; i < out.length; i++) {
            out[i] = m.get(i);
        }
        return out;
    }
}
