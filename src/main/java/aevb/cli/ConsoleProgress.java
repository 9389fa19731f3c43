package aevb.cli;

import aevb.experiment.Experiment;
import aevb.experiment.Run;
import aevb.experiment.RunListener;
import aevb.train.History;
import aevb.train.Progress;
import java.io.PrintStream;
import java.util.Locale;

/** How far the runs in training are: a line each on a terminal; in a log, a line now and then. */
final class ConsoleProgress implements RunListener {
    private static final int BAR = 10;

    private final StatusLines lines;

    ConsoleProgress(PrintStream out) {
        this.lines = new StatusLines(out);
    }

    @Override
    public void started(Experiment e, History history) {
        String from = history.epochs() == 0 ? "" : ", going on after epoch " + history.epochs();
        line(e.name() + ": " + e.training().epochs() + " epochs of " + e.trainCount() + " images" + from);
    }

    @Override
    public void progress(Experiment e, Progress p) {
        lines.put(e.name(), describe(e.name(), p));
    }

    @Override
    public void measuring(Experiment e, int done, int images, double secondsLeft) {
        String left = Progress.duration(secondsLeft);
        lines.put(
                e.name(),
                String.format(
                        Locale.ROOT, "%s: measured on %d of %d test images, %s left", e.name(), done, images, left));
    }

    @Override
    public void finished(Run run) {
        lines.remove(run.name());
        History.Row last = run.history().last();
        line(String.format(
                Locale.ROOT,
                "%s: finished, test %.2f, train %.2f nats per image, %s",
                run.name(),
                last.test().elbo(),
                last.train().elbo(),
                Progress.duration(run.provenance().wallSeconds())));
    }

    private static String describe(String name, Progress p) {
        int full = (int) Math.round(p.fraction() * BAR);
        return String.format(
                Locale.ROOT,
                "%s [%s%s] epoch %d/%d, %s left, %,.0f images/s, %.1f nats",
                name,
                "#".repeat(full),
                ".".repeat(BAR - full),
                p.epoch() + 1,
                p.epochs(),
                Progress.duration(p.secondsLeft()),
                p.samplesPerSecond(),
                p.bound().elbo());
    }

    /** A message on a line of its own. */
    void line(String text) {
        lines.line(text);
    }
}
