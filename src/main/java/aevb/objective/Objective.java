package aevb.objective;

import aevb.model.Architecture;
import aevb.model.Model;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a model is trained for. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Objective.Elbo.class, name = "elbo"),
    @JsonSubTypes.Type(value = Objective.Reconstruction.class, name = "reconstruction")
})
public sealed interface Objective {
    /** Buffers for batches of {@code size} images, with the forward and backward passes of this objective. */
    Minibatch minibatch(Model model, int size);

    /** The two estimators of the bound in Section 2.3. */
    enum Estimator {
        /** SGVB A, eq. 6: every term is sampled. */
        SGVB_A,
        /** SGVB B, eq. 7: the KL term in closed form, and so of lower variance; the one used throughout. */
        SGVB_B
    }

    /**
     * The variational lower bound of a VAE.
     *
     * @param samples L, latent samples an image
     */
    record Elbo(Estimator estimator, int samples) implements Objective {
        public Elbo {
            if (samples < 1) {
                throw new IllegalArgumentException("samples (L) must be at least 1, got " + samples);
            }
        }

        /** SGVB B with L = 1, as in the paper's experiments. */
        public Elbo() {
            this(Estimator.SGVB_B, 1);
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
            return new ReconstructionBatch(model, size);
        }
    }

    private static void require(Model model, Architecture.Family family, String what) {
        if (model.architecture().family() != family) {
            throw new IllegalArgumentException(what + " needs a model of family " + family + ", got "
                    + model.architecture().family());
        }
    }
}
