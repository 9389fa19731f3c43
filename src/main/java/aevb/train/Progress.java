package aevb.train;

import aevb.objective.Bound;

/**
 * How far a run is.
 *
 * @param epoch epochs finished
 * @param fraction of all steps done, 0 to 1
 * @param samplesPerSecond training images a second since this process began the run
 * @param bound of the last minibatch
 */
public record Progress(
        int epoch, int epochs, double fraction, double samplesPerSecond, double secondsLeft, Bound bound) {
    /** Told of progress at most four times a second, and of each finished epoch. */
    public interface Listener {
        void progress(Progress p);

        default void epoch(History history) {}
    }
}
