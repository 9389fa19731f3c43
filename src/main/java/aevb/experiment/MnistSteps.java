package aevb.experiment;

/** Adagrad's step sizes for MNIST, as the search {@code paper-steps} chose them. */
final class MnistSteps {
    private MnistSteps() {}

    static double wakeSleep(int latentDim) {
        return latentDim > 0 ? 0.02 : 0.01;
    }

    /** For 100 hidden units and 3 latent dimensions. */
    static double likelihood(Published.Method method, int trainCount) {
        return 0.02;
    }
}
