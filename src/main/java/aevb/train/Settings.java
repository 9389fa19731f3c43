package aevb.train;

import aevb.nn.Optimizer;
import aevb.objective.Objective;

/**
 * How a model is trained.
 *
 * @param weightDecay coefficient of the weight prior: the mean loss has + weightDecay / 2 |w|^2; 1/N for the paper's N(0, I)
 * @param batchSize M, images a minibatch; an epoch has floor(N / M) of them, drawn in a new order each time
 * @param seed of everything random: initialisation, order, noise
 */
public record Settings(
        Objective objective, Optimizer optimizer, double weightDecay, int batchSize, int epochs, long seed) {
    public Settings {
        if (batchSize < 1 || epochs < 1) {
            throw new IllegalArgumentException(
                    "batchSize and epochs must be at least 1, got " + batchSize + " and " + epochs);
        }
        if (!(weightDecay >= 0 && weightDecay < 1)) {
            throw new IllegalArgumentException("weightDecay must lie in [0, 1), got " + weightDecay);
        }
    }
}
