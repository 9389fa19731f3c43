package aevb.objective;

import aevb.nn.Matrix;

/** The weights of the codes drawn for an image: w_l proportional to p(x, z_l) / q(z_l|x), where log w = log p(x|z) - [log q - log p(z)]. */
final class ImportanceWeights {
    private ImportanceWeights() {}

    private static double logWeight(Matrix logPx, Matrix kl, long l) {
        return logPx.get(l) - kl.get(l);
    }

    private static double largest(Matrix logPx, Matrix kl, long from, int samples) {
        double most = Double.NEGATIVE_INFINITY;
        for (long l = from; l < from + samples; l++) {
            most = Math.max(most, logWeight(logPx, kl, l));
        }
        return most;
    }

    /** The mean over images of the log of the mean weight. */
    static double bound(Matrix logPx, Matrix kl, int images, int samples) {
        double sum = 0;
        for (int i = 0; i < images; i++) {
            long from = (long) i * samples;
            double most = largest(logPx, kl, from, samples);
            double mean = 0;
            for (long l = from; l < from + samples; l++) {
                mean += Math.exp(logWeight(logPx, kl, l) - most) / samples;
            }
            sum += most + Math.log(mean);
        }
        return sum / images;
    }

    /** Weights that sum to 1 for each image. */
    static void normalised(Matrix logPx, Matrix kl, int samples, Matrix weights) {
        for (long from = 0; from < weights.length(); from += samples) {
            double most = largest(logPx, kl, from, samples);
            double sum = 0;
            for (long l = from; l < from + samples; l++) {
                weights.put(l, Math.exp(logWeight(logPx, kl, l) - most));
                sum += weights.get(l);
            }
            for (long l = from; l < from + samples; l++) {
                weights.put(l, weights.get(l) / sum);
            }
        }
    }
}
