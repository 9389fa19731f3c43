package aevb.notebook;

import aevb.experiment.Experiment;
import aevb.experiment.Run;
import aevb.experiment.RunListener;
import aevb.train.History;
import aevb.train.Progress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The output of a cell that trains: a bar for each run, with epoch, speed, time left and the bound; a tidy line at the end. */
final class TrainingOutput implements RunListener {
    private final LiveOutput output = new LiveOutput();
    private final Map<String, String> bars = new LinkedHashMap<>();
    private final Map<String, String> lines = new LinkedHashMap<>();

    @Override
    public synchronized void started(Experiment e, History history) {
        String from = history.epochs() == 0 ? "starting" : "going on after epoch " + history.epochs();
        put(e.name(), bar(0, from), from, true);
    }

    @Override
    public synchronized void progress(Experiment e, Progress p) {
        String text = String.format(
                Locale.ROOT,
                "epoch %d of %d, %,.0f images/s, bound %.1f nats, %s left",
                p.epoch() + 1,
                p.epochs(),
                p.samplesPerSecond(),
                p.bound().elbo(),
                Progress.duration(p.secondsLeft()));
        put(e.name(), bar(p.fraction(), text), text, false);
    }

    @Override
    public void finished(Run run) {
        finished(run.experiment(), run.history(), run.provenance().wallSeconds());
    }

    synchronized void finished(Experiment e, History history, double seconds) {
        String text = String.format(
                Locale.ROOT,
                "%d epochs in %s, test bound %.2f nats per image",
                history.epochs(),
                Progress.duration(seconds),
                history.last().test().elbo());
        put(e.name(), bar(1, text), text, true);
    }

    private void put(String name, String bar, String text, boolean now) {
        bars.put(name, bar);
        lines.put(name, text);
        var html = new StringBuilder("<div style=\"font-family:monospace\">");
        bars.forEach((n, b) -> html.append("<div>")
                .append(Display.escape(n))
                .append(' ')
                .append(b)
                .append("</div>"));
        html.append("</div>");
        var plain = new StringBuilder();
        lines.forEach((n, l) -> plain.append(n).append(": ").append(l).append('\n'));
        if (now) {
            output.show(html.toString(), plain.toString().strip());
        } else {
            output.update(html.toString(), plain.toString().strip());
        }
    }

    private static String bar(double fraction, String text) {
        return String.format(
                Locale.ROOT,
                "<progress max=\"1\" value=\"%.4f\" style=\"width:12em\">%.0f %%</progress> %s",
                fraction,
                100 * fraction,
                Display.escape(text));
    }
}
