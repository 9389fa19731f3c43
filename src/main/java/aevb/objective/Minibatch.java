package aevb.objective;

import aevb.nn.Matrix;
import aevb.nn.Passes;
import aevb.nn.WeightGradient;
import aevb.prob.Noise;
import java.util.List;

/**
 * A model's buffers for one batch, and an objective's passes through them. The batch's rows are divided into lanes, each with
 * views of its own rows, made once; lanes touch nothing in common but the parameters, which no pass writes.
 */
public interface Minibatch {
    /** The images, [B, inputDim] in [0, 1], to be filled before {@link Lane#forward}. */
    Matrix x();

    /** The rows {@code from} to {@code to} as one thread's work. */
    Lane lane(Passes passes, int from, int to);

    /** What the weight gradients are made of once all lanes have run backward. */
    List<WeightGradient> weightGradients();

    /** The mean over the first {@code rows} images, once their lanes have run forward. */
    Bound bound(int rows);

    /** log p(x|z) - KL for each image and sample, [B * L, 1], once the lanes have run forward: nats. */
    Matrix logLikelihood();

    /** Updates of the weights for each batch of images; before all but the first, lanes go forward {@link Lane#again}. */
    default int updates() {
        return 1;
    }

    /**
     * Told before {@link Lane#forward}, by one thread: which of the training images the rows hold, {@code order[first]} and those
     * after it, and the step's noise, for what all lanes have in common.
     */
    default void begin(int[] order, int first, Noise noise, long step) {}

    /** Told after the last update of a batch, by one thread: for what follows a batch beside the optimizer. */
    default void end() {}

    /** What is kept from one batch to the next beside the weights, to be saved and restored in place. */
    default List<float[]> memory() {
        return List.of();
    }

    /** Some rows of the batch. */
    interface Lane {
        /** The images of this lane. */
        Matrix x();

        /** Values, and the gradient with respect to the outputs: the noise is that of (stream, step, row of the batch). */
        void forward(Noise noise, Noise.Stream stream, long step);

        /** Values for what the last {@link #forward} drew, after an update. */
        default void again() {
            throw new UnsupportedOperationException("one update a batch");
        }

        /** Gradients with respect to every layer's output. */
        void backward();
    }
}
