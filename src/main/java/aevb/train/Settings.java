package aevb.train;

import aevb.nn.Optimizer;
import aevb.nn.Precision;
import aevb.objective.Objective;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * How a model is trained.
 *
 * @param weightDecay coefficient of the weight prior: the mean loss has + weightDecay / 2 |w|^2; 1/N for the paper's N(0, I)
 * @param batchSize M, images a minibatch; an epoch has floor(N / M) of them, drawn in a new order each time
 * @param seed of everything random: initialisation, order, noise
 * @param precision of the matrix products in training; evaluation is always in single precision. Left out of a run's
 *     configuration where it is the default, which a configuration without it means
 * @param epochsPerRow epochs between two looks at the test images, each with a row of the history and a checkpoint; more than 1
 *     for few images, whose epochs take no time. Left out of a run's configuration where it is 1
 */
public record Settings(
        Objective objective,
        Optimizer optimizer,
        double weightDecay,
        int batchSize,
        int epochs,
        long seed,
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Settings.DefaultPrecision.class)
                Precision precision,
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Settings.DefaultRow.class)
                Integer epochsPerRow) {
    public Settings {
        Objects.requireNonNull(objective, "objective is missing");
        Objects.requireNonNull(optimizer, "optimizer is missing");
        precision = precision == null ? Precision.FP32 : precision;
        epochsPerRow = epochsPerRow == null ? 1 : epochsPerRow;
        if (batchSize < 1 || epochs < 1) {
            throw new IllegalArgumentException(
                    "batchSize and epochs must be at least 1, got " + batchSize + " and " + epochs);
        }
        if (epochsPerRow < 1) {
            throw new IllegalArgumentException("epochsPerRow must be at least 1, got " + epochsPerRow);
        }
        if (!(weightDecay >= 0 && weightDecay < 1)) {
            throw new IllegalArgumentException("weightDecay must lie in [0, 1), got " + weightDecay);
        }
    }

    public Settings(
            Objective objective, Optimizer optimizer, double weightDecay, int batchSize, int epochs, long seed) {
        this(objective, optimizer, weightDecay, batchSize, epochs, seed, Precision.FP32, 1);
    }

    public Settings withEpochs(int n) {
        return new Settings(objective, optimizer, weightDecay, batchSize, n, seed, precision, epochsPerRow);
    }

    public Settings withSeed(long s) {
        return new Settings(objective, optimizer, weightDecay, batchSize, epochs, s, precision, epochsPerRow);
    }

    public Settings with(Optimizer o) {
        return new Settings(objective, o, weightDecay, batchSize, epochs, seed, precision, epochsPerRow);
    }

    public Settings withWeightDecay(double decay) {
        return new Settings(objective, optimizer, decay, batchSize, epochs, seed, precision, epochsPerRow);
    }

    public Settings with(Objective o) {
        return new Settings(o, optimizer, weightDecay, batchSize, epochs, seed, precision, epochsPerRow);
    }

    public Settings withEpochsPerRow(int n) {
        return new Settings(objective, optimizer, weightDecay, batchSize, epochs, seed, precision, n);
    }

    public Settings with(Precision p) {
        return new Settings(objective, optimizer, weightDecay, batchSize, epochs, seed, p, epochsPerRow);
    }

    /** Equal to what is not written. */
    static final class DefaultRow {
        @Override
        public boolean equals(Object o) {
            return o == null || o.equals(1);
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    /** Equal to what is not written. */
    static final class DefaultPrecision {
        @Override
        public boolean equals(Object o) {
            return o == null || o == Precision.FP32;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }
}
