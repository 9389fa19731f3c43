package aevb.nn;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a gradient becomes an update. All state lies in {@link #slots} vectors laid out as the parameters. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Optimizer.Adagrad.class, name = "adagrad"),
    @JsonSubTypes.Type(value = Optimizer.Adam.class, name = "adam")
})
public sealed interface Optimizer {
    /** State vectors this optimizer keeps. */
    int slots();

    double stepSize();

    /** The same rule with another step size. */
    Optimizer withStepSize(double stepSize);

    /**
     * One update of some parameters.
     *
     * @param w parameters, updated in place
     * @param g gradient of the mean loss, without the weight prior
     * @param slots this optimizer's state for the same parameters
     * @param step 1 for the first minibatch
     * @param decay coefficient of the weight prior: the loss has + decay / 2 |w|^2
     */
    void update(Passes p, Matrix w, Matrix g, Matrix[] slots, long step, double decay);

    /**
     * Adagrad as the author of the paper ran it (Section 5): w -= stepSize * g / sqrt(sum g^2 + epsilon), where the first
     * {@code warmup} minibatches only fill the sum.
     */
    record Adagrad(double stepSize, double epsilon, int warmup) implements Optimizer {
        public Adagrad {
            requirePositive("stepSize", stepSize);
            requirePositive("epsilon", epsilon);
            if (warmup < 0) {
                throw new IllegalArgumentException("warmup must not be negative, got " + warmup);
            }
        }

        public Adagrad(double stepSize) {
            this(stepSize, 1e-8, 0);
        }

        @Override
        public Adagrad withStepSize(double eta) {
            return new Adagrad(eta, epsilon, warmup);
        }

        @Override
        public int slots() {
            return 1;
        }

        @Override
        public void update(Passes p, Matrix w, Matrix g, Matrix[] slots, long step, double decay) {
            p.adagrad(w, g, slots[0], stepSize, epsilon, decay, step > warmup);
        }
    }

    /** Adam (Kingma and Ba 2014), with the weight prior in the gradient. */
    record Adam(double stepSize, double beta1, double beta2, double epsilon) implements Optimizer {
        public Adam {
            requirePositive("stepSize", stepSize);
            requirePositive("epsilon", epsilon);
            if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
                throw new IllegalArgumentException("beta1 and beta2 must lie in [0, 1), got " + beta1 + ", " + beta2);
            }
        }

        public Adam(double stepSize) {
            this(stepSize, 0.9, 0.999, 1e-8);
        }

        @Override
        public Adam withStepSize(double eta) {
            return new Adam(eta, beta1, beta2, epsilon);
        }

        @Override
        public int slots() {
            return 2;
        }

        @Override
        public void update(Passes p, Matrix w, Matrix g, Matrix[] slots, long step, double decay) {
            // m / (1 - b1^t) / (sqrt(v / (1 - b2^t)) + e) = m * c / (1 - b1^t) / (sqrt(v) + e c), c = sqrt(1 - b2^t)
            double c = Math.sqrt(1 - Math.pow(beta2, step));
            double rate = stepSize * c / (1 - Math.pow(beta1, step));
            p.adam(w, g, slots[0], slots[1], new Passes.AdamStep(rate, beta1, beta2, epsilon * c), decay);
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be positive and finite, got " + value);
        }
    }
}
