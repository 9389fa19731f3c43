package aevb.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.prob.DiagonalGaussian;
import aevb.prob.Noise;
import org.junit.jupiter.api.Test;

/**
 * A model whose log p(x) is known: z ~ N(0, I), x = W z + noise of variance s2, the columns of W orthogonal, so that the
 * posterior is a diagonal Gaussian. ELBO &lt;= IWAE_k &lt;= log p(x), with equality for the exact posterior.
 */
class LinearGaussianTest {
    private static final double[][] W = {{1, 0.5}, {0.5, -1}, {0, 0}, {2, 0}, {0, 0.8}};
    private static final double S2 = 0.3;
    private static final double[] X = {0.9, -0.4, 0.2, 1.7, -0.6};
    private static final int IMAGES = 3000;

    private static double norm2(int j) {
        double s = 0;
        for (double[] row : W) {
            s += row[j] * row[j];
        }
        return s;
    }

    /** Posterior N(m, v): v_j = 1 / (1 + |w_j|^2 / s2), m_j = v_j w_j.x / s2. */
    private static DiagonalGaussian posterior() {
        double[] mu = new double[2];
        double[] logVar = new double[2];
        for (int j = 0; j < 2; j++) {
            double v = 1 / (1 + norm2(j) / S2);
            double dot = 0;
            for (int i = 0; i < X.length; i++) {
                dot += W[i][j] * X[i];
            }
            mu[j] = v * dot / S2;
            logVar[j] = Math.log(v);
        }
        return new DiagonalGaussian(mu, logVar);
    }

    private static double logJoint(double[] z) {
        double sum = 0;
        for (int i = 0; i < X.length; i++) {
            double d = X[i] - W[i][0] * z[0] - W[i][1] * z[1];
            sum += -0.5 * (Math.log(2 * Math.PI * S2) + d * d / S2);
        }
        return sum + DiagonalGaussian.standard(2).logDensity(z);
    }

    /** log N(x; 0, W W^T + s2 I), through log p(x) = log p(x, z) - log p(z|x) at any z. */
    private static double exact() {
        double[] z = {0.3, -0.2};
        return logJoint(z) - posterior().logDensity(z);
    }

    private static double[] logWeights(DiagonalGaussian q, int k, int image) {
        double[] w = new double[k];
        Noise noise = new Noise(image);
        float[][] e = noise.normals(Noise.Stream.EVALUATION, k, 2);
        for (int l = 0; l < k; l++) {
            double[] z = q.reparameterize(new double[] {e[l][0], e[l][1]});
            w[l] = logJoint(z) - q.logDensity(z);
        }
        return w;
    }

    @Test
    void exactIsTheSameAtEveryZ() {
        double[] elsewhere = {-2, 1.5};
        assertEquals(exact(), logJoint(elsewhere) - posterior().logDensity(elsewhere), 1e-12);
    }

    @Test
    void exactPosteriorGivesEquality() {
        double[] w = logWeights(posterior(), 50, 1);
        assertEquals(exact(), LogWeights.elbo(w), 1e-6);
        assertEquals(exact(), LogWeights.importanceBound(w), 1e-6);
    }

    @Test
    void boundsAreOrderedAndClose() {
        DiagonalGaussian exactQ = posterior();
        double[] mu = {exactQ.mu()[0] + 0.2, exactQ.mu()[1] - 0.15};
        double[] logVar = {exactQ.logVar()[0] + 0.5, exactQ.logVar()[1] + 0.4};
        DiagonalGaussian q = new DiagonalGaussian(mu, logVar);
        double[] means = new double[4];
        int[] ks = {1, 5, 50};
        for (int i = 0; i < IMAGES; i++) {
            double[] w = logWeights(q, 50, i);
            means[0] += LogWeights.elbo(w) / IMAGES;
            for (int j = 0; j < ks.length; j++) {
                means[j + 1] += LogWeights.importanceBound(java.util.Arrays.copyOf(w, ks[j])) / IMAGES;
            }
        }
        assertEquals(means[0], means[1], 0.03, "k = 1 is the ELBO");
        assertTrue(means[1] + 0.05 < means[2], "IWAE_5 lies above the ELBO: " + means[1] + ", " + means[2]);
        assertTrue(means[2] < means[3], "IWAE_50 lies above IWAE_5");
        assertTrue(means[3] < exact() + 1e-3, "below log p(x)");
        assertEquals(exact(), means[3], 0.02, "and close to it");
    }

    /** The ladder from one set of weights: its ends are the two estimators, and with the exact posterior all rungs are log p(x). */
    @Test
    void groupsOfWeightsGiveALadder() {
        double[] w = logWeights(new DiagonalGaussian(new double[] {0, 0}, new double[] {0, 0}), 60, 5);
        assertEquals(LogWeights.elbo(w), LogWeights.importanceBound(w, 1), 1e-9);
        assertEquals(LogWeights.importanceBound(w), LogWeights.importanceBound(w, 60), 1e-12);
        double twelve = LogWeights.importanceBound(w, 12);
        assertTrue(LogWeights.elbo(w) < twelve && twelve < LogWeights.importanceBound(w), "by Jensen's inequality");
        assertEquals(exact(), LogWeights.importanceBound(logWeights(posterior(), 60, 5), 12), 1e-6);
        org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class, () -> LogWeights.importanceBound(w, 7));
    }

    @Test
    void largeNegativeWeightsDoNotUnderflow() {
        assertEquals(
                -1000 + Math.log(1.5 / 2),
                LogWeights.importanceBound(new double[] {-1000, -1000 + Math.log(0.5)}),
                1e-12);
    }
}
