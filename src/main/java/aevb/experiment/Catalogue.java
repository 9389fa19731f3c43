package aevb.experiment;

import aevb.data.DataTreatment;
import aevb.model.Architecture;
import aevb.nn.Optimizer;
import aevb.objective.Objective;
import aevb.prob.Likelihood;
import aevb.train.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every run that a figure needs, at its published length. */
public final class Catalogue {
    /** The latent dimensions of the report's Figures 1 and 3 and of the paper's Figure 2. */
    public static final List<Integer> LATENTS = List.of(3, 5, 10, 20, 200);

    private static final int PIXELS = 784;
    private static final int HIDDEN = 500;
    private static final int TRAIN = 60_000;
    private static final int TEST = 10_000;
    private static final int BATCH = 100;
    private static final long SEED = 1;
    /** 1e8 training samples at 60 000 an epoch, rounded up as in the report. */
    private static final int EPOCHS = 1670;

    /** The report's "N(0, 0.001)" read as an L2 coefficient on the mean loss, and its initialisation. */
    private static final double REPORT_DECAY = 1e-3;

    private static final double REPORT_STD = 0.1;

    /** The paper's: sd 0.01, a N(0, I) prior on the weights, a few minibatches that only fill Adagrad's sum. */
    private static final double PAPER_STD = 0.01;

    static final int PAPER_WARMUP = 10;
    private static final int PAPER_TRAIN = 50_000;
    /** 1e8 training samples. */
    private static final int PAPER_EPOCHS = 2000;
    /** The length of the small experiments. */
    private static final int SMALL_EPOCHS = 100;

    private Catalogue() {}

    /** A VAE of the report: Figure 1 and 3 (latent 3 to 200), Figure 2 (latent 2). */
    public static Experiment vae(int latentDim) {
        return report("report-vae-" + latentDim, Architecture.vae(PIXELS, HIDDEN, latentDim), new Objective.Elbo());
    }

    /** An autoencoder of the report: Figure 1 and 3. */
    public static Experiment autoencoder(int latentDim) {
        return report(
                "report-ae-" + latentDim,
                Architecture.autoencoder(PIXELS, HIDDEN, latentDim),
                new Objective.Reconstruction());
    }

    private static Experiment report(String name, Architecture a, Objective objective) {
        var optimizer = new Optimizer.Adagrad(reportStepSize(a.latentDim()));
        return new Experiment(
                name,
                "mnist",
                TRAIN,
                TEST,
                DataTreatment.GREY,
                a,
                REPORT_STD,
                new Settings(objective, optimizer, REPORT_DECAY, BATCH, EPOCHS, SEED));
    }

    /** 0.02 for latent 3, 10 and 20, 0.01 for 5 and 200; latent 2 is not stated and takes 0.02. */
    private static double reportStepSize(int latentDim) {
        return latentDim == 5 || latentDim == 200 ? 0.01 : 0.02;
    }

    /**
     * The paper's VAE for Figure 2: 50 000 images, sd 0.01, prior N(0, I) on the weights, Adagrad with a few accumulating
     * minibatches first, and 1e8 training samples.
     */
    public static Experiment paperVae(int latentDim) {
        var optimizer = new Optimizer.Adagrad(paperStepSize(latentDim), 1e-8, PAPER_WARMUP);
        return vae(latentDim)
                .named("paper-vae-" + latentDim)
                .withCounts(PAPER_TRAIN, TEST)
                .withInitStd(PAPER_STD)
                .with(new Settings(new Objective.Elbo(), optimizer, 1.0 / PAPER_TRAIN, BATCH, PAPER_EPOCHS, SEED));
    }

    /** As the search under the paper's settings chose: notebook 06. */
    private static double paperStepSize(int latentDim) {
        return latentDim == 3 || latentDim == 10 ? 0.02 : 0.01;
    }

    /** The report's small experiment with the squared error: Gaussian pixels of variance 1 (see the derivation in notebook 07). */
    public static Experiment squaredErrorVae(int latentDim) {
        Experiment e = vae(latentDim);
        return e.named("mse-vae-" + latentDim)
                .with(e.architecture().with(Likelihood.UNIT_GAUSSIAN))
                .withEpochs(SMALL_EPOCHS);
    }

    /** A true Gaussian decoder: a mean and a variance for each pixel. */
    public static Experiment gaussianVae(int latentDim) {
        Experiment e = vae(latentDim);
        return e.named("gaussian-vae-" + latentDim)
                .with(e.architecture().with(Likelihood.GAUSSIAN))
                .withEpochs(SMALL_EPOCHS);
    }

    /** The runs that are kept whole, in the order in which they are worth having. */
    public static List<Experiment> all() {
        List<Experiment> all = new ArrayList<>(List.of(vae(2), vae(20), vae(3), autoencoder(3), vae(10), vae(200)));
        all.addAll(List.of(vae(5), autoencoder(20), autoencoder(200), autoencoder(10), autoencoder(5)));
        all.addAll(Stream.of(20, 3, 5, 10, 200).map(Catalogue::paperVae).toList());
        all.addAll(List.of(squaredErrorVae(20), gaussianVae(20)));
        all.addAll(PaperRuns.all());
        all.addAll(FurtherRuns.all());
        return all;
    }

    private static Stream<Experiment> everything() {
        return Stream.concat(all().stream(), Studies.all().stream());
    }

    /** The run of this name, of the catalogue or of a study. */
    public static Experiment named(String name) {
        return everything()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no run \"" + name + "\"; there are "
                        + String.join(", ", all().stream().map(Experiment::name).toList())));
    }
}
