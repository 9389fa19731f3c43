package aevb.train;

import java.util.List;

/**
 * A run after some finished epochs: all that is needed to go on as if it had never stopped.
 *
 * @param seconds spent so far
 * @param parameters packed, in the order of the model's shapes
 * @param optimizerState the same for each of the optimizer's vectors
 */
public record Checkpoint(History history, double seconds, float[] parameters, List<float[]> optimizerState) {}
