package aevb.cli;

import aevb.data.Dataset;
import aevb.data.Datasets;
import aevb.data.Workspace;
import aevb.experiment.Experiment;
import aevb.experiment.Run;
import aevb.experiment.RunStore;
import aevb.experiment.Sweep;
import aevb.experiment.SweepFile;
import aevb.experiment.SweepResults;
import aevb.nn.Blas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains every run of a sweep on this machine, two or more models side by side; on a cluster it is aevb.spark.SparkSweep. */
@Command(
        name = "sweep",
        description = "Train every run of a sweep, going on where it stopped. With --spark MASTER on a Spark cluster.",
        mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The sweep: JSON, see notebooks/sweeps and the README.")
    private Path file;

    @Option(names = "--list", description = "Say which runs there are and which are finished.")
    private boolean list;

    @Option(names = "--publish", description = "Copy finished curves to runs/, where they are committed from.")
    private boolean publish;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "Other data than the base is for: mnist, drawn, or a folder of IDX files or PNG images.")
    private String dataset;

    @Override
    public Integer call() throws IOException {
        SweepFile sweep = SweepFile.read(file);
        Blas.start();
        var progress = new ConsoleProgress(System.err);
        RunStore store = RunStore.standard(progress::line);
        String name = dataset == null ? sweep.experiments().get(0).dataset() : dataset;
        Dataset data = Datasets.open(name, Downloads.announced(System.err));
        DataNotice.print(data, System.err);
        List<Experiment> experiments =
                sweep.experiments().stream().map(e -> e.on(data)).toList();
        if (list) {
            experiments.forEach(e -> System.out.printf(
                    "%-48s %s%n", e.name(), store.find(e).isPresent() ? "finished" : "to be trained"));
            return 0;
        }
        Map<String, String> failed = new TreeMap<>();
        List<Run> runs = new Sweep(store, Sweep.defaultThreads())
                .attempt(experiments, data, progress, (e, why) -> failed.put(e.name(), why.getMessage()));
        Path results = Workspace.home().resolve("target/sweeps").resolve(sweep.name() + ".csv");
        SweepResults.write(results, runs);
        System.err.println(runs.size() + " of " + experiments.size() + " runs finished: " + results);
        if (publish) {
            for (Run r : runs) {
                progress.line("published " + store.publish(r.experiment()));
            }
        }
        failed.forEach((run, why) -> System.err.println("failed: " + run + ": " + why));
        return failed.isEmpty() ? 0 : 1;
    }
}
