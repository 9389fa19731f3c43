package aevb.experiment;

/** Adagrad's step sizes for the Frey faces, as the search {@code paper-steps} chose them. */
final class FreySteps {
    private FreySteps() {}

    static double aevb(int latentDim) {
        return latentDim <= 5 ? 0.02 : 0.01;
    }

    /** The same for every latent dimension; the search leaves hardly a difference between 0.01 and 0.02. */
    static double wakeSleep() {
        return 0.01;
    }
}
