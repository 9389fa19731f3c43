package aevb.bench;

import aevb.model.Architecture;
import aevb.model.Architecture.Family;
import aevb.nn.Optimizer;
import aevb.objective.Objective;
import aevb.train.Settings;

/** What every contender trains: the report's model and settings on minibatches of 100 grey digits. */
public record Task(Family family, int latentDim) {
    static final int PIXELS = 784;
    static final int HIDDEN = 500;
    static final int BATCH = 100;
    static final double STEP_SIZE = 0.02;
    static final double DECAY = 1e-3;
    static final double INIT_STD = 0.1;

    Architecture architecture() {
        return Architecture.vae(PIXELS, HIDDEN, latentDim).with(family);
    }

    Objective objective() {
        return family == Family.VAE ? new Objective.Elbo() : new Objective.Reconstruction();
    }

    Settings settings() {
        return new Settings(objective(), new Optimizer.Adagrad(STEP_SIZE), DECAY, BATCH, 1, 1);
    }

    /** The latent dimension as an argument of another process. */
    String latent() {
        return String.valueOf(latentDim);
    }

    public String title() {
        return (family == Family.VAE ? "VAE" : "AE") + ", latent " + latentDim;
    }
}
