package aevb.experiment;

import aevb.experiment.Published.Method;
import aevb.experiment.Published.Point;
import aevb.experiment.Published.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The README's tables of what the report left out of the paper, made from the committed runs: Markdown. */
public final class PaperLedger {
    private static final String DASH = "–";

    private final RunStore store;

    public PaperLedger(RunStore store) {
        this.store = store;
    }

    /** Wake-sleep on MNIST and both methods on the Frey faces at the end of each run, beside Figure 2. */
    public String figure2() {
        var table = new StringBuilder(
                "| run | training samples | test bound: ours, paper's, gap | train bound: ours, paper's, gap |\n|---|---|---|---|\n");
        List<Experiment> all = new ArrayList<>();
        Catalogue.LATENTS.forEach(d -> all.add(PaperRuns.wakeSleep(d)));
        PaperRuns.FREY_LATENTS.forEach(d -> all.add(PaperRuns.frey(d)));
        PaperRuns.FREY_LATENTS.forEach(d -> all.add(PaperRuns.freyWakeSleep(d)));
        for (Experiment e : all) {
            table.append("| `").append(e.name()).append("` | ");
            table.append(store.find(e)
                            .map(r -> r.history().last())
                            .map(row -> samples(row.trainingSamples()) + " | "
                                    + cell(row.test().elbo(), Published.curve(e, Split.TEST), row.trainingSamples())
                                    + " | "
                                    + cell(row.train().elbo(), Published.curve(e, Split.TRAIN), row.trainingSamples()))
                            .orElse("not trained yet | | "))
                    .append(" |\n");
        }
        return table.toString();
    }

    /** log p(x) at the end of each run, between two estimates, beside Figure 3; full variational Bayes has nothing beside it. */
    public String figure3() {
        var table = new StringBuilder(
                "| run | training samples | test, between | paper's | train, between | paper's |\n|---|---|---|---|---|---|\n");
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
        table.append(" | ").append(published(test, n)).append(" | ");
        table.append(number(last.train().lower()))
                .append(" and ")
                .append(number(last.train().upper()));
        table.append(" | ").append(published(train, n)).append(" |\n");
    }

    private static String published(List<Point> curve, long samples) {
        return Published.at(curve, samples).map(PaperLedger::number).orElse(DASH);
    }

    private static String cell(double ours, List<Point> curve, long samples) {
        Optional<Double> paper = Published.at(curve, samples);
        return number(ours)
                + paper.map(p -> ", " + number(p) + ", **" + String.format(Locale.ROOT, "%+.1f", ours - p) + "**")
                        .orElse("");
    }

    private static String samples(long n) {
        return String.format(Locale.ROOT, "%.1e", (double) n).replace("e+0", "e");
    }

    private static String number(double nats) {
        return String.format(Locale.ROOT, "%.1f", nats);
    }
}
