package aevb.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aevb.model.Architecture;
import aevb.model.Architecture.Family;
import aevb.model.Model;
import aevb.nn.Activation;
import aevb.nn.Blas;
import aevb.nn.Matrix;
import aevb.nn.Parameters;
import aevb.nn.PlainPasses;
import aevb.prob.Likelihood;
import aevb.prob.Noise;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Automatic differentiation as a witness: the same loss and the same gradients from a SameDiff graph, in double. */
class SameDiffWitnessTest {
    private static final int LATENT = 2;

    @BeforeAll
    static void blas() {
        Blas.start();
    }

    @ParameterizedTest
    @EnumSource(
            value = Family.class,
            names = {"VAE", "AUTOENCODER"})
    void sameLossAndGradients(Family family) {
        Architecture a = SmallModels.architecture(family, Likelihood.BERNOULLI, Activation.TANH, List.of(4));
        Model model = SmallModels.model(a, DataType.DOUBLE);
        Objective objective = family == Family.VAE ? new Objective.Elbo() : new Objective.Reconstruction();
        Minibatch batch = objective.minibatch(model, SmallModels.BATCH);
        SmallModels.fill(batch.x());
        double loss = SmallModels.gradient(model, batch, new PlainPasses(), 1);

        SameDiff graph = SameDiff.create();
        Map<String, SDVariable> w = new LinkedHashMap<>();
        for (Parameters.Shape s : model.parameters().shapes()) {
            w.put(
                    s.name(),
                    graph.var(
                            s.name(), model.parameters().value(s.name()).array().dup()));
        }
        SDVariable x = graph.constant("x", batch.x().array().dup());
        SDVariable total = family == Family.VAE ? elbo(graph, w, x) : reconstruction(graph, w, x);
        total.rename("loss");
        graph.setLossVariables("loss");
        assertEquals(total.eval().getDouble(0), loss, 1e-10);
        Map<String, INDArray> gradients =
                graph.calculateGradients(null, w.keySet().toArray(String[]::new));
        for (String name : w.keySet()) {
            Matrix ours = model.parameters().gradient(name);
            for (long i = 0; i < ours.length(); i++) {
                assertEquals(
                        gradients.get(name).reshape(ours.length()).getDouble(i), ours.get(i), 1e-10, name + " " + i);
            }
        }
    }

    private static SDVariable elbo(SameDiff g, Map<String, SDVariable> w, SDVariable x) {
        SDVariable heads = mlp(g, w, "encoder", x);
        SDVariable mu = heads.get(SDIndex.all(), SDIndex.interval(0, LATENT));
        SDVariable logVar = heads.get(SDIndex.all(), SDIndex.interval(LATENT, 2 * LATENT));
        Matrix epsilon = Matrix.zeros(DataType.DOUBLE, SmallModels.BATCH, LATENT);
        new Noise(3).normals(Noise.Stream.TRAINING, 1, 0, epsilon);
        SDVariable z = mu.add(g.math().exp(logVar.mul(0.5)).mul(g.constant("epsilon", epsilon.array())));
        SDVariable kl =
                logVar.add(1).sub(mu.mul(mu)).sub(g.math().exp(logVar)).sum().mul(-0.5);
        return crossEntropy(g, mlp(g, w, "decoder", z), x).add(kl).div(SmallModels.BATCH);
    }

    private static SDVariable reconstruction(SameDiff g, Map<String, SDVariable> w, SDVariable x) {
        SDVariable code = g.math().tanh(mlp(g, w, "encoder", x));
        return crossEntropy(g, mlp(g, w, "decoder", code), x).div(SmallModels.BATCH);
    }

    private static SDVariable crossEntropy(SameDiff g, SDVariable logits, SDVariable x) {
        return g.nn().softplus(logits).sub(x.mul(logits)).sum();
    }

    private static SDVariable mlp(SameDiff g, Map<String, SDVariable> w, String name, SDVariable in) {
        SDVariable h = g.math().tanh(in.mmul(w.get(name + ".0.W")).add(w.get(name + ".0.b")));
        return h.mmul(w.get(name + ".1.W")).add(w.get(name + ".1.b"));
    }
}
