package aevb.exercise;

import static aevb.exercise.Check.near;

import aevb.model.Architecture;
import aevb.model.ModelSummary;

/** Checks of the exercises in {@code 14-full-variational-bayes}. */
public final class PosteriorOfWeights {
    private static final Architecture VAE = Architecture.vae(784, 100, 3);

    private PosteriorOfWeights() {}

    /** How many numbers a model with a posterior over its decoder's weights has. */
    public static Verdict numbers(Long answer) {
        long plain = ModelSummary.of(VAE).total();
        long decoder = 3 * 100 + 100 + 100 * 784 + 784;
        return Check.of(answer)
                .right(
                        near(plain + decoder, 0),
                        "A mean and a log variance for each of the decoder's weights and biases.")
                .hint(near(plain, 0), "these are the numbers of the model with weights as points.")
                .hint(near(2 * plain, 0), "the encoder's weights are points: they are no part of the model.")
                .hint(near(2 * decoder, 0), "the encoder is missing.")
                .otherwise("encoder: 784 x 100 + 100 + 100 x 6 + 6; decoder: twice 3 x 100 + 100 + 100 x 784 + 784.");
    }

    /** The sigma of least KL to N(0, 1) at a mean, and that KL. */
    public static Verdict cheapest(double[] answer, double mu) {
        return Check.of(answer)
                .hint(a -> a.length != 2, "two numbers, {sigma, nats}.")
                .hint(a -> Math.abs(a[0] - 1) > 1e-6, "the divergence is least where the variance is the prior's.")
                .right(
                        a -> Math.abs(a[1] - 0.5 * mu * mu) < 1e-6,
                        "The rest, mu^2 / 2, is the weight decay of the paper's prior.")
                .otherwise("at sigma = 1 what remains of -1/2 (1 + log sigma^2 - mu^2 - sigma^2) is mu^2 / 2.");
    }
}
