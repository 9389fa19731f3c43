package aevb.nn;

import java.util.ArrayList;
import java.util.List;

/**
 * The second half of a training step for one lane: the weight gradients over the whole batch and the optimizer's update, for
 * the share of every weight matrix that this lane owns. No two lanes write the same number, so nothing is reduced and
 * the result does not depend on timing.
 */
public final class Update {
    private record Part(Runnable gradient, Matrix w, Matrix g, Matrix[] slots, double decay) {}

    private final Passes passes;
    private final Optimizer optimizer;
    private final List<Part> parts = new ArrayList<>();

    /**
     * @param state the optimizer's vectors, laid out as the parameters
     * @param decay coefficient of the weight prior on the mean loss, 1/N for a standard normal prior
     */
    public Update(
            Passes passes,
            Parameters parameters,
            List<WeightGradient> gradients,
            Optimizer optimizer,
            Matrix[] state,
            double decay,
            int lane,
            int lanes) {
        this.passes = passes;
        this.optimizer = optimizer;
        for (Parameters.Share share : parameters.shares(lane, lanes)) {
            String name = share.shape().name();
            Matrix g = share.of(parameters.gradient(name));
            Matrix[] slots = new Matrix[state.length];
            for (int i = 0; i < slots.length; i++) {
                slots[i] = share.of(parameters.viewOf(state[i], name));
            }
            Matrix w = share.of(parameters.value(name));
            parts.add(new Part(
                    gradient(gradients, share, g), w, g, slots, share.shape().decays() ? decay : 0));
        }
    }

    private Runnable gradient(List<WeightGradient> gradients, Parameters.Share share, Matrix g) {
        return gradients.stream()
                .filter(w -> w.makes(share.shape()))
                .findFirst()
                .map(w -> w.into(passes, share, g))
                .orElse(() -> {}); // a matrix that feeds nothing keeps a gradient of zero
    }

    /** Writes the gradient of this lane's share, without updating. */
    public void gradient() {
        for (Part part : parts) {
            part.gradient.run();
        }
    }

    /** Gradient and update; {@code step} is 1 for the first minibatch. */
    public void apply(long step) {
        for (Part part : parts) {
            part.gradient.run();
            optimizer.update(passes, part.w, part.g, part.slots, step, part.decay);
        }
    }
}
