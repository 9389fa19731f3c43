package aevb.eval;

import aevb.data.ImageSet;
import aevb.model.Model;
import aevb.nn.FusedPasses;
import aevb.nn.Matrix;
import aevb.objective.Posterior;
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

    /** On the first {@code count} images. The chains begin at the prior's mean; 4 leapfrog steps, 50 samples as in the paper. */
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
            Matrix z = Matrix.of(new float[rows][model.architecture().latentDim()]);
            var posterior = new Posterior(model, new FusedPasses(), Matrix.of(chunk));
            MarginalLikelihood.Sandwich s = ESTIMATOR.sandwich(posterior, z, seed + from, IMPORTANCE_SAMPLES);
            lower += Arrays.stream(s.lower()).sum();
            upper += Arrays.stream(s.upper()).sum();
        }
        return new LogLikelihood(lower / n, upper / n);
    }
}
