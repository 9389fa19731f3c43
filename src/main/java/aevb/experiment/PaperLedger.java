package aevb.experiment;

import aevb.experiment.Published.Method;
import aevb.experiment.Published.Point;
import aevb.experiment.Published.Split;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The README's tables of what the report left out of the paper, made from the committed runs: Markdown. */
public final class PaperLedger {
    private static final String DASH = "–";
    private static final String NOT_TRAINED = "not trained yet | | ";
    private static final long END_OF_THE_AXIS = 100_000_000;
    private static final long AT_THE_END = Long.MAX_VALUE;

    private final RunStore store;

    public PaperLedger(RunStore store) {
        this.store = store;
    }

    /**
     * Wake-sleep on MNIST and both methods on the Frey faces, beside Figure 2: at the end of each run, and where AEVB's bound on the
     * faces falls again, at the end of the paper's axis and at each curve's best.
     */
    public String figure2() {
        var table = new StringBuilder(
                "| run | training samples | test bound: ours, paper's, gap | train bound: ours, paper's, gap |\n|---|---|---|---|\n");
        Catalogue.LATENTS.forEach(d -> bounds(table, PaperRuns.wakeSleep(d), AT_THE_END));
        PaperRuns.FREY_LATENTS.forEach(d -> bounds(table, PaperRuns.frey(d), END_OF_THE_AXIS));
        PaperRuns.FREY_LATENTS.forEach(d -> best(table, PaperRuns.frey(d)));
        PaperRuns.FREY_LATENTS.forEach(d -> bounds(table, PaperRuns.freyWakeSleep(d), AT_THE_END));
        return table.toString();
    }

    private void bounds(StringBuilder table, Experiment e, long samples) {
        String cells = store.find(e)
                .map(Run::history)
                .map(h -> h.near(samples).orElseGet(h::last))
                .map(row -> samples(row.trainingSamples()) + " | "
                        + cell(row.test().elbo(), Published.curve(e, Split.TEST), row.trainingSamples()) + " | "
                        + cell(row.train().elbo(), Published.curve(e, Split.TRAIN), row.trainingSamples()))
                .orElse(NOT_TRAINED);
        table.append("| `").append(e.name()).append("` | ").append(cells).append(" |\n");
    }

    private void best(StringBuilder table, Experiment e) {
        Point paper = Published.curve(e, Split.TEST).stream()
                .max(Comparator.comparingDouble(Point::lowerBound))
                .orElseThrow();
        String cells = store.find(e)
                .map(Run::history)
                .flatMap(h -> h.rows().stream()
                        .max(Comparator.comparingDouble(r -> r.test().elbo())))
                .map(row -> samples(row.trainingSamples()) + ", paper's " + samples(paper.trainingSamples()) + " | "
                        + gap(row.test().elbo(), paper.lowerBound()) + " | ")
                .orElse(NOT_TRAINED);
        table.append("| `").append(e.name()).append("`, best | ").append(cells).append(" |\n");
    }

    /** log p(x) at the end of each run, between two estimates, beside Figure 3; full variational Bayes has nothing beside it. */
    public String figure3() {
        var table = new StringBuilder(
                "| run | training samples | test, between | paper's, gap | train, between | paper's, gap |\n|---|---|---|---|---|---|\n");
        for (int n : PaperRuns.LIKELIHOOD_COUNTS) {
            for (Method m : Method.values()) {
                row(
                        table,
                        PaperRuns.likelihood(m, n),
                        Published.logLikelihood(n, m, Split.TEST),
                        Published.logLikelihood(n, m, Split.TRAIN));
            }
        }
        row(table, PaperRuns.largeSteps(), List.of(), List.of());
        row(table, PaperRuns.fullBayes(), List.of(), List.of());
        return table.toString();
    }

    private void row(StringBuilder table, Experiment e, List<Point> test, List<Point> train) {
        List<LogLikelihoodCurve.Point> points = store.logLikelihood(e).points();
        table.append("| `").append(e.name()).append("` | ");
        if (store.find(e).isEmpty() || points.isEmpty()) {
            table.append("not trained yet | | | | |\n");
            return;
        }
        LogLikelihoodCurve.Point last = points.get(points.size() - 1);
        long n = last.trainingSamples();
        table.append(samples(n)).append(" | ");
        table.append(number(last.test().lower()))
                .append(" and ")
                .append(number(last.test().upper()));
        table.append(" | ").append(published(last.test().upper(), test, n)).append(" | ");
        table.append(number(last.train().lower()))
                .append(" and ")
                .append(number(last.train().upper()));
        table.append(" | ").append(published(last.train().upper(), train, n)).append(" |\n");
    }

    private static String published(double ours, List<Point> curve, long samples) {
        return Published.at(curve, samples)
                .map(p -> number(p) + ", " + difference(ours, p))
                .orElse(DASH);
    }

    private static String cell(double ours, List<Point> curve, long samples) {
        return Published.at(curve, samples).map(p -> gap(ours, p)).orElseGet(() -> number(ours));
    }

    private static String gap(double ours, double paper) {
        return number(ours) + ", " + number(paper) + ", " + difference(ours, paper);
    }

    private static String difference(double ours, double paper) {
        return String.format(Locale.ROOT, "**%+.1f**", ours - paper);
    }

    private static String samples(long n) {
        return String.format(Locale.ROOT, "%.1e", (double) n).replace("e+0", "e");
    }

    private static String number(double nats) {
        return String.format(Locale.ROOT, "%.1f", nats);
    }
}
