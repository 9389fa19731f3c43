package aevb.objective;

import aevb.model.Architecture;
import aevb.model.Model;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** What a model is trained for. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Objective.Elbo.class, name = "elbo"),
    @JsonSubTypes.Type(value = Objective.Reconstruction.class, name = "reconstruction"),
    @JsonSubTypes.Type(value = Objective.Denoising.class, name = "denoising"),
    @JsonSubTypes.Type(value = Objective.Iwae.class, name = "iwae"),
    @JsonSubTypes.Type(value = Objective.WakeSleep.class, name = "wake-sleep"),
    @JsonSubTypes.Type(value = Objective.MonteCarloEm.class, name = "monte-carlo-em"),
    @JsonSubTypes.Type(value = Objective.FullBayes.class, name = "full-bayes"),
    @JsonSubTypes.Type(value = Objective.VectorQuantised.class, name = "vector-quantised")
})
public sealed interface Objective {
    /** Buffers for batches of {@code size} images, with the forward and backward passes of this objective. */
    Minibatch minibatch(Model model, int size);

    /** The same for training on {@code images} images in all: an objective may keep something for each. */
    default Minibatch minibatch(Model model, int size, int images) {
        return minibatch(model, size);
    }

    /** What is measured on images that are not trained on; empty where there is nothing to measure with. */
    default Optional<Objective> evaluated() {
        return Optional.of(this);
    }

    /** How the gradient of the bound is estimated: Section 2.3, and what Section 2.2 says is too noisy. */
    enum Estimator {
        /** SGVB A, eq. 6: every term is sampled. */
        SGVB_A("SGVB A"),
        /** SGVB B, eq. 7: the KL term in closed form, and so of lower variance; the one used throughout. */
        SGVB_B("SGVB B"),
        /**
         * The usual (naive) Monte Carlo gradient of Section 2.2, f(z) grad log q(z) for the encoder, as in BBVI (Blei and others
         * 2012): unbiased as well, of very high variance. The bound itself is estimated as by A.
         */
        SCORE_FUNCTION("score function");

        private final String title;

        Estimator(String title) {
            this.title = title;
        }

        /** For people. */
        public String title() {
            return title;
        }
    }

    /**
     * The variational lower bound of a VAE.
     *
     * @param samples L, latent samples an image
     * @param beta weight of the KL in what is climbed (Higgins and others 2017); anything but 1 is no bound. What is measured, in
     *     training and in evaluation, is the bound with weight 1. Left out of a run's configuration where it is 1
     */
    record Elbo(
            Estimator estimator,
            int samples,
            @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = One.class) Double beta)
            implements Objective {
        public Elbo {
            beta = beta == null ? 1 : beta;
            if (!(beta >= 0) || beta != 1 && estimator != Estimator.SGVB_B) {
                throw new IllegalArgumentException(
                        "beta must not be negative, and 1 unless the KL is in closed form (SGVB B), got " + beta
                                + " with " + estimator);
            }
            if (samples < 1) {
                throw new IllegalArgumentException("samples (L) must be at least 1, got " + samples);
            }
        }

        /** With the KL as it stands. */
        public Elbo(Estimator estimator, int samples) {
            this(estimator, samples, 1.0);
        }

        /** SGVB B with L = 1, as in the paper's experiments. */
        public Elbo() {
            this(Estimator.SGVB_B, 1);
        }

        /** SGVB B with L = 1 and another weight before the KL. */
        public static Elbo withBeta(double beta) {
            return new Elbo(Estimator.SGVB_B, 1, beta);
        }

        /** Equal to what is not written. */
        static final class One {
            @Override
            public boolean equals(Object o) {
                return o == null || o.equals(1.0);
            }

            @Override
            public int hashCode() {
                return 0;
            }
        }

        @Override
        public Minibatch minibatch(Model model, int size) {
            require(model, Architecture.Family.VAE, "the ELBO");
            return new ElboBatch(model, this, size);
        }
    }

    /** log p(x|z) at the autoencoder's code: minus the report's BCE (or MSE) loss. */
    record Reconstruction() implements Objective {
        @Override
        public Minibatch minibatch(Model model, int size) {
            require(model, Architecture.Family.AUTOENCODER, "the reconstruction objective");
            return new ReconstructionBatch(model, size, Optional.empty());
        }
    }

    /** The same of an image of which the encoder sees a corrupted copy (Vincent and others 2010): the denoising autoencoder. */
    record Denoising(Corruption corruption) implements Objective {
        @Override
        public Minibatch minibatch(Model model, int size) {
            require(model, Architecture.Family.AUTOENCODER, "the denoising objective");
            return new ReconstructionBatch(model, size, Optional.of(corruption));
        }

        /** Clean images. */
        @Override
        public Optional<Objective> evaluated() {
            return Optional.of(new Reconstruction());
        }
    }

    /**
     * The importance-weighted bound (Burda, Grosse and Salakhutdinov 2015, eq. 8): log of the mean of p(x, z) / q(z|x) over k codes.
     *
     * @param samples k; 1 is the ELBO by SGVB A
     */
    record Iwae(int samples) implements Objective {
        @Override
        public Minibatch minibatch(Model model, int size) {
            require(model, Architecture.Family.VAE, "the importance-weighted bound");
            return new ElboBatch(model, new Elbo(Estimator.SGVB_A, samples), size, true);
        }
    }

    /**
     * The wake-sleep algorithm (Hinton and others 1995), as the paper compares itself with: the decoder learns log p(x|z) at a
     * code that the encoder draws for an image (wake), the encoder learns log q(z|x) for an image that the decoder dreams of
     * a code of the prior (sleep). No bound is optimised; the one of eq. 3 is what is measured.
     */
    record WakeSleep() implements Objective {
        @Override
        public Minibatch minibatch(Model model, int size) {
            require(model, Architecture.Family.VAE, "wake-sleep");
            return new WakeSleepBatch(model, size);
        }

        @Override
        public Optional<Objective> evaluated() {
            return Optional.of(new Elbo());
        }
    }

    /**
     * Monte Carlo EM (Appendix E): no encoder. Every image has a chain of its own; HMC moves it once towards p(z|x), then the
     * decoder takes some steps on log p(x, z) at where it is.
     *
     * @param leapfrogSteps of the HMC move; the paper has 10
     * @param updates of the weights for each move; the paper has 5
     */
    record MonteCarloEm(int leapfrogSteps, int updates) implements Objective {
        public MonteCarloEm {
            if (leapfrogSteps < 1 || updates < 1) {
                throw new IllegalArgumentException(
                        "expected at least one leapfrog step and one update, got " + leapfrogSteps + " and " + updates);
            }
        }

        /** The paper's settings. */
        public MonteCarloEm() {
            this(10, 5);
        }

        @Override
        public Minibatch minibatch(Model model, int size) {
            return minibatch(model, size, size);
        }

        @Override
        public Minibatch minibatch(Model model, int size, int images) {
            require(model, Architecture.Family.VAE, "Monte Carlo EM");
            return new MonteCarloEmBatch(model, this, size, images);
        }

        @Override
        public Optional<Objective> evaluated() {
            return Optional.empty();
        }
    }

    /**
     * Full variational Bayes (Appendix F): the decoder's weights have a posterior, a Gaussian each, beside the codes'. Every step
     * draws weights, and the bound pays for their divergence from the prior N(0, I), shared among all training images. The
     * weight decay must be 1/N, as it is the part of that divergence which pulls at the means. Needs {@link
     * Architecture.Layout#VARIATIONAL}; what is measured on test images is the bound at the mean weights.
     */
    record FullBayes() implements Objective {
        @Override
        public Minibatch minibatch(Model model, int size) {
            return minibatch(model, size, size);
        }

        @Override
        public Minibatch minibatch(Model model, int size, int images) {
            if (model.architecture().layout() != Architecture.Layout.VARIATIONAL) {
                throw new IllegalArgumentException("full variational Bayes needs Layout.VARIATIONAL");
            }
            return new FullBayesBatch(model, size, images);
        }

        @Override
        public Optional<Objective> evaluated() {
            return Optional.of(new Elbo());
        }
    }

    /**
     * The vector-quantised autoencoder (van den Oord and others 2017, eq. 3): log p(x|z) at the nearest vectors of the codebook, whose
     * gradient goes straight through to the encoder; the codebook follows the encoder, and the encoder is held to it by the
     * commitment term.
     *
     * @param commitment beta, the weight of |z_e - sg(e)|^2; the paper has 0.25
     * @param weight of both codebook terms beside the reconstruction in nats
     * @param decay of the moving averages by which the codebook follows (the paper's Appendix A.1); 0 for following by gradient
     */
    record VectorQuantised(double commitment, double weight, double decay) implements Objective {
        public VectorQuantised {
            if (!(commitment >= 0) || !(weight > 0) || !(decay >= 0 && decay < 1)) {
                throw new IllegalArgumentException("expected commitment >= 0, weight > 0 and decay in [0, 1), got "
                        + commitment + ", " + weight + ", " + decay);
            }
        }

        @Override
        public Minibatch minibatch(Model model, int size) {
            require(model, Architecture.Family.VECTOR_QUANTISED, "vector quantisation");
            return new VectorQuantisedBatch(model, this, size);
        }
    }

    private static void require(Model model, Architecture.Family family, String what) {
        if (model.architecture().family() != family) {
            throw new IllegalArgumentException(what + " needs a model of family " + family + ", got "
                    + model.architecture().family());
        }
    }
}
