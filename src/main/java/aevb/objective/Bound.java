package aevb.objective;

/**
 * A bound with its two terms, in nats per image: elbo = reconstruction - kl (eq. 3).
 *
 * @param reconstruction E_q log p(x|z)
 * @param kl KL(q(z|x) || p(z)), or its estimate; 0 for an autoencoder, whose "bound" is the reconstruction term alone
 */
public record Bound(double reconstruction, double kl) {
    public static final Bound ZERO = new Bound(0, 0);

    /** Higher is better; a lower bound of log p(x). */
    public double elbo() {
        return reconstruction - kl;
    }

    /** What is minimised: -elbo. */
    public double loss() {
        return kl - reconstruction;
    }

    public boolean isFinite() {
        return Double.isFinite(elbo());
    }
}
