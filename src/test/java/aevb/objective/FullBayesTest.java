package aevb.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.model.Architecture;
import aevb.model.Architecture.Family;
import aevb.model.Model;
import aevb.nn.Activation;
import aevb.nn.Blas;
import aevb.nn.Matrix;
import aevb.nn.PlainPasses;
import aevb.prob.DiagonalGaussian;
import aevb.prob.Likelihood;
import aevb.prob.Noise;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Appendix F: gradients by means and log variances against differences of the whole bound, in double. */
class FullBayesTest {
    private static final double EPSILON = 1e-6;
    private static final int IMAGES = 7;

    @BeforeAll
    static void blas() {
        Blas.start();
    }

    private static Model model() {
        Architecture a = SmallModels.architecture(Family.VAE, Likelihood.BERNOULLI, Activation.TANH, List.of(4))
                .with(Architecture.Layout.VARIATIONAL);
        Model model = SmallModels.model(a, DataType.DOUBLE);
        model.parameters().shapes().stream()
                .filter(s -> s.isLogVariance())
                .forEach(s -> model.parameters().value(s.name()).array().assign(-1.5));
        return model;
    }

    @Test
    void gradientEqualsDifferencesOfTheBound() {
        Model model = model();
        var batch = new FullBayesBatch(model, SmallModels.BATCH, IMAGES);
        SmallModels.fill(batch.x());
        SmallModels.gradient(model, batch, new PlainPasses(), 1);
        Matrix w = model.parameters().value();
        Matrix g = Matrix.zeros(DataType.DOUBLE, 1, w.columnCount());
        g.array().assign(model.parameters().gradient().array());
        // what the optimizer's weight decay of 1/N adds, to the decoder's means only
        model.parameters().shapes().stream()
                .filter(s -> s.name().startsWith("decoder") && !s.isLogVariance())
                .forEach(s -> model.parameters()
                        .viewOf(g, s.name())
                        .array()
                        .addi(model.parameters().value(s.name()).array().mul(1.0 / IMAGES)));
        for (long i = 0; i < w.length(); i++) {
            double at = w.get(i);
            w.put(i, at + EPSILON);
            double above = loss(model, batch);
            w.put(i, at - EPSILON);
            double below = loss(model, batch);
            w.put(i, at);
            double numeric = (above - below) / (2 * EPSILON);
            assertEquals(numeric, g.get(i), 1e-6 * Math.max(1, Math.abs(numeric)), "parameter " + i);
        }
    }

    private static double loss(Model model, FullBayesBatch batch) {
        batch.begin(new int[0], 0, new Noise(3), 1);
        return SmallModels.loss(batch, new PlainPasses()) + new WeightPosterior(model).kl() / IMAGES;
    }

    @Test
    void divergenceIsThatOfGaussians() {
        Model model = model();
        double expected = 0;
        for (var s : model.parameters().shapes()) {
            if (s.name().startsWith("decoder") && !s.isLogVariance()) {
                Matrix mu = model.parameters().value(s.name());
                for (long i = 0; i < mu.length(); i++) {
                    expected += new DiagonalGaussian(new double[] {mu.get(i)}, new double[] {-1.5}).klToStandard();
                }
            }
        }
        assertEquals(expected, new WeightPosterior(model).kl(), 1e-9);
    }

    @Test
    void drawnWeightsVaryAsTheirPosterior() {
        Model model = model();
        var posterior = new WeightPosterior(model);
        double mean = model.parameters().value("decoder.0.W").get(0);
        double sum = 0;
        double squares = 0;
        int n = 1000;
        for (int i = 0; i < n; i++) {
            double d = posterior.draw(i).parameters().value("decoder.0.W").get(0) - mean;
            sum += d / n;
            squares += d * d / n;
        }
        double sigma = Math.exp(-0.75);
        assertEquals(0, sum, 4 * sigma / Math.sqrt(n));
        assertTrue(Math.abs(squares - sigma * sigma) < 0.15 * sigma * sigma, "variance " + squares);
    }
}
