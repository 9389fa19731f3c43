package aevb.eval;

import aevb.data.ImageSet;
import aevb.model.Model;
import aevb.nn.FusedPasses;
import aevb.nn.Parameters;
import aevb.objective.Gradient;
import aevb.objective.Minibatch;
import aevb.objective.Objective;
import aevb.prob.Noise;

/**
 * How noisy an estimate of the bound's gradient is: the variance of each component over repeated estimates, summed over the
 * encoder's parameters (phi) and over the decoder's (theta).
 *
 * @param encoder sum of the variances of the gradient by phi
 * @param decoder the same by theta
 * @param encoderMean squared length of the mean gradient by phi, with what noise is left in it taken off: what the noise hides
 */
public record GradientVariance(double encoder, double decoder, double encoderMean) {
    /**
     * Estimates it from {@code draws} gradients.
     *
     * @param batch M, images a gradient
     * @param newImages whether each gradient has other images, as in training, or only other noise
     */
    public static GradientVariance of(
            Model vae, Objective.Elbo elbo, ImageSet images, int batch, int draws, boolean newImages) {
        Minibatch minibatch = elbo.minibatch(vae, batch);
        int n = (int) vae.parameters().count();
        double[] mean = new double[n];
        double[] squares = new double[n];
        for (int i = 0; i < draws; i++) {
            fill(minibatch, images, newImages ? i * batch : 0);
            Gradient.of(vae, minibatch, new Noise(i), new FusedPasses(), 1);
            float[] g = vae.parameters().packed(vae.parameters().gradient());
            for (int k = 0; k < n; k++) {
                mean[k] += g[k];
                squares[k] += (double) g[k] * g[k];
            }
        }
        return summed(vae.parameters(), mean, squares, draws);
    }

    private static void fill(Minibatch minibatch, ImageSet images, int first) {
        int d = images.pixelCount();
        for (int i = 0; i < minibatch.x().rowCount(); i++) {
            minibatch.x().floats().put(i * d, images.image((first + i) % images.count()), 0, d);
        }
    }

    private static GradientVariance summed(Parameters p, double[] sum, double[] squares, int draws) {
        double encoder = 0;
        double decoder = 0;
        double signal = 0;
        int k = 0;
        for (Parameters.Shape s : p.shapes()) {
            boolean ofEncoder = s.name().startsWith("encoder");
            for (long i = 0; i < s.length(); i++, k++) {
                double mean = sum[k] / draws;
                double variance = (squares[k] / draws - mean * mean) * draws / (draws - 1);
                if (ofEncoder) {
                    encoder += variance;
                    signal += mean * mean - variance / draws;
                } else {
                    decoder += variance;
                }
            }
        }
        return new GradientVariance(encoder, decoder, Math.max(0, signal));
    }
}
