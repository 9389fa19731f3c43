package aevb.experiment;

import aevb.data.DataTreatment;
import aevb.data.Dataset;
import aevb.model.Architecture;
import aevb.model.Codebook;
import aevb.nn.Activation;
import aevb.nn.Optimizer;
import aevb.objective.Corruption;
import aevb.objective.Objective;
import aevb.prob.Likelihood;
import aevb.train.Settings;
import java.util.ArrayList;
import java.util.List;

/** The runs of what the report names as future work. */
public final class FurtherRuns {
    private static final int PIXELS = 784;
    /** Fewer than the others have: 49 vectors of 16 numbers make wide layers, and a run is to stay under 3 MB. */
    private static final int HIDDEN = 400;

    private static final int TRAIN = 60_000;
    private static final int TEST = 10_000;
    private static final int BATCH = 100;
    /** As the published example that it stands beside. */
    private static final int VQ_EPOCHS = 30;

    private static final Codebook GRID = new Codebook(49, 128, 16);
    private static final double COMMITMENT = 0.25;
    private static final double CODEBOOK_WEIGHT = 0.05;
    private static final double DECAY = 0.99;

    /** Weights before the KL; with 1 it is the VAE. */
    public static final List<Double> BETAS = List.of(0.5, 1.0, 2.0, 4.0, 10.0);

    /** The one that is trained at every number of latent dimensions. */
    public static final double STRONG_BETA = 4;

    /** k of the importance-weighted autoencoders; with 1 it is the VAE. */
    public static final List<Integer> IWAE_SAMPLES = List.of(1, 5, 50);

    private static final int LATENT = 20;
    private static final int SHORT_EPOCHS = 50;

    private FurtherRuns() {}

    /** A vector-quantised autoencoder, a grid of 7 x 7 codes from a book of 128; the codebook follows by gradient. */
    public static Experiment vqVae() {
        return quantised("vq-vae", 0);
    }

    /** The same with a codebook that follows by moving averages. */
    public static Experiment vqVaeByAverages() {
        return quantised("vq-vae-ema", DECAY);
    }

    private static Experiment quantised(String name, double decay) {
        var objective = new Objective.VectorQuantised(COMMITMENT, CODEBOOK_WEIGHT, decay);
        return new Experiment(
                name,
                Dataset.MNIST,
                TRAIN,
                TEST,
                DataTreatment.GREY,
                Architecture.vectorQuantised(PIXELS, HIDDEN, GRID),
                0.05,
                new Settings(objective, new Optimizer.Adam(1e-3), 0, BATCH, VQ_EPOCHS, 1));
    }

    /** The report's VAE with 20 latent dimensions, short, with another weight before the KL. */
    public static Experiment beta(double beta) {
        return beta(beta, LATENT);
    }

    /** The same with another number of latent dimensions. */
    public static Experiment beta(double beta, int latentDim) {
        String weight = beta == Math.rint(beta) ? String.valueOf((int) beta) : String.valueOf(beta);
        Experiment e = Catalogue.vae(latentDim);
        return e.named("beta-vae-" + weight + suffix(latentDim))
                .with(e.training().with(Objective.Elbo.withBeta(beta)).withEpochs(SHORT_EPOCHS));
    }

    private static String suffix(int latentDim) {
        return latentDim == LATENT ? "" : "-latent-" + latentDim;
    }

    /** The report's autoencoder with 20 latent dimensions, short, of corrupted images. */
    public static Experiment denoising(String name, Corruption corruption) {
        return denoising(name, corruption, LATENT);
    }

    private static Experiment denoising(String name, Corruption corruption, int latentDim) {
        Experiment e = Catalogue.autoencoder(latentDim);
        return e.named("dae-" + name + suffix(latentDim))
                .with(e.training().with(new Objective.Denoising(corruption)).withEpochs(SHORT_EPOCHS));
    }

    /** Pixels of the digits masked, a third of them. */
    public static Experiment masking() {
        return masking(LATENT);
    }

    /** The same with another number of latent dimensions. */
    public static Experiment masking(int latentDim) {
        return denoising("masking", new Corruption.Masking(0.3), latentDim);
    }

    /** Noise of standard deviation 0.3 added. */
    public static Experiment gaussianNoise() {
        return denoising("gaussian", new Corruption.GaussianNoise(0.3));
    }

    /** The autoencoder that sees clean images, as long as the others. */
    public static Experiment clean() {
        return Catalogue.autoencoder(LATENT).named("dae-none").withEpochs(SHORT_EPOCHS);
    }

    /** The report's VAE with 20 latent dimensions and the continuous Bernoulli, short. */
    public static Experiment continuousBernoulli() {
        Experiment e = shortVae("continuous-bernoulli-20");
        return e.with(e.architecture().with(Likelihood.CONTINUOUS_BERNOULLI));
    }

    /**
     * The network of Burda, Grosse and Salakhutdinov (2015) with one stochastic layer: two hidden layers of 200 on either side, 50
     * latent dimensions, on digits binarised anew each time; k samples in the bound that is climbed. Shorter than theirs.
     */
    public static Experiment iwae(int k) {
        var architecture = new Architecture(
                Architecture.Family.VAE,
                PIXELS,
                List.of(200, 200),
                50,
                Activation.TANH,
                Likelihood.BERNOULLI,
                Architecture.Layout.PLAIN);
        return new Experiment(
                "iwae-" + k,
                Dataset.MNIST,
                TRAIN,
                TEST,
                DataTreatment.BINARISED_DYNAMICALLY,
                architecture,
                0.05,
                new Settings(new Objective.Iwae(k), new Optimizer.Adam(1e-3), 0, BATCH, SHORT_EPOCHS, 1));
    }

    private static Experiment shortVae(String name) {
        return Catalogue.vae(LATENT).named(name).withEpochs(SHORT_EPOCHS);
    }

    /** The runs that are kept whole. */
    public static List<Experiment> all() {
        List<Experiment> all = new ArrayList<>(List.of(vqVae(), vqVaeByAverages()));
        BETAS.stream().map(FurtherRuns::beta).forEach(all::add);
        all.addAll(List.of(clean(), masking(), gaussianNoise(), continuousBernoulli()));
        for (int latentDim : Catalogue.LATENTS) {
            if (latentDim != LATENT) {
                all.addAll(List.of(masking(latentDim), beta(STRONG_BETA, latentDim)));
            }
        }
        IWAE_SAMPLES.stream().map(FurtherRuns::iwae).forEach(all::add);
        return all;
    }
}
