package aevb.torture;

import aevb.data.DataTreatment;
import aevb.data.Dataset;
import aevb.data.DrawnDigits;
import aevb.experiment.Experiment;
import aevb.experiment.RunListener;
import aevb.experiment.RunStore;
import aevb.model.Architecture;
import aevb.model.Model;
import aevb.nn.Blas;
import aevb.nn.Optimizer;
import aevb.objective.Objective;
import aevb.train.History;
import aevb.train.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A training process to do things to. It says on standard output what it does. */
final class Victim {
    static final String STARTED = "started";
    /** Said when the epoch of this number is in the checkpoint. */
    static final String EPOCH = "epoch ";

    static final String FINISHED = "finished";
    private static final int TRAIN = 200;
    private static final int TEST = 50;

    private Victim() {}

    static Experiment experiment(String name, int epochs, int train, int test) {
        return new Experiment(
                name,
                Dataset.DRAWN,
                train,
                test,
                DataTreatment.GREY,
                Architecture.vae(784, 20, 3),
                0.1,
                new Settings(new Objective.Elbo(), new Optimizer.Adagrad(0.05), 1e-3, 50, epochs, 1));
    }

    /** The experiment of a process that trains for so long. */
    static Experiment experiment(int epochs) {
        return experiment("run", epochs, TRAIN, TEST);
    }

    /** Where a process keeps its run. */
    static RunStore store(Path root) {
        return new RunStore(
                root.resolve("runs"), root.resolve("work"), message -> System.out.println("log: " + message));
    }

    /** Arguments: the folder for runs, and how many epochs. */
    public static void main(String[] args) {
        Blas.start();
        Experiment e = experiment(Integer.parseInt(args[1]));
        try {
            store(Path.of(args[0])).obtain(e, DrawnDigits.dataset(TRAIN, TEST), 1, new RunListener() {
                @Override
                public void started(Experiment x, History history) {
                    System.out.println(STARTED + " at " + history.epochs());
                }

                @Override
                public void epoch(Experiment x, History history, Model model) {
                    System.out.println(EPOCH + history.epochs());
                }
            });
            System.out.println(FINISHED);
        } catch (RuntimeException ex) {
            System.out.println("refused: " + ex.getMessage());
            System.exit(1);
        }
    }

    /** Starts one, with words before the command, such as those that limit it. */
    static Process start(Path root, int epochs, String... before) throws IOException {
        List<String> options = List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:-UsePerfData",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
        return Torture.java(List.of(before), options, Victim.class, root.toString(), String.valueOf(epochs));
    }
}
