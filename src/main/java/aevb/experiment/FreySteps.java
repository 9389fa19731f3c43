package aevb.experiment;

/** Adagrad's step sizes for the Frey faces, as the search {@code paper-steps} chose them. */
final class FreySteps {
    private FreySteps() {}

    static double aevb(int latentDim) {
        return latentDim > 0 ? 0.02 : 0.01;
    }

    static double wakeSleep(int latentDim) {
        return latentDim > 0 ? 0.02 : 0.01;
    }
}
