package aevb.objective;

import aevb.model.Architecture;
import aevb.model.Architecture.Family;
import aevb.model.Architecture.Layout;
import aevb.model.Model;
import aevb.nn.Activation;
import aevb.nn.Matrix;
import aevb.nn.Passes;
import aevb.prob.Likelihood;
import aevb.prob.Noise;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** Models of a few units and a single step through them, for the witnesses. */
public final class SmallModels {
    public static final int INPUT = 5;
    public static final int BATCH = 3;

    private SmallModels() {}

    static Architecture architecture(
            Family family, Likelihood likelihood, Activation activation, List<Integer> hidden) {
        return new Architecture(family, INPUT, hidden, 2, activation, likelihood, Layout.PLAIN);
    }

    /** Pixels in [0, 1], grey, the same each time. */
    public static void fill(Matrix x) {
        var random = new java.util.Random(7);
        for (long i = 0; i < x.length(); i++) {
            x.put(i, Math.round(random.nextDouble() * 255) / 255.0);
        }
    }

    /** The loss on the batch with noise of step 1. */
    static double loss(Minibatch batch, Passes p) {
        batch.lane(p, 0, batch.x().rowCount()).forward(new Noise(3), Noise.Stream.TRAINING, 1);
        return batch.bound(batch.x().rowCount()).loss();
    }

    /** Forward and backward, the gradient left in the model's parameters; rows divided into {@code lanes}. */
    public static double gradient(Model model, Minibatch batch, Passes p, int lanes) {
        return Gradient.of(model, batch, new Noise(3), p, lanes).loss();
    }

    static Model model(Architecture a, DataType type) {
        return Model.zeros(a, type).randomise(0.5, 11);
    }
}
