package aevb.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import aevb.data.Dataset;
import aevb.data.Datasets;
import aevb.data.Downloader;
import aevb.experiment.Catalogue;
import aevb.experiment.RunStore;
import aevb.model.Model;
import aevb.nn.Blas;
import aevb.nn.FusedPasses;
import aevb.nn.Matrix;
import aevb.objective.Posterior;
import aevb.prob.Noise;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On a real model: with two latent dimensions log p(x) can be had by summing over a fine grid of the plane. */
@Tag("slow")
class MarginalLikelihoodTest {
    private static final int IMAGES = 8;
    private static final int SIDE = 300;
    private static final double END = 4;

    @Test
    void agreesWithASumOverThePlane() {
        Blas.start();
        Model model =
                RunStore.committed(w -> {}).find(Catalogue.vae(2)).orElseThrow().model();
        // images of the model's own: their posteriors have one mode, which a chain does not have to leave
        float[][] images = model.decode(new Noise(5).normals(Noise.Stream.PRIOR_SAMPLES, IMAGES, 2));
        double[] exact = overTheGrid(model, images);
        var posterior = new Posterior(model, new FusedPasses(), Matrix.of(images));
        MarginalLikelihood.Sandwich estimate =
                MarginalLikelihood.ofThePaper().sandwich(posterior, Matrix.of(model.codes(images)), 1, 500);
        double meanExact = Arrays.stream(exact).average().orElseThrow();
        assertEquals(meanExact, Arrays.stream(estimate.upper()).average().orElseThrow(), 0.5);
        assertEquals(meanExact, Arrays.stream(estimate.lower()).average().orElseThrow(), 0.2);
    }

    /** Real images and three dimensions: narrow posteriors far from the origin. Both estimates lie above the bounds from the encoder. */
    @Test
    void chainsFindNarrowPosteriors() {
        Blas.start();
        Model model =
                RunStore.committed(w -> {}).find(Catalogue.vae(3)).orElseThrow().model();
        Dataset mnist = Datasets.open(Dataset.MNIST, new Downloader((what, done, total) -> {}, message -> {}));
        assumeFalse(mnist.isDrawn(), "no MNIST on this machine");
        LogLikelihood estimate = LogLikelihood.of(model, mnist.test(), 40, 1);
        ImportanceBound.Bounds bounds = ImportanceBound.of(model, mnist.test(), 40, 300, 1);
        assertTrue(estimate.lower() > bounds.importance() - 0.3, estimate + ", from the encoder " + bounds);
        assertTrue(estimate.upper() > bounds.elbo(), estimate + ", from the encoder " + bounds);
        assertTrue(estimate.upper() < estimate.lower() + 2, estimate.toString());
    }

    private static double[] overTheGrid(Model model, float[][] images) {
        double step = 2 * END / SIDE;
        double[][] terms = new double[IMAGES][SIDE * SIDE];
        var joint = new Posterior[IMAGES];
        Matrix[] x = new Matrix[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            float[][] repeated = new float[SIDE][];
            java.util.Arrays.fill(repeated, images[i]);
            x[i] = Matrix.of(repeated);
            joint[i] = new Posterior(model, new FusedPasses(), x[i]);
        }
        Matrix z = Matrix.of(new float[SIDE][2]);
        Matrix logP = Matrix.of(new float[SIDE][1]);
        Matrix unused = Matrix.of(new float[SIDE][2]);
        for (int r = 0; r < SIDE; r++) {
            for (int c = 0; c < SIDE; c++) {
                z.put(2L * c, -END + (r + 0.5) * step);
                z.put(2L * c + 1, -END + (c + 0.5) * step);
            }
            for (int i = 0; i < IMAGES; i++) {
                joint[i].at(z, logP, unused);
                for (int c = 0; c < SIDE; c++) {
                    terms[i][r * SIDE + c] = logP.get(c);
                }
            }
        }
        double[] sums = new double[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            // the log of the mean of all cells, times their number and area
            sums[i] = LogWeights.importanceBound(terms[i]) + Math.log((double) SIDE * SIDE * step * step);
        }
        return sums;
    }
}
