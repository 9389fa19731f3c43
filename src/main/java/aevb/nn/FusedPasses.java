package aevb.nn;

import java.nio.FloatBuffer;

/**
 * The passes to train with, single precision. Two reasons make them fast: matrix products go straight to BLAS at the
 * addresses of ND4J's buffers, and everything else is done a row (or a tile that fits the first-level cache) at a time: copied
 * into a {@code float[]}, worked on by the loops of {@link Tiles}, which the JIT compiles to SIMD, and copied back. Loops
 * on direct buffers do not vectorise on JDK 17 and take five times as long; the copies cost a tenth.
 *
 * <p>Not thread-safe: each thread has its own instance, since it owns scratch memory.
 */
public final class FusedPasses implements Passes {
    private static final int TILE = 2048;
    private final Products products;
    private final FusedLatents latent = new FusedLatents();
    private final FusedLikelihoods likelihoods = new FusedLikelihoods();
    private final FusedUpdates updates = new FusedUpdates();
    private float[] a = new float[TILE];
    private float[] b = new float[TILE];
    private float[] c = new float[TILE];
    private float[] d = new float[TILE];
    private float[] e = new float[TILE];

    public FusedPasses() {
        this(Products.FP32);
    }

    FusedPasses(Products products) {
        this.products = products;
    }

    private void reserve(int width) {
        if (width > a.length) {
            a = new float[width];
            b = new float[width];
            c = new float[width];
            d = new float[width];
            e = new float[width];
        }
    }

    @Override
    public void affine(Matrix x, Matrix w, Matrix bias, Matrix y) {
        int out = y.columnCount();
        reserve(out);
        bias.floats().get(0, a, 0, out);
        for (int i = 0; i < y.rowCount(); i++) {
            y.floats().put(i * y.stride(), a, 0, out);
        }
        products.multiply(x, w, y, 1);
    }

    @Override
    public void affineInputGradient(Matrix dy, Matrix w, Matrix dx) {
        products.multiplyTransposedRight(dy, w, dx);
    }

    @Override
    public void affineWeightGradient(Matrix x, Matrix dy, Matrix dw) {
        products.multiplyTransposedLeft(x, dy, dw);
    }

    @Override
    public void affineBiasGradient(Matrix dy, Matrix db) {
        int n = db.columnCount();
        reserve(n);
        java.util.Arrays.fill(a, 0, n, 0f);
        for (int i = 0; i < dy.rowCount(); i++) {
            dy.floats().get(i * dy.stride(), b, 0, n);
            Tiles.accumulate(a, b, n);
        }
        db.floats().put(0, a, 0, n);
    }

    @Override
    public void activate(Activation f, Matrix y) {
        if (f == Activation.IDENTITY) {
            return;
        }
        FloatBuffer values = y.floats();
        int n = requireContiguous(y);
        for (int at = 0; at < n; at += TILE) {
            int m = Math.min(TILE, n - at);
            values.get(at, a, 0, m);
            switch (f) {
                case TANH -> Tiles.tanh(a, m);
                case RELU -> Tiles.relu(a, m);
                case SIGMOID -> Tiles.sigmoid(a, m);
                case IDENTITY -> {}
            }
            values.put(at, a, 0, m);
        }
    }

    @Override
    public void activateBackward(Activation f, Matrix y, Matrix dy) {
        if (f == Activation.IDENTITY) {
            return;
        }
        int n = requireContiguous(dy);
        requireContiguous(y);
        for (int at = 0; at < n; at += TILE) {
            int m = Math.min(TILE, n - at);
            y.floats().get(at, a, 0, m);
            dy.floats().get(at, b, 0, m);
            switch (f) {
                case TANH -> Tiles.tanhBackward(a, b, m);
                case RELU -> Tiles.reluBackward(a, b, m);
                case SIGMOID -> Tiles.sigmoidBackward(a, b, m);
                case IDENTITY -> {}
            }
            dy.floats().put(at, b, 0, m);
        }
    }

    private static int requireContiguous(Matrix y) {
        if (y.stride() != y.columnCount()) {
            throw new IllegalArgumentException("a view of some columns cannot be passed here: " + y);
        }
        return Math.toIntExact(y.length());
    }

    @Override
    public void reparameterize(Matrix heads, Matrix epsilon, Matrix z) {
        int n = z.columnCount();
        int samples = z.rowCount() / heads.rowCount();
        reserve(n);
        for (int i = 0; i < heads.rowCount(); i++) {
            heads.floats().get(i * heads.stride(), a, 0, n);
            sigma(heads, i, n, b);
            for (int l = i * samples; l < (i + 1) * samples; l++) {
                epsilon.floats().get(l * n, c, 0, n);
                Tiles.multiply(b, c, c, n);
                Tiles.accumulate(c, a, n);
                z.floats().put(l * n, c, 0, n);
            }
        }
    }

    /** out = exp(log sigma^2 / 2) of row i. */
    private static void sigma(Matrix heads, int i, int n, float[] out) {
        heads.floats().get(i * heads.stride() + n, out, 0, n);
        Tiles.scale(out, 0.5f, n);
        Tiles.exp(out, n);
    }

    @Override
    public void reparameterizeBackward(Matrix heads, Matrix epsilon, Matrix dz, Matrix dHeads) {
        int n = dz.columnCount();
        int samples = dz.rowCount() / heads.rowCount();
        reserve(n);
        for (int i = 0; i < heads.rowCount(); i++) {
            java.util.Arrays.fill(a, 0, n, 0f);
            java.util.Arrays.fill(b, 0, n, 0f);
            for (int l = i * samples; l < (i + 1) * samples; l++) {
                dz.floats().get(l * n, c, 0, n);
                Tiles.accumulate(a, c, n);
                epsilon.floats().get(l * n, d, 0, n);
                Tiles.multiply(c, d, c, n);
                Tiles.accumulate(b, c, n);
            }
            sigma(heads, i, n, c);
            Tiles.scale(c, 0.5f, n);
            Tiles.multiply(b, c, b, n);
            dHeads.floats().put(i * dHeads.stride(), a, 0, n);
            dHeads.floats().put(i * dHeads.stride() + n, b, 0, n);
        }
    }

    @Override
    public void gaussianKl(Matrix heads, Matrix kl, double scale, Matrix dHeads) {
        int n = heads.columnCount() / 2;
        reserve(n);
        for (int i = 0; i < heads.rowCount(); i++) {
            int mu = i * heads.stride();
            heads.floats().get(mu, a, 0, n);
            heads.floats().get(mu + n, b, 0, n);
            System.arraycopy(b, 0, c, 0, n);
            Tiles.exp(c, n);
            if (dHeads != null) {
                addTo(dHeads, i * dHeads.stride(), a, (float) scale, 0, n);
                addTo(dHeads, i * dHeads.stride() + n, c, (float) (0.5 * scale), (float) (-0.5 * scale), n);
            }
            Formulas.klTerms(a, b, c, n);
            kl.floats().put(i, 0.5f * Tiles.sum(c, e, n));
        }
    }

    /** target[at..at + n) += factor * values + constant. */
    private void addTo(Matrix target, int at, float[] values, float factor, float constant, int n) {
        target.floats().get(at, d, 0, n);
        for (int k = 0; k < n; k++) {
            d[k] += factor * values[k] + constant;
        }
        target.floats().put(at, d, 0, n);
    }

    @Override
    public void sampledKl(Matrix heads, Matrix epsilon, Matrix z, Matrix kl) {
        int n = z.columnCount();
        int samples = z.rowCount() / heads.rowCount();
        reserve(n);
        for (int l = 0; l < z.rowCount(); l++) {
            int i = l / samples;
            heads.floats().get(i * heads.stride() + n, a, 0, n);
            epsilon.floats().get(l * n, b, 0, n);
            z.floats().get(l * n, c, 0, n);
            for (int k = 0; k < n; k++) {
                c[k] = c[k] * c[k] - a[k] - b[k] * b[k];
            }
            kl.floats().put(l, 0.5f * Tiles.sum(c, e, n));
        }
    }

    @Override
    public void logQ(Matrix heads, Matrix z, Matrix logQ) {
        latent.logQ(heads, z, logQ);
    }

    @Override
    public void logQGradient(Matrix heads, Matrix z, Matrix weights, Matrix dHeads) {
        latent.logQGradient(heads, z, weights, dHeads);
    }

    @Override
    public void sampledKlThroughZ(Matrix z, double scale, Matrix dz) {
        int n = z.columnCount();
        reserve(n);
        for (int l = 0; l < z.rowCount(); l++) {
            z.floats().get(l * n, c, 0, n);
            addTo(dz, l * n, c, (float) scale, 0, n);
        }
    }

    @Override
    public void scaleRows(Matrix weights, double scale, Matrix rows) {
        int n = rows.columnCount();
        reserve(n);
        for (int l = 0; l < rows.rowCount(); l++) {
            rows.floats().get(l * rows.stride(), c, 0, n);
            Tiles.scale(c, (float) (scale * weights.get(l)), n);
            rows.floats().put(l * rows.stride(), c, 0, n);
        }
    }

    @Override
    public void addScaledRows(Matrix rows, Matrix weights, double scale, Matrix target) {
        int n = rows.columnCount();
        reserve(n);
        for (int l = 0; l < rows.rowCount(); l++) {
            rows.floats().get(l * rows.stride(), c, 0, n);
            addTo(target, l * target.stride(), c, (float) (scale * weights.get(l)), 0, n);
        }
    }

    @Override
    public void entropyGradient(Matrix dHeads, double scale) {
        int n = dHeads.columnCount() / 2;
        reserve(n);
        for (int i = 0; i < dHeads.rowCount(); i++) {
            dHeads.floats().get(i * dHeads.stride() + n, a, 0, n);
            for (int k = 0; k < n; k++) {
                a[k] -= (float) (0.5 * scale);
            }
            dHeads.floats().put(i * dHeads.stride() + n, a, 0, n);
        }
    }

    @Override
    public void bernoulli(Matrix logits, Matrix x, Matrix logP, double scale, Matrix dLogits) {
        likelihoods.bernoulli(logits, x, logP, scale, dLogits);
    }

    @Override
    public void continuousBernoulli(Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs) {
        likelihoods.continuousBernoulli(outputs, x, logP, scale, dOutputs);
    }

    @Override
    public void gaussian(Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs) {
        likelihoods.gaussian(outputs, x, logP, scale, dOutputs);
    }

    @Override
    public void unitGaussian(Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs) {
        likelihoods.unitGaussian(outputs, x, logP, scale, dOutputs);
    }

    @Override
    public void adagrad(Matrix w, Matrix g, Matrix acc, double rate, double epsilon, double decay, boolean update) {
        updates.adagrad(w, g, acc, rate, epsilon, decay, update);
    }

    @Override
    public void adam(Matrix w, Matrix g, Matrix first, Matrix second, AdamStep step, double decay) {
        updates.adam(w, g, first, second, step, decay);
    }
}
