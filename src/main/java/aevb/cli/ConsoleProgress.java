package aevb.cli;

import aevb.experiment.Experiment;
import aevb.experiment.Run;
import aevb.experiment.RunListener;
import aevb.train.History;
import aevb.train.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Progress on a terminal: one line, redrawn, for the runs in training; in a log, a line now and then. */
final class ConsoleProgress implements RunListener {
    private static final int BAR = 20;
    private static final long LOG_EVERY_NANOS = 60_000_000_000L;

    private final PrintStream out;
    private final boolean terminal = System.console() != null;
    private final Map<String, String> latest = new ConcurrentSkipListMap<>();
    private long lastLine = System.nanoTime();

    ConsoleProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void started(Experiment e, History history) {
        String from = history.epochs() == 0 ? "" : ", going on after epoch " + history.epochs();
        line(e.name() + ": " + e.training().epochs() + " epochs of " + e.trainCount() + " images" + from);
    }

    @Override
    public synchronized void progress(Experiment e, Progress p) {
        put(e, describe(e.name(), p));
    }

    @Override
    public synchronized void measuring(Experiment e, int done, int images, double secondsLeft) {
        String left = Progress.duration(secondsLeft);
        put(
                e,
                String.format(
                        Locale.ROOT, "%s: measured on %d of %d test images, %s left", e.name(), done, images, left));
    }

    private void put(Experiment e, String text) {
        latest.put(e.name(), text);
        if (terminal) {
            out.print("\r" + status() + "\u001b[K");
            out.flush();
        } else if (System.nanoTime() - lastLine > LOG_EVERY_NANOS) {
            line(status());
        }
    }

    @Override
    public synchronized void finished(Run run) {
        latest.remove(run.name());
        History.Row last = run.history().last();
        line(String.format(
                Locale.ROOT,
                "%s: finished, test %.2f, train %.2f nats per image, %s",
                run.name(),
                last.test().elbo(),
                last.train().elbo(),
                Progress.duration(run.provenance().wallSeconds())));
    }

    private String status() {
        return String.join(" | ", latest.values());
    }

    private static String describe(String name, Progress p) {
        int full = (int) Math.round(p.fraction() * BAR);
        return String.format(
                Locale.ROOT,
                "%s [%s%s] epoch %d/%d, %,.0f images/s, %.1f nats, %s left",
                name,
                "#".repeat(full),
                ".".repeat(BAR - full),
                p.epoch() + 1,
                p.epochs(),
                p.samplesPerSecond(),
                p.bound().elbo(),
                Progress.duration(p.secondsLeft()));
    }

    /** A message on a line of its own. */
    synchronized void line(String text) {
        out.println(terminal ? "\r" + text + "\u001b[K" : text);
        lastLine = System.nanoTime();
    }
}
