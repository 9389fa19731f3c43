package aevb.spark;

import aevb.data.DataException;
import aevb.data.Dataset;
import aevb.data.Datasets;
import aevb.data.Downloader;
import aevb.data.Workspace;
import aevb.experiment.Experiment;
import aevb.experiment.Json;
import aevb.experiment.RunListener;
import aevb.experiment.RunStore;
import aevb.nn.Blas;
import java.nio.file.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;

/**
 * Trains one run in an executor: one thread, into the run store that all machines share. If the executor dies, Spark gives the run to
 * another one, which goes on from the last checkpoint.
 *
 * @param dataset its name, as {@link Dataset#name()}
 * @param published folder of the committed runs
 * @param work folder of the others
 */
record TrainTask(String dataset, String published, String work) implements Function<String, Outcome> {
    /** An exception may be the machine's fault, so a run is tried this often before it counts as failed. */
    private static final int ATTEMPTS = 2;

    @Override
    public Outcome call(String json) {
        Experiment e = Json.read(json, Experiment.class);
        try {
            Blas.start();
            var store = new RunStore(Path.of(published), Path.of(work), System.out::println);
            store.obtain(e, data(), 1, RunListener.SILENT);
            return new Outcome(e.name(), "");
        } catch (RuntimeException ex) {
            if (TaskContext.get().attemptNumber() + 1 < ATTEMPTS) {
                throw ex;
            }
            return new Outcome(e.name(), ex.toString());
        }
    }

    /** Data is not sent around: every machine finds it where this one does. */
    private Dataset data() {
        Dataset data = Datasets.open(dataset, new Downloader((what, done, total) -> {}, System.out::println));
        if (!data.name().equals(dataset)) {
            throw new DataException(
                    Workspace.home(),
                    "the data set " + dataset + " on every machine of the cluster",
                    data.name() + " on " + System.getenv().getOrDefault("HOSTNAME", "this one"),
                    "Let AEVB_DATA name a folder that all machines share.");
        }
        return data;
    }
}
