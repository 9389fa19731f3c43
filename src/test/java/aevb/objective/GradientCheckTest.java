package aevb.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.model.Architecture.Family;
import aevb.model.Model;
import aevb.nn.Activation;
import aevb.nn.Blas;
import aevb.nn.Matrix;
import aevb.nn.PlainPasses;
import aevb.objective.Objective.Estimator;
import aevb.prob.Likelihood;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Every layer, likelihood, activation and objective: analytic against central differences, in double precision. */
class GradientCheckTest {
    private static final double EPSILON = 1e-6;

    @BeforeAll
    static void blas() {
        Blas.start();
    }

    static Stream<Arguments> everyCombination() {
        List<Arguments> all = new ArrayList<>();
        for (Likelihood likelihood : Likelihood.values()) {
            for (Activation activation : List.of(Activation.TANH, Activation.RELU, Activation.SIGMOID)) {
                all.add(Arguments.of(Family.AUTOENCODER, new Objective.Reconstruction(), likelihood, activation));
                if (activation == Activation.TANH) {
                    all.add(Arguments.of(Family.VAE, new Objective.Iwae(3), likelihood, activation));
                    var masked = new Objective.Denoising(new Corruption.Masking(0.4));
                    all.add(Arguments.of(Family.AUTOENCODER, masked, likelihood, activation));
                    var noisy = new Objective.Denoising(new Corruption.GaussianNoise(0.2));
                    all.add(Arguments.of(Family.AUTOENCODER, noisy, likelihood, activation));
                }
                for (Estimator estimator : List.of(Estimator.SGVB_A, Estimator.SGVB_B)) {
                    // several samples an image go through the same activations: one is enough for them
                    int samples = activation == Activation.TANH ? 3 : 1;
                    all.add(Arguments.of(Family.VAE, new Objective.Elbo(estimator, samples), likelihood, activation));
                }
            }
        }
        return all.stream();
    }

    /** Another weight before the KL weighs its part of the gradient, and nothing else; the bound that is measured stays. */
    @Test
    void betaWeighsTheGradientOfTheKl() {
        double[] none = gradient(0);
        double[] one = gradient(1);
        double[] four = gradient(4);
        double largest = 0;
        for (int i = 0; i < one.length; i++) {
            assertEquals(4 * (one[i] - none[i]), four[i] - none[i], 1e-9, "parameter " + i);
            largest = Math.max(largest, Math.abs(one[i] - none[i]));
        }
        assertTrue(largest > 1e-3);
    }

    private static double[] gradient(double beta) {
        Model model = SmallModels.model(
                SmallModels.architecture(Family.VAE, Likelihood.BERNOULLI, Activation.TANH, List.of(4)),
                DataType.DOUBLE);
        Minibatch batch = Objective.Elbo.withBeta(beta).minibatch(model, SmallModels.BATCH);
        SmallModels.fill(batch.x());
        double loss = SmallModels.gradient(model, batch, new PlainPasses(), 1);
        Minibatch plain = new Objective.Elbo().minibatch(model, SmallModels.BATCH);
        SmallModels.fill(plain.x());
        assertEquals(SmallModels.loss(plain, new PlainPasses()), loss, 1e-9);
        double[] g = new double[(int) model.parameters().gradient().length()];
        for (int i = 0; i < g.length; i++) {
            g[i] = model.parameters().gradient().get(i);
        }
        return g;
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @MethodSource("everyCombination")
    void analyticGradientEqualsDifferences(
            Family f, Objective objective, Likelihood likelihood, Activation activation) {
        Model model =
                SmallModels.model(SmallModels.architecture(f, likelihood, activation, List.of(4, 3)), DataType.DOUBLE);
        Minibatch batch = objective.minibatch(model, SmallModels.BATCH);
        SmallModels.fill(batch.x());
        var p = new PlainPasses();
        SmallModels.gradient(model, batch, p, 1);
        Matrix w = model.parameters().value();
        Matrix g = model.parameters().gradient();
        double largest = 0;
        for (long i = 0; i < w.length(); i++) {
            double at = w.get(i);
            w.put(i, at + EPSILON);
            double above = SmallModels.loss(batch, p);
            w.put(i, at - EPSILON);
            double below = SmallModels.loss(batch, p);
            w.put(i, at);
            double numeric = (above - below) / (2 * EPSILON);
            assertEquals(numeric, g.get(i), 1e-6 * Math.max(1, Math.abs(numeric)), "parameter " + i);
            largest = Math.max(largest, Math.abs(numeric));
        }
        assertTrue(largest > 1e-3, "a gradient of zero everywhere proves nothing");
    }
}
