package aevb.torture;

import aevb.data.Dataset;
import aevb.data.DrawnDigits;
import aevb.experiment.Catalogue;
import aevb.experiment.Experiment;
import aevb.experiment.RunListener;
import aevb.experiment.RunStore;
import aevb.experiment.Sweep;
import aevb.model.Architecture;
import aevb.model.Architecture.Family;
import aevb.model.Model;
import aevb.nn.Blas;
import aevb.train.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains two of the report's models side by side on drawn digits, for longer than anybody waits. Before that many small ones, for some
 * thousands of epochs: the JVM compiles what runs once an epoch after as many calls, an hour and more into a long training, and
 * the memory that it takes for that once looks like a leak.
 */
final class SoakVictim {
    static final String EPOCH = "epoch";
    static final String WARM = "warm";
    private static final int SMALL_RUNS = 40;
    private static final int SMALL_EPOCHS = 400;
    private static final int SMALL = 100;
    private static final int FOREVER = 1_000_000;
    private static final int TRAIN = 60_000;
    private static final int TEST = 10_000;

    private SoakVictim() {}

    /** The argument is the folder for runs. */
    public static void main(String[] args) {
        Blas.start();
        Path root = Path.of(args[0]);
        Dataset small = DrawnDigits.dataset(SMALL, SMALL);
        obtain(root, smallRuns(small), small);
        System.out.println(WARM);
        Dataset data = DrawnDigits.dataset(TRAIN, TEST);
        List<Experiment> two = List.of(
                Catalogue.vae(20).withEpochs(FOREVER).on(data),
                Catalogue.autoencoder(20).withEpochs(FOREVER).on(data));
        obtain(root, two, data);
    }

    private static void obtain(Path root, List<Experiment> runs, Dataset data) {
        var store = new RunStore(root.resolve("runs"), root.resolve("work"), line -> {});
        new Sweep(store, 2).obtain(runs, data, new RunListener() {
            @Override
            public void epoch(Experiment e, History history, Model model) {
                System.out.println(EPOCH);
            }
        });
    }

    private static List<Experiment> smallRuns(Dataset data) {
        return IntStream.range(0, SMALL_RUNS)
                .mapToObj(i -> (i % 2 == 0 ? Catalogue.vae(3) : Catalogue.autoencoder(3))
                        .with(Architecture.vae(784, 8, 3).with(i % 2 == 0 ? Family.VAE : Family.AUTOENCODER))
                        .withEpochs(SMALL_EPOCHS)
                        .withSeed(i)
                        .on(data))
                .toList();
    }

    /** With the memory and the collector of {@code ./lab}. */
    static Process start(Path root) throws IOException {
        return Torture.java(List.of(), List.of("-XX:+UseSerialGC", "-Xmx2g"), SoakVictim.class, root.toString());
    }
}
