package aevb.experiment;

import aevb.data.DataTreatment;
import aevb.data.Dataset;
import aevb.experiment.Published.Method;
import aevb.model.Architecture;
import aevb.nn.Optimizer;
import aevb.objective.Objective;
import aevb.prob.Likelihood;
import aevb.train.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The runs of the paper that the report left out: Frey faces, wake-sleep, log p(x) by three methods, full variational Bayes. */
public final class PaperRuns {
    /** The latent dimensions of the Frey faces in the paper's Figures 2 and 5. */
    public static final List<Integer> FREY_LATENTS = List.of(2, 5, 10, 20);

    /** Training set sizes of the paper's Figure 3. */
    public static final List<Integer> LIKELIHOOD_COUNTS = List.of(1000, 50_000);

    private static final int FREY_TRAIN = 1600;
    private static final int FREY_TEST = 365;
    private static final int FREY_PIXELS = 560;
    private static final int FREY_HIDDEN = 200;
    /** 1.5e8 training samples, half as far again as the paper's axis shows. */
    private static final int FREY_EPOCHS = 93_750;
    /** 2e7; the paper's run to 1e8 and are flat all the way. */
    private static final int FREY_WAKE_SLEEP_EPOCHS = 12_500;

    private static final int FREY_ROW = 100;
    private static final int LIKELIHOOD_LATENT = 3;
    private static final int LIKELIHOOD_HIDDEN = 100;
    /** A third of the paper's 6e7 to 7e7: Monte Carlo EM takes its time. */
    private static final long LIKELIHOOD_SAMPLES = 20_000_000;

    private static final long LIKELIHOOD_ROW = 100_000;
    private static final int WAKE_SLEEP_EPOCHS = 200;
    private static final int BAYES_COUNT = 1000;
    private static final int BATCH = 100;
    private static final double STD = 0.01;

    /** Runs of studies whose model a notebook looks into, so that it is kept as well as the curve. */
    static final Set<Experiment> WITH_WEIGHTS = Set.of(wakeSleep(3), fullBayes());

    private PaperRuns() {}

    private static Optimizer adagrad(double stepSize) {
        return new Optimizer.Adagrad(stepSize, 1e-8, Catalogue.PAPER_WARMUP);
    }

    /** The Frey faces with a Gaussian decoder, 200 hidden units: Figures 2, 4a and 5. */
    public static Experiment frey(int latentDim) {
        Architecture a = Architecture.vae(FREY_PIXELS, FREY_HIDDEN, latentDim).with(Likelihood.GAUSSIAN);
        var settings = new Settings(
                new Objective.Elbo(), adagrad(FreySteps.aevb(latentDim)), 1.0 / FREY_TRAIN, BATCH, FREY_EPOCHS, 1);
        return new Experiment(
                "paper-frey-" + latentDim,
                Dataset.FREY,
                FREY_TRAIN,
                FREY_TEST,
                DataTreatment.GREY,
                a,
                STD,
                settings.withEpochsPerRow(FREY_ROW));
    }

    /** The same by wake-sleep. */
    public static Experiment freyWakeSleep(int latentDim) {
        Experiment e = frey(latentDim);
        return e.named("wake-sleep.frey-" + latentDim)
                .with(e.training()
                        .with(new Objective.WakeSleep())
                        .with(adagrad(FreySteps.wakeSleep()))
                        .withEpochs(FREY_WAKE_SLEEP_EPOCHS));
    }

    /** MNIST by wake-sleep: Figure 2, to 1e7 training samples. */
    public static Experiment wakeSleep(int latentDim) {
        Experiment e = Catalogue.paperVae(latentDim);
        return e.named("wake-sleep.mnist-" + latentDim)
                .with(e.training()
                        .with(new Objective.WakeSleep())
                        .with(adagrad(MnistSteps.wakeSleep(latentDim)))
                        .withEpochs(WAKE_SLEEP_EPOCHS));
    }

    /** 100 hidden units, 3 latent dimensions, on the first {@code trainCount} images of MNIST: Figure 3. */
    public static Experiment likelihood(Method method, int trainCount) {
        int epochs = (int) (LIKELIHOOD_SAMPLES / trainCount);
        int row = (int) Math.max(1, LIKELIHOOD_ROW / trainCount);
        Objective objective =
                switch (method) {
                    case AEVB -> new Objective.Elbo();
                    case WAKE_SLEEP -> new Objective.WakeSleep();
                    case MONTE_CARLO_EM -> new Objective.MonteCarloEm();
                };
        Experiment e = Catalogue.paperVae(LIKELIHOOD_LATENT);
        var settings = new Settings(objective, adagrad(MnistSteps.likelihood()), 1.0 / trainCount, BATCH, epochs, 1);
        return e.named("likelihood." + method.word() + "-" + trainCount)
                .with(Architecture.vae(e.architecture().inputDim(), LIKELIHOOD_HIDDEN, LIKELIHOOD_LATENT))
                .withCounts(trainCount, e.testCount())
                .with(settings.withEpochsPerRow(row));
    }

    /** What the step size that the search would choose does in the long run. */
    public static Experiment largeSteps() {
        Experiment e = likelihood(Method.AEVB, BAYES_COUNT);
        return e.named(e.name() + "-at-0.1").with(e.training().with(adagrad(0.1)));
    }

    /** Full variational Bayes on 1000 images (Appendix F), otherwise as Figure 3's AEVB, which is the run to compare it with. */
    public static Experiment fullBayes() {
        Experiment e = likelihood(Method.AEVB, BAYES_COUNT);
        return e.named("likelihood.full-bayes-1000")
                .with(e.architecture().with(Architecture.Layout.VARIATIONAL))
                .with(e.training().with(new Objective.FullBayes()));
    }

    /** The runs that are kept whole. */
    public static List<Experiment> all() {
        return FREY_LATENTS.stream().map(PaperRuns::frey).toList();
    }

    /** The runs of which the curve is kept. */
    static List<Experiment> studies() {
        List<Experiment> all = new ArrayList<>();
        Stream.of(3, 20, 200, 10, 5).map(PaperRuns::wakeSleep).forEach(all::add);
        FREY_LATENTS.stream().map(PaperRuns::freyWakeSleep).forEach(all::add);
        for (Method method : Method.values()) {
            LIKELIHOOD_COUNTS.forEach(n -> all.add(likelihood(method, n)));
        }
        all.addAll(List.of(fullBayes(), largeSteps()));
        all.addAll(stepSizes());
        return all;
    }

    /** The searches from which the step sizes here are taken: by the training bound after few samples, as the paper chose. */
    public static List<Experiment> stepSizes() {
        List<Experiment> all = new ArrayList<>();
        for (double step : Studies.STEP_SIZES) {
            for (int d : FREY_LATENTS) {
                all.add(searched(frey(d), "frey-aevb-" + d, step, 300));
                all.add(searched(freyWakeSleep(d), "frey-wake-sleep-" + d, step, 300));
            }
            for (int d : Catalogue.LATENTS) {
                all.add(searched(wakeSleep(d), "mnist-wake-sleep-" + d, step, 4));
            }
            for (Method method : Method.values()) {
                for (int n : LIKELIHOOD_COUNTS) {
                    all.add(searched(
                            likelihood(method, n), "likelihood-" + method.word() + "-" + n, step, 200_000 / n));
                }
            }
        }
        return all;
    }

    private static Experiment searched(Experiment e, String name, double stepSize, int epochs) {
        return e.named("paper-steps." + name + "-at-" + stepSize)
                .with(e.training()
                        .with(adagrad(stepSize))
                        .withEpochs(epochs)
                        .withEpochsPerRow(Math.max(1, epochs / 2)));
    }
}
