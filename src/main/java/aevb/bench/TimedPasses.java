package aevb.bench;

import aevb.nn.Activation;
import aevb.nn.Matrix;
import aevb.nn.Passes;

/** Passes with a stopwatch in front: how long each kind of work took. Used by one thread, as the passes behind it. */
final class TimedPasses implements Passes {
    /** Kinds of work in a step. */
    enum Part {
        FORWARD("matrix products, forward"),
        BACKWARD("matrix products, gradients of inputs"),
        WEIGHTS("matrix products, gradients of weights"),
        BIAS("gradients of biases"),
        ACTIVATION("tanh and its derivative"),
        LATENT("sampling z and the KL divergence"),
        LIKELIHOOD("log p(x|z) and its gradient"),
        OPTIMIZER("Adagrad");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final Passes passes;
    private final long[] nanos = new long[Part.values().length];

    TimedPasses(Passes passes) {
        this.passes = passes;
    }

    /** Nanoseconds spent in this part since the last {@link #reset}. */
    long nanos(Part part) {
        return nanos[part.ordinal()];
    }

    void reset() {
        java.util.Arrays.fill(nanos, 0);
    }

    private void stop(Part part, long began) {
        nanos[part.ordinal()] += System.nanoTime() - began;
    }

    @Override
    public void affine(Matrix x, Matrix w, Matrix b, Matrix y) {
        long t = System.nanoTime();
        passes.affine(x, w, b, y);
        stop(Part.FORWARD, t);
    }

    @Override
    public void affineInputGradient(Matrix dy, Matrix w, Matrix dx) {
        long t = System.nanoTime();
        passes.affineInputGradient(dy, w, dx);
        stop(Part.BACKWARD, t);
    }

    @Override
    public void affineWeightGradient(Matrix x, Matrix dy, Matrix dw) {
        long t = System.nanoTime();
        passes.affineWeightGradient(x, dy, dw);
        stop(Part.WEIGHTS, t);
    }

    @Override
    public void affineBiasGradient(Matrix dy, Matrix db) {
        long t = System.nanoTime();
        passes.affineBiasGradient(dy, db);
        stop(Part.BIAS, t);
    }

    @Override
    public void activate(Activation f, Matrix y) {
        long t = System.nanoTime();
        passes.activate(f, y);
        stop(Part.ACTIVATION, t);
    }

    @Override
    public void activateBackward(Activation f, Matrix y, Matrix dy) {
        long t = System.nanoTime();
        passes.activateBackward(f, y, dy);
        stop(Part.ACTIVATION, t);
    }

    @Override
    public void reparameterize(Matrix heads, Matrix epsilon, Matrix z) {
        long t = System.nanoTime();
        passes.reparameterize(heads, epsilon, z);
        stop(Part.LATENT, t);
    }

    @Override
    public void reparameterizeBackward(Matrix heads, Matrix epsilon, Matrix dz, Matrix dHeads) {
        long t = System.nanoTime();
        passes.reparameterizeBackward(heads, epsilon, dz, dHeads);
        stop(Part.LATENT, t);
    }

    @Override
    public void gaussianKl(Matrix heads, Matrix kl, double scale, Matrix dHeads) {
        long t = System.nanoTime();
        passes.gaussianKl(heads, kl, scale, dHeads);
        stop(Part.LATENT, t);
    }

    @Override
    public void sampledKl(Matrix heads, Matrix epsilon, Matrix z, Matrix kl) {
        long t = System.nanoTime();
        passes.sampledKl(heads, epsilon, z, kl);
        stop(Part.LATENT, t);
    }

    @Override
    public void logQ(Matrix heads, Matrix z, Matrix logQ) {
        long t = System.nanoTime();
        passes.logQ(heads, z, logQ);
        stop(Part.LATENT, t);
    }

    @Override
    public void logQGradient(Matrix heads, Matrix z, Matrix weights, Matrix dHeads) {
        long t = System.nanoTime();
        passes.logQGradient(heads, z, weights, dHeads);
        stop(Part.LATENT, t);
    }

    @Override
    public void sampledKlThroughZ(Matrix z, double scale, Matrix dz) {
        long t = System.nanoTime();
        passes.sampledKlThroughZ(z, scale, dz);
        stop(Part.LATENT, t);
    }

    @Override
    public void scaleRows(Matrix weights, double scale, Matrix rows) {
        long t = System.nanoTime();
        passes.scaleRows(weights, scale, rows);
        stop(Part.LATENT, t);
    }

    @Override
    public void addScaledRows(Matrix rows, Matrix weights, double scale, Matrix target) {
        long t = System.nanoTime();
        passes.addScaledRows(rows, weights, scale, target);
        stop(Part.LATENT, t);
    }

    @Override
    public void entropyGradient(Matrix dHeads, double scale) {
        long t = System.nanoTime();
        passes.entropyGradient(dHeads, scale);
        stop(Part.LATENT, t);
    }

    @Override
    public void bernoulli(Matrix logits, Matrix x, Matrix logP, double scale, Matrix dLogits) {
        long t = System.nanoTime();
        passes.bernoulli(logits, x, logP, scale, dLogits);
        stop(Part.LIKELIHOOD, t);
    }

    @Override
    public void continuousBernoulli(Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs) {
        long t = System.nanoTime();
        passes.continuousBernoulli(outputs, x, logP, scale, dOutputs);
        stop(Part.LIKELIHOOD, t);
    }

    @Override
    public void gaussian(Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs) {
        long t = System.nanoTime();
        passes.gaussian(outputs, x, logP, scale, dOutputs);
        stop(Part.LIKELIHOOD, t);
    }

    @Override
    public void unitGaussian(Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs) {
        long t = System.nanoTime();
        passes.unitGaussian(outputs, x, logP, scale, dOutputs);
        stop(Part.LIKELIHOOD, t);
    }

    @Override
    public void adagrad(Matrix w, Matrix g, Matrix a, double rate, double epsilon, double decay, boolean update) {
        long t = System.nanoTime();
        passes.adagrad(w, g, a, rate, epsilon, decay, update);
        stop(Part.OPTIMIZER, t);
    }

    @Override
    public void adam(Matrix w, Matrix g, Matrix m, Matrix v, AdamStep step, double decay) {
        long t = System.nanoTime();
        passes.adam(w, g, m, v, step, decay);
        stop(Part.OPTIMIZER, t);
    }
}
