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
                for (Estimator estimator : List.of(Estimator.SGVB_A, Estimator.SGVB_B)) {
                    // several samples an image go through the same activations: one is enough for them
                    int samples = activation == Activation.TANH ? 3 : 1;
                    all.add(Arguments.of(Family.VAE, new Objective.Elbo(estimator, samples), likelihood, activation));
                }
            }
        }
        return all.stream();
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
