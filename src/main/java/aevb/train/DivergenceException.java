package aevb.train;

/** The loss became NaN, infinite, or far worse than it was. */
public final class DivergenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DivergenceException(int epoch, long step, double loss, double stepSize) {
        super("the loss is " + loss + " in epoch " + epoch + ", step " + step
                + ": training diverged. Try a smaller step size than " + stepSize
                + ", and check that pixels lie in [0, 1]");
    }
}
