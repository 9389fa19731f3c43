package aevb.eval;

import aevb.model.Model;
import aevb.nn.FusedPasses;
import aevb.nn.Matrix;
import aevb.nn.Mlp;
import aevb.nn.Passes;
import aevb.prob.Noise;
import org.nd4j.linalg.api.buffer.DataType;

/** Draws an image's importance weights: buffers for one image and some of its samples. One a thread. */
final class WeightSampler {
    /** Samples a pass: many thousands at once would not stay in the cache. */
    private static final int CHUNK = 250;

    private final Model vae;
    private final int samples;
    private final Noise noise;
    private final Passes p = new FusedPasses();
    private final Matrix x;
    private final Mlp.Tape encoder;
    private final Part whole;
    private final Part last;

    WeightSampler(Model vae, int samples, long seed) {
        if (vae.architecture().headWidth() != 2 * vae.architecture().latentDim()) {
            throw new IllegalArgumentException("the importance-weighted bound needs a VAE");
        }
        this.vae = vae;
        this.samples = samples;
        noise = new Noise(seed);
        x = Matrix.zeros(DataType.FLOAT, 1, vae.architecture().inputDim());
        encoder = vae.encoder().tape(DataType.FLOAT, 1);
        whole = new Part(Math.min(CHUNK, samples));
        last = samples % whole.rows == 0 ? whole : new Part(samples % whole.rows);
    }

    /** log p(x, z) - log q(z|x) for each sample of z ~ q(z|x); {@code index} chooses the noise. */
    double[] logWeights(float[] image, int index) {
        x.floats().put(0, image, 0, image.length);
        Matrix heads = vae.encoder().forward(p, x, encoder);
        double[] w = new double[samples];
        for (int from = 0; from < samples; from += whole.rows) {
            (samples - from < whole.rows ? last : whole).into(w, from, heads, index);
        }
        return w;
    }

    private final class Part {
        private final int rows;
        private final Matrix repeated;
        private final Mlp.Tape decoder;
        private final Matrix epsilon;
        private final Matrix z;
        private final Matrix kl;
        private final Matrix logP;

        Part(int rows) {
            this.rows = rows;
            int latent = vae.architecture().latentDim();
            repeated = Matrix.zeros(DataType.FLOAT, rows, x.columnCount());
            decoder = vae.decoder().tape(DataType.FLOAT, rows);
            epsilon = Matrix.zeros(DataType.FLOAT, rows, latent);
            z = Matrix.zeros(DataType.FLOAT, rows, latent);
            kl = Matrix.zeros(DataType.FLOAT, rows, 1);
            logP = Matrix.zeros(DataType.FLOAT, rows, 1);
        }

        void into(double[] w, int from, Matrix heads, int index) {
            for (int l = 0; l < rows; l++) {
                repeated.setRow(l, x, 0);
            }
            noise.normals(Noise.Stream.EVALUATION, index, from, epsilon);
            p.reparameterize(heads, epsilon, z);
            Matrix outputs = vae.decoder().forward(p, z, decoder);
            vae.architecture().likelihood().logProb(p, outputs, repeated, logP, 1, null);
            p.sampledKl(heads, epsilon, z, kl);
            for (int l = 0; l < rows; l++) {
                w[from + l] = logP.get(l) - kl.get(l);
            }
        }
    }
}
