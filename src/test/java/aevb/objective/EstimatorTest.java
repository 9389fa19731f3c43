package aevb.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.model.Architecture;
import aevb.model.Model;
import aevb.nn.Blas;
import aevb.nn.FusedPasses;
import aevb.objective.Objective.Estimator;
import aevb.prob.Noise;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SGVB A and B (eq. 6 and 7): the same in expectation, B of lower variance. */
class EstimatorTest {
    private static final int DRAWS = 4000;

    @BeforeAll
    static void blas() {
        Blas.start();
    }

    private record Statistics(double mean, double variance) {}

    @Test
    void sameExpectationAndBVariesLess() {
        Model model = Model.random(Architecture.vae(12, 8, 3), 0.4, 2);
        Statistics a = statistics(model, Estimator.SGVB_A);
        Statistics b = statistics(model, Estimator.SGVB_B);
        double error = Math.sqrt((a.variance + b.variance) / DRAWS);
        assertEquals(a.mean, b.mean, 4 * error);
        assertTrue(error < 0.05, "the means must be sharp enough to prove something, error " + error);
        assertTrue(b.variance < 0.8 * a.variance, "variance of B " + b.variance + ", of A " + a.variance);
    }

    /** L samples are L draws averaged: the variance falls by L. */
    @Test
    void moreSamplesVaryLess() {
        Model model = Model.random(Architecture.vae(12, 8, 3), 0.4, 2);
        double one = statistics(model, new Objective.Elbo(Estimator.SGVB_A, 1)).variance;
        double five = statistics(model, new Objective.Elbo(Estimator.SGVB_A, 5)).variance;
        assertEquals(5, one / five, 0.6);
    }

    /** The naive Monte Carlo gradient of Section 2.2: the same mean as B's in every parameter of the encoder, and far more spread. */
    @Test
    void theScoreFunctionIsUnbiasedAndNoisy() {
        Model model = Model.random(Architecture.vae(12, 8, 3), 0.4, 2);
        double[][] score = encoderGradients(model, Estimator.SCORE_FUNCTION, 5000);
        double[][] b = encoderGradients(model, Estimator.SGVB_B, 1000);
        double spreadRatio = 0;
        for (int k = 0; k < score[0].length; k++) {
            double error = Math.sqrt(score[1][k] / 5000 + b[1][k] / 1000);
            assertEquals(b[0][k], score[0][k], 5 * error + 1e-6, "parameter " + k);
            spreadRatio += score[1][k] / Math.max(1e-12, b[1][k]) / score[0].length;
        }
        assertTrue(spreadRatio > 10, "variance, score function over B: " + spreadRatio);
    }

    /** Mean and variance of the gradient of each weight of the encoder's last layer. */
    private static double[][] encoderGradients(Model model, Estimator estimator, int draws) {
        Minibatch batch = new Objective.Elbo(estimator, 1).minibatch(model, 1);
        SmallModels.fill(batch.x());
        int n = (int) model.parameters().gradient("encoder.1.W").length();
        double[] mean = new double[n];
        double[] squares = new double[n];
        for (int i = 0; i < draws; i++) {
            Gradient.of(model, batch, new Noise(i), new FusedPasses(), 1);
            for (int k = 0; k < n; k++) {
                double g = model.parameters().gradient("encoder.1.W").get(k);
                mean[k] += g / draws;
                squares[k] += g * g / draws;
            }
        }
        double[] variance = new double[n];
        for (int k = 0; k < n; k++) {
            variance[k] = squares[k] - mean[k] * mean[k];
        }
        return new double[][] {mean, variance};
    }

    private static Statistics statistics(Model model, Estimator estimator) {
        return statistics(model, new Objective.Elbo(estimator, 1));
    }

    private static Statistics statistics(Model model, Objective.Elbo elbo) {
        Minibatch batch = elbo.minibatch(model, 1);
        SmallModels.fill(batch.x());
        Minibatch.Lane lane = batch.lane(new FusedPasses(), 0, 1);
        Noise noise = new Noise(1);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            lane.forward(noise, Noise.Stream.TRAINING, i);
            double v = batch.bound(1).elbo();
            sum += v;
            squares += v * v;
        }
        double mean = sum / DRAWS;
        return new Statistics(mean, squares / DRAWS - mean * mean);
    }
}
