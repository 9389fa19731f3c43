package aevb.eval;

import aevb.data.ImageSet;
import aevb.model.Model;
import aevb.nn.FusedPasses;
import aevb.nn.Matrix;
import aevb.objective.LogDensity;
import aevb.objective.Posterior;
import aevb.prob.Noise;
import java.util.Arrays;

/**
 * The mean of log p(x) over images, between two estimates that use the decoder only, so that models with and without an encoder
 * are measured alike.
 *
 * @param lower importance sampling, nats per image
 * @param upper the paper's estimator (Appendix D), nats per image
 */
public record LogLikelihood(double lower, double upper) {
    private static final MarginalLikelihood ESTIMATOR = new MarginalLikelihood(4, 150, 50, 3);
    private static final int IMPORTANCE_SAMPLES = 200;
    /** Images side by side: enough to fill a matrix product, few enough to stay in the cache. */
    private static final int CHUNK = 250;

    /** Draws of the prior among which each chain looks for a place to begin. */
    private static final int STARTS = 500;

    /**
     * On the first {@code count} images; 4 leapfrog steps, 50 samples as in the paper. A posterior can be so narrow that a chain would
     * never find it from afar, and both estimates would be far too low: each begins at the most likely of many draws of the prior and
     * of the encoder's mean.
     */
    public static LogLikelihood of(Model model, ImageSet images, int count, long seed) {
        int n = Math.min(count, images.count());
        double lower = 0;
        double upper = 0;
        for (int from = 0; from < n; from += CHUNK) {
            int rows = Math.min(CHUNK, n - from);
            float[][] chunk = new float[rows][];
            for (int i = 0; i < rows; i++) {
                chunk[i] = images.image(from + i);
            }
            Matrix z = Matrix.of(model.codes(chunk));
            var posterior = new Posterior(model, new FusedPasses(), Matrix.of(chunk));
            improve(z, posterior, new Noise(seed + from));
            MarginalLikelihood.Sandwich s = ESTIMATOR.sandwich(posterior, z, seed + from, IMPORTANCE_SAMPLES);
            lower += Arrays.stream(s.lower()).sum();
            upper += Arrays.stream(s.upper()).sum();
        }
        return new LogLikelihood(lower / n, upper / n);
    }

    /** Replaces each row of z by the prior's draw of largest p(x, z), where there is a better one. */
    private static void improve(Matrix z, LogDensity posterior, Noise noise) {
        Matrix candidate = Matrix.zeros(z.type(), z.rowCount(), z.columnCount());
        Matrix logP = Matrix.zeros(z.type(), z.rowCount(), 1);
        Matrix unused = Matrix.zeros(z.type(), z.rowCount(), z.columnCount());
        double[] best = new double[z.rowCount()];
        posterior.at(z, logP, unused);
        for (int i = 0; i < best.length; i++) {
            best[i] = logP.get(i);
        }
        for (int s = 0; s < STARTS; s++) {
            noise.normals(Noise.Stream.CHAIN_STARTS, s, 0, candidate);
            posterior.at(candidate, logP, unused);
            for (int i = 0; i < best.length; i++) {
                if (logP.get(i) > best[i]) {
                    best[i] = logP.get(i);
                    z.setRow(i, candidate, i);
                }
            }
        }
    }
}
