package aevb.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aevb.model.Architecture;
import aevb.model.Architecture.Family;
import aevb.model.Model;
import aevb.nn.Blas;
import aevb.nn.FusedPasses;
import aevb.nn.Matrix;
import aevb.nn.Optimizer;
import aevb.nn.Passes;
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

/** The passes to train with against the passes to read: same loss and gradients to rounding, on any number of lanes. */
class FusedEqualsPlainTest {
    @BeforeAll
    static void blas() {
        Blas.start();
    }

    static Stream<Arguments> everyPath() {
        List<Arguments> all = new ArrayList<>();
        for (Likelihood likelihood : Likelihood.values()) {
            for (int lanes : new int[] {1, 2, 3}) {
                all.add(Arguments.of(Family.AUTOENCODER, new Objective.Reconstruction(), likelihood, 2, lanes));
                for (Estimator estimator : Estimator.values()) {
                    all.add(Arguments.of(Family.VAE, new Objective.Elbo(estimator, 1), likelihood, 20, lanes));
                    all.add(Arguments.of(Family.VAE, new Objective.Elbo(estimator, 3), likelihood, 3, lanes));
                }
                all.add(Arguments.of(Family.VAE, new Objective.WakeSleep(), likelihood, 3, lanes));
                all.add(Arguments.of(Family.VAE, new Objective.Iwae(5), likelihood, 3, lanes));
                var denoising = new Objective.Denoising(new Corruption.Masking(0.3));
                all.add(Arguments.of(Family.AUTOENCODER, denoising, likelihood, 3, lanes));
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1} {2} latent {3} on {4} lanes")
    @MethodSource("everyPath")
    void sameLossAndGradient(Family family, Objective objective, Likelihood likelihood, int latentDim, int lanes) {
        Architecture a = Architecture.vae(97, 64, latentDim).with(family).with(likelihood);
        Result plain = run(a, objective, new PlainPasses(), 1);
        Result fused = run(a, objective, new FusedPasses(), lanes);
        assertEquals(plain.loss, fused.loss, 2e-5 * Math.abs(plain.loss));
        double largest = max(plain.gradient);
        for (int i = 0; i < plain.gradient.length; i++) {
            assertEquals(plain.gradient[i], fused.gradient[i], 1e-5 * largest, "parameter " + i);
        }
    }

    private record Result(double loss, float[] gradient) {}

    private static Result run(Architecture a, Objective objective, Passes p, int lanes) {
        Model model = Model.random(a, 0.3, 5);
        Minibatch batch = objective.minibatch(model, 10);
        SmallModels.fill(batch.x());
        double loss = SmallModels.gradient(model, batch, p, lanes);
        return new Result(loss, model.parameters().packed(model.parameters().gradient()));
    }

    private static double max(float[] g) {
        double m = 0;
        for (float v : g) {
            m = Math.max(m, Math.abs(v));
        }
        return m;
    }

    @Test
    void sameUpdates() {
        for (Optimizer optimizer : List.of(new Optimizer.Adagrad(0.02, 1e-8, 1), new Optimizer.Adam(0.001))) {
            float[] plain = trained(optimizer, new PlainPasses());
            float[] fused = trained(optimizer, new FusedPasses());
            for (int i = 0; i < plain.length; i++) {
                assertEquals(plain[i], fused[i], 2e-5, optimizer + " " + i);
            }
        }
    }

    private static float[] trained(Optimizer optimizer, Passes p) {
        int n = 5000;
        Matrix w = Matrix.zeros(DataType.FLOAT, 1, n);
        Matrix g = Matrix.zeros(DataType.FLOAT, 1, n);
        Matrix[] slots = new Matrix[optimizer.slots()];
        java.util.Arrays.setAll(slots, i -> Matrix.zeros(DataType.FLOAT, 1, n));
        var random = new java.util.Random(1);
        for (int step = 1; step <= 5; step++) {
            for (int i = 0; i < n; i++) {
                g.put(i, random.nextGaussian());
            }
            optimizer.update(p, w, g, slots, step, 0.001);
        }
        return w.row(0);
    }

    /** Logits where exp overflows and tanh is flat: values must stay finite and right. */
    @Test
    void extremeLogits() {
        float[] logits = {-200, -89, -30, -16, -8, -1e-8f, 0, 1e-3f, 8, 16, 30, 89, 200};
        Matrix l = Matrix.of(new float[][] {logits});
        Matrix x = Matrix.of(new float[][] {{0, 0, 0, 0, 0, 0.5f, 0.5f, 0.5f, 1, 1, 1, 1, 1}});
        for (Passes p : List.of(new PlainPasses(), new FusedPasses())) {
            Matrix logP = Matrix.zeros(DataType.FLOAT, 1, 1);
            Matrix d = Matrix.zeros(DataType.FLOAT, 1, logits.length);
            p.bernoulli(l, x, logP, 1, d);
            double expected = 0;
            for (int i = 0; i < logits.length; i++) {
                double a = logits[i];
                expected += x.get(i) * a - (Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a))));
                assertEquals(1 / (1 + Math.exp(-a)) - x.get(i), d.get(i), 1e-6);
            }
            assertEquals(expected, logP.get(0), 1e-5);
        }
    }
}
