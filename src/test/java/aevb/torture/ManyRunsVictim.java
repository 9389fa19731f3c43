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
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Trains many of the report's models, each for a few steps, as a long list is trained: memory is what is looked at. */
final class ManyRunsVictim {
    private static final int IMAGES = 300;

    private ManyRunsVictim() {}

    /** The arguments are the folder for runs and how many. A line is said at the end of each. */
    public static void main(String[] args) {
        Blas.start();
        Dataset data = DrawnDigits.dataset(IMAGES, IMAGES);
        List<Experiment> runs = IntStream.range(0, Integer.parseInt(args[1]))
                .mapToObj(i -> Catalogue.vae(20)
                        .withEpochs(1)
                        .withCounts(IMAGES, IMAGES)
                        .named("run-" + i)
                        .on(data))
                .toList();
        Path root = Path.of(args[0]);
        new Sweep(new RunStore(root.resolve("runs"), root.resolve("work"), System.out::println), 2)
                .attempt(
                        runs,
                        data,
                        new RunListener() {
                            @Override
                            public void epoch(Experiment e, History history, Model model) {
                                System.out.println(SoakVictim.EPOCH);
                            }
                        },
                        (e, why) -> System.out.println(e.name() + ": " + why));
    }
}
