package aevb.notebook;

import aevb.data.Dataset;
import aevb.experiment.Experiment;
import aevb.model.Model;
import aevb.train.History;
import aevb.train.Progress;
import aevb.train.Trainer;
import java.util.ArrayList;
import java.util.List;

/**
 * A run that was watched: beside its learning curve, how the same test images were reconstructed before training and after
 * the epochs 1, 2, 5, 10, 20, 50, ...
 *
 * @param originals the images, in [0, 1]
 */
public record Watched(History history, float[][] originals, List<Snapshot> snapshots) {
    /** Reconstructions after an epoch. */
    public record Snapshot(int epoch, float[][] images) {}

    static Watched train(Experiment e, Dataset data, int images, int threads) {
        Dataset used = e.treatment().apply(data.first(e.trainCount(), e.testCount()));
        float[][] originals = used.test().images(images);
        List<Snapshot> snapshots = new ArrayList<>();
        Model model = Model.random(e.architecture(), e.initStd(), e.training().seed());
        snapshots.add(new Snapshot(0, model.reconstruct(originals)));
        var output = new TrainingOutput(used.test());
        try (var trainer = new Trainer(model, e.training(), e.treatment(), used.train(), used.test(), threads)) {
            output.started(e, History.empty());
            History history = trainer.run(new Progress.Listener() {
                @Override
                public void progress(Progress p) {
                    output.progress(e, p);
                }

                @Override
                public void epoch(History h) {
                    output.epoch(e, h, model);
                    if (isKept(h.epochs())) {
                        snapshots.add(new Snapshot(h.epochs(), model.reconstruct(originals)));
                    }
                }
            });
            output.finished(e, history, trainer.seconds());
            return new Watched(history, originals, snapshots);
        }
    }

    /** 1, 2 and 5 times a power of ten. */
    private static boolean isKept(int epoch) {
        int lead = epoch;
        while (lead % 10 == 0) {
            lead /= 10;
        }
        return lead == 1 || lead == 2 || lead == 5;
    }

    /** The originals, then a row of reconstructions for each snapshot. */
    public float[][] rows() {
        List<float[]> all = new ArrayList<>(List.of(originals));
        snapshots.forEach(s -> all.addAll(List.of(s.images)));
        return all.toArray(float[][]::new);
    }
}
