package aevb.eval;

import aevb.data.ImageSet;
import aevb.model.Model;
import aevb.nn.FusedPasses;
import aevb.nn.Matrix;
import aevb.nn.Mlp;
import aevb.nn.Passes;
import aevb.prob.Noise;
import org.nd4j.linalg.api.buffer.DataType;

/** The importance-weighted bound of a VAE: log p(x) from below, the tighter the more samples. */
public final class ImportanceBound {
    /** Both bounds from the same samples, in nats per image. */
    public record Bounds(double elbo, double importance) {}

    private ImportanceBound() {}

    /**
     * The mean over the first {@code count} images, with {@code samples} latent samples each.
     *
     * @throws IllegalArgumentException if the model is no VAE
     */
    public static Bounds of(Model vae, ImageSet images, int count, int samples, long seed) {
        if (vae.architecture().headWidth() != 2 * vae.architecture().latentDim()) {
            throw new IllegalArgumentException("the importance-weighted bound needs a VAE");
        }
        var estimate = new Estimate(vae, samples, seed);
        double elbo = 0;
        double importance = 0;
        int n = Math.min(count, images.count());
        for (int i = 0; i < n; i++) {
            double[] w = estimate.logWeights(images.image(i), i);
            elbo += LogWeights.elbo(w);
            importance += LogWeights.importanceBound(w);
        }
        return new Bounds(elbo / n, importance / n);
    }

    /** Buffers for one image and its samples. */
    private static final class Estimate {
        private final Model vae;
        private final int samples;
        private final Noise noise;
        private final Passes p = new FusedPasses();
        private final Matrix x;
        private final Matrix repeated;
        private final Mlp.Tape encoder;
        private final Mlp.Tape decoder;
        private final Matrix epsilon;
        private final Matrix z;
        private final Matrix kl;
        private final Matrix logP;

        Estimate(Model vae, int samples, long seed) {
            this.vae = vae;
            this.samples = samples;
            noise = new Noise(seed);
            int latent = vae.architecture().latentDim();
            x = Matrix.zeros(DataType.FLOAT, 1, vae.architecture().inputDim());
            repeated = Matrix.zeros(DataType.FLOAT, samples, x.columnCount());
            encoder = vae.encoder().tape(DataType.FLOAT, 1);
            decoder = vae.decoder().tape(DataType.FLOAT, samples);
            epsilon = Matrix.zeros(DataType.FLOAT, samples, latent);
            z = Matrix.zeros(DataType.FLOAT, samples, latent);
            kl = Matrix.zeros(DataType.FLOAT, samples, 1);
            logP = Matrix.zeros(DataType.FLOAT, samples, 1);
        }

        double[] logWeights(float[] image, int index) {
            x.floats().put(0, image, 0, image.length);
            for (int l = 0; l < samples; l++) {
                repeated.setRow(l, x, 0);
            }
            Matrix heads = vae.encoder().forward(p, x, encoder);
            noise.normals(Noise.Stream.EVALUATION, index, 0, epsilon);
            p.reparameterize(heads, epsilon, z);
            Matrix outputs = vae.decoder().forward(p, z, decoder);
            vae.architecture().likelihood().logProb(p, outputs, repeated, logP, 1, null);
            p.sampledKl(heads, epsilon, z, kl);
            double[] w = new double[samples];
            for (int l = 0; l < samples; l++) {
                w[l] = logP.get(l) - kl.get(l);
            }
            return w;
        }
    }
}
