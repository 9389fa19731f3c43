package aevb.torture;

import aevb.data.Dataset;
import aevb.data.DrawnDigits;
import aevb.experiment.Catalogue;
import aevb.experiment.Experiment;
import aevb.experiment.RunListener;
import aevb.experiment.RunStore;
import aevb.experiment.Sweep;
import aevb.model.Model;
import aevb.nn.Blas;
import aevb.train.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Trains two of the report's models side by side on drawn digits, for longer than anybody waits. */
final class SoakVictim {
    static final String EPOCH = "epoch";
    private static final int FOREVER = 1_000_000;
    private static final int TRAIN = 60_000;
    private static final int TEST = 10_000;

    private SoakVictim() {}

    /** The argument is the folder for runs. */
    public static void main(String[] args) {
        Blas.start();
        Dataset data = DrawnDigits.dataset(TRAIN, TEST);
        List<Experiment> two = List.of(
                Catalogue.vae(20).withEpochs(FOREVER).on(data),
                Catalogue.autoencoder(20).withEpochs(FOREVER).on(data));
        Path root = Path.of(args[0]);
        new Sweep(new RunStore(root.resolve("runs"), root.resolve("work"), System.out::println), 2)
                .obtain(two, data, new RunListener() {
                    @Override
                    public void epoch(Experiment e, History history, Model model) {
                        System.out.println(EPOCH);
                    }
                });
    }

    /** With the memory and the collector of {@code ./lab}. */
    static Process start(Path root) throws IOException {
        return Torture.java(List.of(), List.of("-XX:+UseSerialGC", "-Xmx2g"), SoakVictim.class, root.toString());
    }
}
