package aevb.experiment;

import aevb.data.DataTreatment;
import aevb.data.Dataset;
import aevb.model.Architecture;
import aevb.model.Codebook;
import aevb.nn.Optimizer;
import aevb.objective.Objective;
import aevb.train.Settings;
import java.util.List;

/** The runs of what the report names as future work. */
public final class FurtherRuns {
    private static final int PIXELS = 784;
    /** Fewer than the others have: 49 vectors of 16 numbers make wide layers, and a run is to stay under 3 MB. */
    private static final int HIDDEN = 400;

    private static final int TRAIN = 60_000;
    private static final int TEST = 10_000;
    private static final int BATCH = 100;
    /** As the published example that it stands beside. */
    private static final int VQ_EPOCHS = 30;

    private static final Codebook GRID = new Codebook(49, 128, 16);
    private static final double COMMITMENT = 0.25;
    private static final double CODEBOOK_WEIGHT = 0.05;
    private static final double DECAY = 0.99;

    private FurtherRuns() {}

    /** A vector-quantised autoencoder, a grid of 7 x 7 codes from a book of 128; the codebook follows by gradient. */
    public static Experiment vqVae() {
        return quantised("vq-vae", 0);
    }

    /** The same with a codebook that follows by moving averages. */
    public static Experiment vqVaeByAverages() {
        return quantised("vq-vae-ema", DECAY);
    }

    private static Experiment quantised(String name, double decay) {
        var objective = new Objective.VectorQuantised(COMMITMENT, CODEBOOK_WEIGHT, decay);
        return new Experiment(
                name,
                Dataset.MNIST,
                TRAIN,
                TEST,
                DataTreatment.GREY,
                Architecture.vectorQuantised(PIXELS, HIDDEN, GRID),
                0.05,
                new Settings(objective, new Optimizer.Adam(1e-3), 0, BATCH, VQ_EPOCHS, 1));
    }

    /** The runs that are kept whole. */
    public static List<Experiment> all() {
        return List.of(vqVae(), vqVaeByAverages());
    }
}
