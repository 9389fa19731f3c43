package aevb.experiment;

/** Adagrad's step sizes for MNIST, as the search {@code paper-steps} chose them, but for {@link #likelihood}. */
final class MnistSteps {
    private MnistSteps() {}

    static double wakeSleep(int latentDim) {
        return latentDim == 3 ? 0.02 : 0.01;
    }

    /**
     * For 100 hidden units and 3 latent dimensions, all methods alike. The search, which looks at 2e5 samples only, prefers 0.1 for
     * AEVB, and is not followed: the run {@code likelihood.aevb-1000-at-0.1} is there to show what such steps do in the long run.
     */
    static double likelihood() {
        return 0.02;
    }
}
