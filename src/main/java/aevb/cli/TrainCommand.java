package aevb.cli;

import aevb.data.Dataset;
import aevb.data.Datasets;
import aevb.experiment.Catalogue;
import aevb.experiment.Experiment;
import aevb.experiment.Profile;
import aevb.experiment.Run;
import aevb.experiment.RunStore;
import aevb.experiment.Studies;
import aevb.experiment.Sweep;
import aevb.nn.Blas;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains runs of the catalogue; what is finished is left alone, what is begun goes on. */
@Command(
        name = "train",
        description = "Train runs of the catalogue, going on where they stopped.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Option(names = "--run", paramLabel = "NAME", description = "A run of the catalogue; may be given several times.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--all", description = "All runs of the catalogue.")
    private boolean all;

    @Option(
            names = "--study",
            paramLabel = "STUDY",
            description =
                    "All runs of a study: search, seeds, precision, ablation, optimizers, paper-steps, wake-sleep, likelihood.")
    private List<String> studies = new ArrayList<>();

    @Option(names = "--list", description = "Say what there is and how far it is.")
    private boolean list;

    @Option(
            names = "--fresh",
            description = "Forget what is in the working folder, leave committed runs alone, and train anew.")
    private boolean fresh;

    @Option(names = "--publish", description = "Copy finished runs to runs/, where they are committed from.")
    private boolean publish;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "Other data than each run is for: mnist, drawn, or a folder of IDX files or PNG images.")
    private String dataset;

    @Option(names = "--profile", paramLabel = "PROFILE", description = "smoke, classroom or full (the default).")
    private String profile = "full";

    private final Map<String, Throwable> failed = new TreeMap<>();

    @Override
    public Integer call() throws IOException {
        Blas.start();
        var progress = new ConsoleProgress(System.err);
        RunStore store = RunStore.standard(progress::line);
        Map<String, Dataset> data = new TreeMap<>();
        Map<Dataset, List<Experiment>> experiments = new LinkedHashMap<>();
        for (Experiment e : chosen()) {
            Dataset d = data.computeIfAbsent(dataFor(e), this::open);
            experiments
                    .computeIfAbsent(d, k -> new ArrayList<>())
                    .add(Profile.parse(profile).apply(e).on(d));
        }
        if (experiments.isEmpty()) {
            throw new IllegalArgumentException("name a run with --run, or give --all; --list says what there is");
        }
        for (var entry : experiments.entrySet()) {
            if (list) {
                list(store, entry.getValue());
            } else {
                train(store, entry.getValue(), entry.getKey(), progress);
            }
        }
        return failures();
    }

    /** One that fails does not stop the others; alone, it is the command that fails. */
    private int failures() {
        if (failed.size() == 1
                && chosen().size() == 1
                && failed.values().iterator().next() instanceof RuntimeException why) {
            throw why;
        }
        failed.forEach((run, why) -> System.err.println("failed: " + run + ": " + why.getMessage()));
        return failed.isEmpty() ? 0 : 1;
    }

    private String dataFor(Experiment e) {
        String chosen = dataset == null ? Datasets.chosen() : dataset;
        return chosen.equals(Dataset.MNIST) ? e.dataset() : chosen;
    }

    private Dataset open(String name) {
        Dataset data = Datasets.open(name, Downloads.announced(System.err));
        DataNotice.print(data, System.err);
        return data;
    }

    private void train(RunStore store, List<Experiment> experiments, Dataset data, ConsoleProgress progress)
            throws IOException {
        int threads = fresh ? threadsOfCommitted(store, experiments) : Sweep.defaultThreads();
        if (fresh) {
            for (Experiment e : experiments) {
                store.forget(e);
            }
        }
        List<Run> finished = new Sweep(fresh ? store.unpublished() : store, threads)
                .attempt(experiments, data, progress, (e, why) -> failed.put(e.name(), why));
        if (publish) {
            for (Run run : finished) {
                progress.line("published " + store.publish(run.experiment()));
            }
        }
    }

    /** Sums are rounded in another order with other threads, so a run that is trained anew to be compared has the committed one's. */
    private static int threadsOfCommitted(RunStore store, List<Experiment> experiments) {
        String set = System.getenv("AEVB_THREADS");
        if (experiments.size() > 1 || set != null && !set.isBlank()) {
            return Sweep.defaultThreads();
        }
        return store.find(experiments.get(0)).map(r -> r.provenance().threads()).orElseGet(Sweep::defaultThreads);
    }

    private List<Experiment> chosen() {
        List<Experiment> chosen = new ArrayList<>();
        names.forEach(name -> chosen.add(Catalogue.named(name)));
        studies.forEach(study -> chosen.addAll(Studies.named(study)));
        if (all || list && chosen.isEmpty()) {
            chosen.addAll(Catalogue.all());
        }
        return chosen;
    }

    private static void list(RunStore store, List<Experiment> experiments) throws IOException {
        for (Experiment e : experiments) {
            boolean finished = store.find(e).isPresent();
            int epochs =
                    finished ? e.training().epochs() : store.historySoFar(e).epochs();
            System.out.printf(
                    "%-32s %5d of %5d epochs%s%n",
                    e.name(), epochs, e.training().epochs(), finished ? ", finished" : "");
        }
    }
}
