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
    /** Seconds as people say them: "59 s", "2 min 5 s", "1 h 1 min". */
    public static String duration(double seconds) {
        long s = Math.round(seconds);
        if (s < 60) {
            return s + " s";
        }
        return s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
    }

    /** Told of progress at most four times a second, and of each finished epoch. */
    public interface Listener {
        void progress(Progress p);

        default void epoch(History history) {}
    }
}
