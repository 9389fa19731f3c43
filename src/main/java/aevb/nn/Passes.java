package aevb.nn;

/**
 * The arithmetic of a training step, one method a formula. {@link PlainPasses} writes each formula in ND4J operations,
 * in single or double precision, and is the one to read; {@link FusedPasses} is the one to train with. Tests hold the
 * two equal to rounding, and the gradient checks run on the plain one in double.
 *
 * <p>B is the number of rows (images) given. All arguments are preallocated; outputs are overwritten. "Per row" outputs
 * have shape [B, 1]. Gradient outputs may be {@code null} where only the value is wanted.
 */
public interface Passes {
    /** y = x w + b, with x [B, in], w [in, out], b [1, out], y [B, out]. */
    void affine(Matrix x, Matrix w, Matrix b, Matrix y);

    /** dx = dy w^T: the gradient with respect to the input of {@link #affine}. */
    void affineInputGradient(Matrix dy, Matrix w, Matrix dx);

    /** dw = x^T dy: the gradient with respect to the weights. Given some columns of x, the same rows of dw. */
    void affineWeightGradient(Matrix x, Matrix dy, Matrix dw);

    /** db = column sums of dy. Given some columns of dy, the same of db. */
    void affineBiasGradient(Matrix dy, Matrix db);

    /** y = f(y), in place. */
    void activate(Activation f, Matrix y);

    /** dy = dy * f'(.), in place, with f' expressed through the output y = f(.). */
    void activateBackward(Activation f, Matrix y, Matrix dy);

    /**
     * z = mu + sigma * epsilon (Section 2.4), with heads = [mu, log sigma^2] of shape [B, 2d]. Where there are L samples
     * an image, epsilon and z have B * L rows and row i of the heads serves rows i L to (i + 1) L - 1.
     */
    void reparameterize(Matrix heads, Matrix epsilon, Matrix z);

    /** dHeads = the gradient of {@link #reparameterize}: sums dz and dz * epsilon * sigma / 2 over the L samples of a row. */
    void reparameterizeBackward(Matrix heads, Matrix epsilon, Matrix dz, Matrix dHeads);

    /**
     * KL(q(z|x) || p(z)) of a diagonal Gaussian to N(0, I) in nats per row: -1/2 sum(1 + log sigma^2 - mu^2 - sigma^2)
     * (Appendix B), and {@code dHeads += scale * dKL}.
     */
    void gaussianKl(Matrix heads, Matrix kl, double scale, Matrix dHeads);

    /**
     * log q(z|x) - log p(z) at the sample drawn, in nats per row of z: what SGVB A (eq. 6) averages instead of the KL.
     * With z = mu + sigma epsilon, log q is -1/2 sum(log 2 pi + log sigma^2 + epsilon^2).
     */
    void sampledKl(Matrix heads, Matrix epsilon, Matrix z, Matrix kl);

    /** dz += scale * z: the part of the gradient of {@link #sampledKl} that goes through z, from -log p(z). */
    void sampledKlThroughZ(Matrix z, double scale, Matrix dz);

    /** Each row of {@code rows} times its own of {@code weights} [B, 1], times {@code scale}, in place. */
    void scaleRows(Matrix weights, double scale, Matrix rows);

    /** target += scale * weight * row, each row of {@code rows} with its own of {@code weights} [B, 1]. */
    void addScaledRows(Matrix rows, Matrix weights, double scale, Matrix target);

    /** dHeads += scale * (0, -1/2): the part that does not, from log q(z|x); scale sums over the samples of a row. */
    void entropyGradient(Matrix dHeads, double scale);

    /**
     * log q(z|x) of any z, not only one drawn here, in nats per row of z: -1/2 sum(log 2 pi + log sigma^2 + (z - mu)^2 / sigma^2).
     * Rows of z share a row of the heads as in {@link #reparameterize}.
     */
    void logQ(Matrix heads, Matrix z, Matrix logQ);

    /** dHeads = sum over the L samples of a row of {@code weights} [B L, 1] times the gradient of -log q(z|x), z held fixed. */
    void logQGradient(Matrix heads, Matrix z, Matrix weights, Matrix dHeads);

    /**
     * Bernoulli log p(x|z) from logits (eq. 11), in nats per row: sum(x * logit - softplus(logit)), and {@code dLogits =
     * scale * d(-log p)} = scale * (sigmoid(logit) - x). {@code dLogits} may be the same matrix as {@code logits}.
     */
    void bernoulli(Matrix logits, Matrix x, Matrix logP, double scale, Matrix dLogits);

    /**
     * Continuous Bernoulli log p(x|z) (Loaiza-Ganem and Cunningham 2019) from natural parameters, in nats per row: sum(a x - log((e^a
     * - 1) / a)), a density of grey pixels in [0, 1], and {@code dOutputs = scale * (mean(a) - x)}. {@code dOutputs} may be the same
     * matrix as {@code outputs}.
     */
    void continuousBernoulli(Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs);

    /**
     * Gaussian log p(x|z) (eq. 12) with outputs = [a, log sigma^2] of shape [B, 2D], mean sigmoid(a), in nats per row, and
     * {@code dOutputs = scale * d(-log p)}. {@code dOutputs} may be the same matrix as {@code outputs}.
     */
    void gaussian(Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs);

    /**
     * Gaussian log p(x|z) with unit variance and mean sigmoid(a), in nats per row: -1/2 |x - mean|^2 - D/2 log 2 pi, i.e.
     * the squared error up to a constant. {@code dOutputs = scale * d(-log p)}.
     */
    void unitGaussian(Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs);

    /**
     * Adagrad as the author ran it, with the weight prior in the gradient before it is accumulated: g = g + decay * w;
     * a = a + g^2; w = w - rate * g / sqrt(a + epsilon). {@code update} false accumulates only (warm-up minibatches).
     */
    void adagrad(Matrix w, Matrix g, Matrix a, double rate, double epsilon, double decay, boolean update);

    /** Adam with bias corrections folded into {@code rate} and {@code epsilon}; the prior enters as in {@link #adagrad}. */
    void adam(Matrix w, Matrix g, Matrix m, Matrix v, AdamStep step, double decay);

    /** The scalars of one Adam update: m = beta1 m + (1 - beta1) g, v likewise, w = w - rate * m / (sqrt(v) + epsilon). */
    record AdamStep(double rate, double beta1, double beta2, double epsilon) {}
}
