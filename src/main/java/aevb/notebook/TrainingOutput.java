package aevb.notebook;

import aevb.data.ImageSet;
import aevb.experiment.Experiment;
import aevb.experiment.Run;
import aevb.experiment.RunListener;
import aevb.model.Model;
import aevb.train.History;
import aevb.train.Progress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The output of a cell that trains: a bar for each run, with epoch, speed, time left and the bound, and below a picture of the run
 * that last finished an epoch; at the end a tidy line for each.
 */
final class TrainingOutput implements RunListener {
    private final LiveOutput output = new LiveOutput();
    private final Map<String, String> bars = new LinkedHashMap<>();
    private final Map<String, String> lines = new LinkedHashMap<>();
    private final LivePicture picture;
    private String pictured = "";
    private String html = "";

    /** @param test images whose reconstructions are shown */
    TrainingOutput(ImageSet test) {
        picture = new LivePicture(test);
    }

    @Override
    public synchronized void started(Experiment e, History history) {
        String from = history.epochs() == 0 ? "starting" : "going on after epoch " + history.epochs();
        put(e.name(), Display.bar(0, from), from, true);
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
        put(e.name(), Display.bar(p.fraction(), text), text, false);
    }

    @Override
    public synchronized void epoch(Experiment e, History history, Model model) {
        if (output.isInKernel() && picture.isDue() && history.epochs() > 1) {
            html = picture.html(e, history, model);
            pictured = e.name();
        }
    }

    @Override
    public synchronized void measuring(Experiment e, int done, int images, double secondsLeft) {
        String left = Progress.duration(secondsLeft);
        String text = String.format(Locale.ROOT, "measured on %d of %d test images, %s left", done, images, left);
        put(e.name(), Display.bar((double) done / images, text), text, false);
    }

    @Override
    public void finished(Run run) {
        finished(run.experiment(), run.history(), run.provenance().wallSeconds());
    }

    synchronized void finished(Experiment e, History history, double seconds) {
        double test = history.last().test().elbo();
        String text = history.epochs() + " epochs in " + Progress.duration(seconds)
                + (Double.isNaN(test) ? "" : String.format(Locale.ROOT, ", test bound %.2f nats per image", test));
        if (pictured.equals(e.name())) {
            html = "";
        }
        put(e.name(), Display.bar(1, text), text, true);
    }

    private void put(String name, String bar, String text, boolean now) {
        bars.put(name, bar);
        lines.put(name, text);
        var page = new StringBuilder("<div style=\"font-family:monospace\">");
        bars.forEach((n, b) -> page.append("<div>")
                .append(Display.escape(n))
                .append(' ')
                .append(b)
                .append("</div>"));
        page.append("</div>").append(html);
        var plain = new StringBuilder();
        lines.forEach((n, l) -> plain.append(n).append(": ").append(l).append('\n'));
        if (now) {
            output.show(page.toString(), plain.toString().strip());
        } else {
            output.update(page.toString(), plain.toString().strip());
        }
    }
}
