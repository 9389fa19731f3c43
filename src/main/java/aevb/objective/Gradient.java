package aevb.objective;

import aevb.model.Model;
import aevb.nn.Matrix;
import aevb.nn.Optimizer;
import aevb.nn.Passes;
import aevb.nn.Update;
import aevb.prob.Noise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The gradient of a loss on one batch, without an update: for looking at, and for the tests. */
public final class Gradient {
    private Gradient() {}

    /**
     * Writes the gradient of the mean loss over {@code images} into the model's parameters.
     *
     * @param images pixels in [0, 1], a row each
     * @return the mean bound on these images
     */
    public static Bound of(Model model, Objective objective, float[][] images, long seed, Passes passes) {
        Minibatch batch = objective.minibatch(model, images.length);
        for (int i = 0; i < images.length; i++) {
            for (int j = 0; j < images[i].length; j++) {
                batch.x().put((long) i * images[i].length + j, images[i][j]);
            }
        }
        return of(model, batch, new Noise(seed), passes, 1);
    }

    /** The same for a batch that is filled, with its rows divided into {@code lanes}. */
    public static Bound of(Model model, Minibatch batch, Noise noise, Passes passes, int lanes) {
        int rows = batch.x().rowCount();
        List<Minibatch.Lane> parts = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            parts.add(batch.lane(passes, rows * i / lanes, rows * (i + 1) / lanes));
        }
        batch.begin(IntStream.range(0, rows).toArray(), 0, noise, 1);
        parts.forEach(lane -> lane.forward(noise, Noise.Stream.TRAINING, 1));
        parts.forEach(Minibatch.Lane::backward);
        var unused = new Optimizer.Adagrad(1);
        Matrix flat = model.parameters().value();
        Matrix[] state = {Matrix.zeros(flat.type(), 1, flat.columnCount())};
        for (int i = 0; i < lanes; i++) {
            new Update(passes, model.parameters(), batch.weightGradients(), unused, state, 0, i, lanes).gradient();
        }
        return batch.bound(rows);
    }
}
