package aevb.train;

/** Training was stopped by an interrupt; finished epochs are kept and the run goes on from them. */
public final class TrainingInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TrainingInterruptedException(int finishedEpochs, int epochs) {
        super("training was interrupted after " + finishedEpochs + " of " + epochs
                + " epochs; run it again to go on from there");
    }
}
