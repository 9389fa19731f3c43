package aevb.train;

import java.util.List;

/**
 * A run after some finished epochs: all that is needed to go on as if it had never stopped.
 *
 * @param seconds spent so far
 * @param parameters packed, in the order of the model's shapes
 * @param optimizerState the same for each of the optimizer's vectors
 * @param memory what the objective keeps from batch to batch; empty for most
 */
public record Checkpoint(
        History history, double seconds, float[] parameters, List<float[]> optimizerState, List<float[]> memory) {
    public Checkpoint(History history, double seconds, float[] parameters, List<float[]> optimizerState) {
        this(history, seconds, parameters, optimizerState, List.of());
    }
}
