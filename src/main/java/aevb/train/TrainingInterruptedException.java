package aevb.train;

/** Training was stopped by an interrupt; finished epochs are kept and the run goes on from them. */
public final class TrainingInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Several runs, or one that was waited for. */
    public TrainingInterruptedException() {
        super("training was interrupted; finished epochs are kept, run it again to go on from there");
    }

    public TrainingInterruptedException(int finishedEpochs, int epochs) {
        super("training was interrupted after " + finishedEpochs + " of " + epochs
                + " epochs; run it again to go on from there");
    }
}
