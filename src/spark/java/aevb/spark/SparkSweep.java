package aevb.spark;

import aevb.data.Dataset;
import aevb.data.Datasets;
import aevb.data.Downloader;
import aevb.data.Workspace;
import aevb.experiment.Experiment;
import aevb.experiment.Json;
import aevb.experiment.Run;
import aevb.experiment.RunStore;
import aevb.experiment.SweepFile;
import aevb.experiment.SweepResults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A sweep on a Spark cluster, a task a run. The project's folder, the data and the run store lie on paths that all machines share;
 * only the runs' configurations are sent.
 */
@Command(
        name = "sweep",
        description = "Train every run of a sweep on a Spark cluster, going on where it stopped.",
        mixinStandardHelpOptions = true)
public final class SparkSweep implements Callable<Integer> {
    /** What executors need to know of the driver's environment: where things are, and which BLAS kernels to use. */
    private static final List<String> ENVIRONMENT =
            List.of("AEVB_RUNS", "AEVB_DATA", "AEVB_DATASET", "AEVB_BLAS", "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE");

    @Parameters(paramLabel = "FILE", description = "The sweep: JSON, see notebooks/sweeps and the README.")
    private Path file;

    @Option(names = "--spark", required = true, paramLabel = "MASTER", description = "Such as spark://host:7077.")
    private String master;

    @Option(names = "--conf", paramLabel = "KEY=VALUE", description = "A setting of Spark; may be given several times.")
    private Map<String, String> settings = new HashMap<>();

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "Other data than the base is for: mnist, drawn, or a folder of IDX files or PNG images.")
    private String dataset;

    /** For {@code ./lab}. */
    public static void main(String[] args) {
        CommandLine command = new CommandLine(new SparkSweep());
        command.setExecutionExceptionHandler((e, c, parsed) -> {
            c.getErr().println("lab: " + e.getMessage());
            return 1;
        });
        System.exit(command.execute(args));
    }

    @Override
    public Integer call() throws IOException {
        SweepFile sweep = SweepFile.read(file);
        RunStore store = RunStore.standard(System.err::println);
        String name = dataset == null ? sweep.experiments().get(0).dataset() : dataset;
        Dataset data = Datasets.open(name, new Downloader((what, done, total) -> {}, System.err::println));
        List<Experiment> experiments =
                sweep.experiments().stream().map(e -> e.on(data)).toList();
        List<Outcome> outcomes = train(sweep.name(), data.name(), experiments, store);
        List<Run> runs =
                experiments.stream().map(store::find).flatMap(Optional::stream).toList();
        Path results = Workspace.home().resolve("target/sweeps").resolve(sweep.name() + ".csv");
        SweepResults.write(results, runs);
        System.err.println(runs.size() + " of " + experiments.size() + " runs finished: " + results);
        List<Outcome> failed =
                outcomes.stream().filter(o -> !o.failure().isEmpty()).toList();
        failed.forEach(o -> System.err.println("failed: " + o.run() + ": " + o.failure()));
        return failed.isEmpty() && runs.size() == experiments.size() ? 0 : 1;
    }

    private List<Outcome> train(String name, String data, List<Experiment> experiments, RunStore store) {
        var task =
                new TrainTask(data, store.published().toString(), store.work().toString());
        List<String> json = experiments.stream().map(Json::write).toList();
        try (var spark = new JavaSparkContext(configuration(name))) {
            return new ClusterProgress(experiments, store, System.err)
                    .during(() -> spark.parallelize(json, json.size()).map(task).collect());
        }
    }

    private SparkConf configuration(String name) {
        Path home = Workspace.home().toAbsolutePath().normalize();
        Path spark = home.resolve("target/spark");
        var conf = new SparkConf()
                .setAppName("aevb " + name)
                .setMaster(master)
                .set("spark.ui.enabled", "false")
                // a lost machine is no fault of a run
                .set("spark.task.maxFailures", "8")
                .set("spark.executor.extraClassPath", spark.resolve("classes") + ":" + spark.resolve("jars") + "/*")
                .set(
                        "spark.executor.extraJavaOptions",
                        "-Daevb.home=" + home + " -Djava.awt.headless=true -XX:+IgnoreUnrecognizedVMOptions"
                                + " --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow");
        for (String variable : ENVIRONMENT) {
            String value = System.getenv(variable);
            if (value != null) {
                conf.setExecutorEnv(variable, value);
            }
        }
        settings.forEach(conf::set);
        return conf;
    }
}
