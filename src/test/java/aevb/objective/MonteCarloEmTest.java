package aevb.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.model.Architecture;
import aevb.model.Architecture.Family;
import aevb.model.Model;
import aevb.nn.Activation;
import aevb.nn.Blas;
import aevb.nn.FusedPasses;
import aevb.nn.Matrix;
import aevb.nn.PlainPasses;
import aevb.prob.Likelihood;
import aevb.prob.Noise;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Monte Carlo EM: where its chains go, what it remembers, and the gradient at where they are. */
class MonteCarloEmTest {
    private static final double EPSILON = 1e-6;

    @BeforeAll
    static void blas() {
        Blas.start();
    }

    @Test
    void gradientAtTheChainsEqualsDifferences() {
        Model model = SmallModels.model(
                SmallModels.architecture(Family.VAE, Likelihood.BERNOULLI, Activation.TANH, List.of(4)),
                DataType.DOUBLE);
        var batch =
                new MonteCarloEmBatch(model, new Objective.MonteCarloEm(3, 2), SmallModels.BATCH, SmallModels.BATCH);
        SmallModels.fill(batch.x());
        var p = new PlainPasses();
        SmallModels.gradient(model, batch, p, 1);
        Minibatch.Lane lane = batch.lane(p, 0, SmallModels.BATCH);
        for (String name : List.of("decoder.0.W", "decoder.0.b", "decoder.1.W", "decoder.1.b")) {
            Matrix w = model.parameters().value(name);
            Matrix g = model.parameters().gradient(name);
            for (long i = 0; i < w.length(); i++) {
                double at = w.get(i);
                w.put(i, at + EPSILON);
                lane.again();
                double above = batch.bound(SmallModels.BATCH).loss();
                w.put(i, at - EPSILON);
                lane.again();
                double below = batch.bound(SmallModels.BATCH).loss();
                w.put(i, at);
                assertEquals((above - below) / (2 * EPSILON), g.get(i), 1e-6, name + " " + i);
            }
        }
    }

    /** With a decoder that ignores its code the posterior is the prior: each image's chain must come to look like N(0, 1). */
    @Test
    void chainsOfAnIdleDecoderDrawFromThePrior() {
        Model model = Model.zeros(Architecture.vae(5, 4, 2), DataType.FLOAT);
        int images = 40;
        Minibatch batch = new Objective.MonteCarloEm(10, 1).minibatch(model, 20, images);
        Minibatch.Lane lane = batch.lane(new FusedPasses(), 0, 20);
        var noise = new Noise(2);
        double squares = 0;
        int n = 0;
        for (int step = 1; step <= 1200; step++) {
            int[] order = noise.permutation(Noise.Stream.SHUFFLE, step, images);
            batch.begin(order, step % 2 == 0 ? 0 : 20, noise, step);
            lane.forward(noise, Noise.Stream.TRAINING, step);
            if (step > 400 && step % 10 == 0) {
                for (float z : batch.memory().get(0)) {
                    squares += z * z;
                    n++;
                }
            }
        }
        assertEquals(1, squares / n, 0.08);
        assertTrue(
                batch.memory().get(1)[0] > 0.1,
                "the step size was tuned: " + batch.memory().get(1)[0]);
    }

    @Test
    void aChainBelongsToItsImage() {
        Model model = Model.random(Architecture.vae(5, 4, 2), 0.5, 1);
        Minibatch batch = new Objective.MonteCarloEm().minibatch(model, 2, 6);
        batch.begin(new int[] {9, 9, 5, 0}, 2, new Noise(1), 1);
        batch.lane(new FusedPasses(), 0, 2).forward(new Noise(1), Noise.Stream.TRAINING, 1);
        float[] chains = batch.memory().get(0);
        for (int i = 0; i < 6; i++) {
            assertEquals(i != 5 && i != 0, Float.isNaN(chains[2 * i]), "image " + i);
        }
        assertFalse(Float.isNaN(chains[11]));
    }
}
