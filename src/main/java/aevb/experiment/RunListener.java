package aevb.experiment;

import aevb.train.History;
import aevb.train.Progress;

/** Told how a run goes. */
public interface RunListener {
    /** The run begins, or goes on after {@code history}. */
    default void started(Experiment e, History history) {}

    /** At most four times a second. */
    default void progress(Experiment e, Progress p) {}

    /** After each epoch. */
    default void epoch(Experiment e, History history, aevb.model.Model model) {}

    /** The model is trained, and {@code done} of {@code images} test images are measured; at most four times a second. */
    default void measuring(Experiment e, int done, int images, double secondsLeft) {}

    default void finished(Run run) {}

    /** Hears nothing. */
    RunListener SILENT = new RunListener() {};
}
