package aevb.experiment;

import aevb.data.DataTreatment;
import aevb.model.Architecture.Family;
import aevb.nn.Activation;
import aevb.nn.Optimizer;
import aevb.nn.Precision;
import aevb.prob.Likelihood;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Questions answered by many short runs of which only the learning curves are kept. A run's name is {@code STUDY.NAME} and
 * it is published in {@code runs/STUDY/NAME}.
 */
public final class Studies {
    /** The step sizes that the paper and the report choose from. */
    public static final List<Double> STEP_SIZES = List.of(0.1, 0.02, 0.01);

    /** The seeds of the spread: enough to see whether a difference is one. */
    public static final List<Long> SEEDS = List.of(1L, 2L, 3L);

    private static final int SEARCH_EPOCHS = 2;
    private static final int CLASSROOM_EPOCHS = 10;
    private static final int PRECISION_EPOCHS = 50;
    private static final int OPTIMIZER_EPOCHS = 30;
    private static final int ABLATION_EPOCHS = 200;
    private static final int ABLATION_LATENT = 20;

    /** Before the names of the runs of {@link #optimizers()}. */
    static final String OPTIMIZERS = "optimizers.";

    private Studies() {}

    /** The report's search: each latent dimension with each step size for two epochs. */
    public static List<Experiment> search(Family family) {
        List<Experiment> all = new ArrayList<>();
        for (int latent : Catalogue.LATENTS) {
            Experiment e = family == Family.VAE ? Catalogue.vae(latent) : Catalogue.autoencoder(latent);
            for (double stepSize : STEP_SIZES) {
                all.add(at(e, stepSize, "search.report-" + label(family) + "-" + latent));
            }
        }
        return all;
    }

    /** The same search under the paper's initialisation and prior, from which {@link Catalogue#paperVae} takes its step sizes. */
    public static List<Experiment> paperSearch() {
        List<Experiment> all = new ArrayList<>();
        for (int latent : Catalogue.LATENTS) {
            for (double stepSize : STEP_SIZES) {
                all.add(at(Catalogue.paperVae(latent), stepSize, "search.paper-vae-" + latent));
            }
        }
        return all;
    }

    private static Experiment at(Experiment e, double stepSize, String name) {
        return e.named(name + "-at-" + stepSize)
                .with(e.training()
                        .with(e.training().optimizer().withStepSize(stepSize))
                        .withEpochs(SEARCH_EPOCHS));
    }

    /** Every model of the report at classroom length, three seeds each. */
    public static List<Experiment> seeds(Family family) {
        List<Experiment> all = new ArrayList<>();
        for (int latent : Catalogue.LATENTS) {
            Experiment e = family == Family.VAE ? Catalogue.vae(latent) : Catalogue.autoencoder(latent);
            for (long seed : SEEDS) {
                all.add(e.named("seeds." + label(family) + "-" + latent + "-seed-" + seed)
                        .with(e.training().withSeed(seed).withEpochs(CLASSROOM_EPOCHS)));
            }
        }
        return all;
    }

    /** Single precision and bfloat16 products, three seeds each, everything else equal. */
    public static List<Experiment> precision() {
        List<Experiment> all = new ArrayList<>();
        for (long seed : SEEDS) {
            for (Precision precision : Precision.values()) {
                Experiment e = Catalogue.vae(ABLATION_LATENT);
                all.add(e.named("precision." + precision.name().toLowerCase(java.util.Locale.ROOT) + "-seed-" + seed)
                        .with(e.training().with(precision).withSeed(seed).withEpochs(PRECISION_EPOCHS)));
            }
        }
        return all;
    }

    /** From the report's settings to the paper's, one factor at a time, and to what came after; the last has all of the paper's. */
    public static List<Experiment> ablation() {
        Experiment report = Catalogue.vae(ABLATION_LATENT).withEpochs(ABLATION_EPOCHS);
        Experiment paper = Catalogue.paperVae(ABLATION_LATENT).withEpochs(ABLATION_EPOCHS);
        return Stream.of(
                        report.named("report"),
                        report.named("initialisation").withInitStd(paper.initStd()),
                        report.named("prior").with(report.training().withWeightDecay(1.0 / report.trainCount())),
                        report.named("warm-up")
                                .with(report.training()
                                        .with(new Optimizer.Adagrad(
                                                report.training().optimizer().stepSize(),
                                                1e-8,
                                                Catalogue.PAPER_WARMUP))),
                        report.named("step-size")
                                .with(report.training()
                                        .with(new Optimizer.Adagrad(
                                                paper.training().optimizer().stepSize()))),
                        report.named("n-50000").withCounts(paper.trainCount(), report.testCount()),
                        report.named("thresholded").with(DataTreatment.THRESHOLDED),
                        report.named("binarised-once").with(DataTreatment.BINARISED_ONCE),
                        report.named("gaussian-decoder")
                                .with(report.architecture().with(Likelihood.GAUSSIAN)),
                        report.named("adam-relu")
                                .with(report.architecture().with(Activation.RELU))
                                .with(report.training().with(new Optimizer.Adam(1e-3))),
                        paper.named("paper"))
                .map(e -> e.named("ablation." + e.name()))
                .toList();
    }

    /** Both optimizers with both activations, three seeds each: which of the two makes the difference? */
    public static List<Experiment> optimizers() {
        List<Experiment> all = new ArrayList<>();
        for (Activation activation : List.of(Activation.TANH, Activation.RELU)) {
            for (Optimizer optimizer : List.of(new Optimizer.Adagrad(0.02), new Optimizer.Adam(1e-3))) {
                String kind = optimizer instanceof Optimizer.Adam ? "adam" : "adagrad";
                String name = kind + "-" + activation.name().toLowerCase(java.util.Locale.ROOT);
                for (long seed : SEEDS) {
                    Experiment e = Catalogue.vae(ABLATION_LATENT);
                    all.add(e.named(OPTIMIZERS + name + "-seed-" + seed)
                            .with(e.architecture().with(activation))
                            .with(e.training().with(optimizer).withSeed(seed).withEpochs(OPTIMIZER_EPOCHS)));
                }
            }
        }
        return all;
    }

    private static String label(Family family) {
        return family == Family.VAE ? "vae" : "ae";
    }

    /** A run's name within its study, such as "adam-relu", at whatever profile and on whatever data; its whole name if it is of none. */
    public static String partName(Run run) {
        return all().stream()
                .map(Experiment::name)
                .filter(n -> run.name().equals(n) || run.name().startsWith(n + "-"))
                .max(java.util.Comparator.comparingInt(String::length))
                .map(n -> n.substring(n.indexOf('.') + 1))
                .orElse(run.name());
    }

    /** The runs of one study. */
    public static List<Experiment> named(String study) {
        List<Experiment> runs =
                all().stream().filter(e -> e.name().startsWith(study + ".")).toList();
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("there is no study \"" + study + "\"; there are "
                    + String.join(
                            ", ",
                            all().stream()
                                    .map(e -> e.name().replaceFirst("\\..*", ""))
                                    .distinct()
                                    .toList()));
        }
        return runs;
    }

    /** All studies. */
    public static List<Experiment> all() {
        List<Experiment> all = new ArrayList<>();
        all.addAll(search(Family.VAE));
        all.addAll(search(Family.AUTOENCODER));
        all.addAll(paperSearch());
        all.addAll(seeds(Family.VAE));
        all.addAll(seeds(Family.AUTOENCODER));
        all.addAll(precision());
        all.addAll(ablation());
        all.addAll(optimizers());
        all.addAll(PaperRuns.studies());
        return all;
    }
}
