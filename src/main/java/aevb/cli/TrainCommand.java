package aevb.cli;

import aevb.data.Dataset;
import aevb.data.Datasets;
import aevb.experiment.Catalogue;
import aevb.experiment.Experiment;
import aevb.experiment.Profile;
import aevb.experiment.RunStore;
import aevb.experiment.Studies;
import aevb.experiment.Sweep;
import aevb.nn.Blas;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
            description = "All runs of a study: search, seeds, precision, ablation.")
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
            description = "mnist (the default), drawn, or a folder of IDX files or PNG images.")
    private String dataset = Datasets.chosen();

    @Option(names = "--profile", paramLabel = "PROFILE", description = "smoke, classroom or full (the default).")
    private String profile = "full";

    @Override
    public Integer call() throws IOException {
        Blas.start();
        var progress = new ConsoleProgress(System.err);
        RunStore store = RunStore.standard(progress::line);
        Dataset data = Datasets.open(dataset, Downloads.announced(System.err));
        DataNotice.print(data, System.err);
        List<Experiment> experiments = chosen().stream()
                .map(e -> Profile.parse(profile).apply(e).on(data))
                .toList();
        if (list) {
            return list(store, experiments);
        }
        if (experiments.isEmpty()) {
            throw new IllegalArgumentException("name a run with --run, or give --all; --list says what there is");
        }
        if (fresh) {
            for (Experiment e : experiments) {
                store.forget(e);
            }
        }
        new Sweep(fresh ? store.unpublished() : store, Sweep.defaultThreads()).obtain(experiments, data, progress);
        if (publish) {
            for (Experiment e : experiments) {
                progress.line("published " + store.publish(e));
            }
        }
        return 0;
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

    private static int list(RunStore store, List<Experiment> experiments) throws IOException {
        for (Experiment e : experiments) {
            boolean finished = store.find(e).isPresent();
            int epochs =
                    finished ? e.training().epochs() : store.historySoFar(e).epochs();
            System.out.printf(
                    "%-32s %5d of %5d epochs%s%n",
                    e.name(), epochs, e.training().epochs(), finished ? ", finished" : "");
        }
        return 0;
    }
}
