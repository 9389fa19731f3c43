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
    private final FusedPosterior posterior = new FusedPosterior();
    private final FusedLatents latent = new FusedLatents();
    private final FusedLikelihoods likelihoods = new FusedLikelihoods();
    private final FusedUpdates updates = new FusedUpdates();
    private float[] a = new float[TILE];
    private float[] b = new float[TILE];

    public FusedPasses() {
        this(Products.FP32);
    }

    /** For one lane of a team that divides the rows of a batch, in which all lanes do the same in the same order. */
    public FusedPasses(Team team, int lane) {
        this(team.lanes() == 1 ? Products.FP32 : new SharedProducts(Products.FP32, team, lane));
    }

    FusedPasses(Products products) {
        this.products = products;
    }

    private void reserve(int width) {
        if (width > a.length) {
            a = new float[width];
            b = new float[width];
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

    /** y = x w: the product of {@link #affine} alone, for measurements. */
    public void multiply(Matrix x, Matrix w, Matrix y) {
        products.multiply(x, w, y, 0);
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
        posterior.reparameterize(heads, epsilon, z);
    }

    @Override
    public void reparameterizeBackward(Matrix heads, Matrix epsilon, Matrix dz, Matrix dHeads) {
        posterior.reparameterizeBackward(heads, epsilon, dz, dHeads);
    }

    @Override
    public void gaussianKl(Matrix heads, Matrix kl, double scale, Matrix dHeads) {
        posterior.gaussianKl(heads, kl, scale, dHeads);
    }

    @Override
    public void sampledKl(Matrix heads, Matrix epsilon, Matrix z, Matrix kl) {
        posterior.sampledKl(heads, epsilon, z, kl);
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
        posterior.sampledKlThroughZ(z, scale, dz);
    }

    @Override
    public void scaleRows(Matrix weights, double scale, Matrix rows) {
        posterior.scaleRows(weights, scale, rows);
    }

    @Override
    public void addScaledRows(Matrix rows, Matrix weights, double scale, Matrix target) {
        posterior.addScaledRows(rows, weights, scale, target);
    }

    @Override
    public void entropyGradient(Matrix dHeads, double scale) {
        posterior.entropyGradient(dHeads, scale);
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
