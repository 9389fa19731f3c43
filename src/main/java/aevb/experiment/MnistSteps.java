package aevb.experiment;

/** Adagrad's step sizes for MNIST, as the search {@code paper-steps} chose them. */
final class MnistSteps {
    private static final int SMALL = 1000;

    private MnistSteps() {}

    static double wakeSleep(int latentDim) {
        return latentDim == 3 ? 0.02 : 0.01;
    }

    /** For 100 hidden units and 3 latent dimensions. */
    static double likelihood(Published.Method method, int trainCount) {
        return switch (method) {
            case AEVB -> 0.1;
            case WAKE_SLEEP -> 0.02;
            case MONTE_CARLO_EM -> trainCount == SMALL ? 0.02 : 0.1;
        };
    }
}
