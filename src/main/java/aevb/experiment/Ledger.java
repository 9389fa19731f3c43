package aevb.experiment;

import aevb.experiment.Published.Split;
import aevb.train.History;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The README's tables of what was reproduced, made from the committed runs: Markdown. */
public final class Ledger {
    private static final List<Long> SAMPLES = List.of(10_000_000L, 100_000_000L);
    private static final String DASH = "–";

    private final RunStore store;

    public Ledger(RunStore store) {
        this.store = store;
    }

    /** The VAEs beside the paper's Figure 2, under the report's settings and under the paper's. */
    public String bounds() {
        var table = new StringBuilder(
                "| run | N_z | test bound at 1e7 samples: ours, paper's, gap | at 1e8: ours, paper's, gap |"
                        + " train bound at 1e8: ours, paper's, gap |\n|---|---|---|---|---|\n");
        for (int latent : Catalogue.LATENTS) {
            row(table, Catalogue.vae(latent));
        }
        for (int latent : Catalogue.LATENTS) {
            row(table, Catalogue.paperVae(latent));
        }
        return table.toString();
    }

    private void row(StringBuilder table, Experiment e) {
        Optional<Run> run = store.find(e);
        int latent = e.architecture().latentDim();
        table.append("| `").append(e.name()).append("` | ").append(latent);
        if (run.isEmpty()) {
            table.append(" | not trained yet | | |\n");
            return;
        }
        History h = run.get().history();
        table.append(" | ").append(cell(h, latent, Split.TEST, SAMPLES.get(0)));
        table.append(" | ").append(cell(h, latent, Split.TEST, SAMPLES.get(1)));
        table.append(" | ").append(cell(h, latent, Split.TRAIN, SAMPLES.get(1))).append(" |\n");
    }

    private static String cell(History h, int latent, Split split, long samples) {
        Optional<History.Row> row = h.near(samples);
        Optional<Double> paper = Published.aevb(latent, split, samples);
        if (row.isEmpty()) {
            return DASH;
        }
        double ours = split == Split.TEST
                ? row.get().test().elbo()
                : row.get().train().elbo();
        return number(ours)
                + paper.map(p -> ", " + number(p) + ", **" + gap(ours - p) + "**")
                        .orElse("");
    }

    private static String gap(double nats) {
        return Math.abs(nats) < 0.05 ? "0.0" : String.format(Locale.ROOT, "%+.1f", nats);
    }

    private static String number(double nats) {
        return String.format(Locale.ROOT, "%.1f", nats);
    }

    /** The runs without a published number beside them: what they reach. */
    public String others() {
        var table = new StringBuilder("| run | epochs | test | train |\n|---|---|---|---|\n");
        List<Experiment> experiments = new java.util.ArrayList<>(List.of(Catalogue.vae(2)));
        Catalogue.LATENTS.forEach(d -> experiments.add(Catalogue.autoencoder(d)));
        experiments.add(Catalogue.squaredErrorVae(20));
        experiments.add(Catalogue.gaussianVae(20));
        FurtherRuns.all().stream().filter(e -> !ImportanceBounds.isOf(e)).forEach(experiments::add);
        for (Experiment e : experiments) {
            Optional<History.Row> last = store.find(e).map(r -> r.history().last());
            table.append("| `").append(e.name()).append("` | ");
            table.append(last.map(r -> r.epoch() + " | " + number(r.test().elbo()) + " | "
                                    + number(r.train().elbo()))
                            .orElse("not trained yet | | "))
                    .append(" |\n");
        }
        return table.toString();
    }

    /** The importance-weighted autoencoders: log p(x) of test images as estimated with the most samples, beside the published. */
    public String importanceWeighted() {
        var table =
                new StringBuilder("| run | epochs | samples | log p(x): ours, published, gap |\n|---|---|---|---|\n");
        for (int k : FurtherRuns.IWAE_SAMPLES) {
            Experiment e = FurtherRuns.iwae(k);
            table.append("| `").append(e.name()).append("` | ");
            Optional<Run> run = store.find(e);
            if (run.isEmpty()) {
                table.append("not trained yet | | |\n");
                continue;
            }
            List<ImportanceBounds.Point> points = store.importanceBounds(e).points();
            ImportanceBounds.Point last = points.get(points.size() - 1);
            double published = Published.importanceWeighted(k).orElseThrow();
            table.append(run.get().history().epochs()).append(" | ").append(last.samples());
            table.append(" | ").append(number(last.bound())).append(", ").append(number(published));
            table.append(", **").append(gap(last.bound() - published)).append("** |\n");
        }
        return table.toString();
    }

    /** Two optimizers with two activations: where they end, and how soon they are where the first of them ends. */
    public String optimizers() {
        List<Run> runs = Studies.optimizers().stream()
                .map(store::find)
                .flatMap(Optional::stream)
                .toList();
        if (runs.size() < Studies.optimizers().size()) {
            return "Not trained yet.\n";
        }
        List<Way> ways = Way.of(runs);
        double goal = ways.get(0).ends().getMin();
        var table =
                new StringBuilder("| trained with | epochs | seeds | test bound: mean, lowest, highest | samples to "
                        + number(goal) + " nats |\n|---|---|---|---|---|\n");
        for (Way way : ways) {
            table.append("| `").append(way.name()).append("` | ");
            table.append(way.runs().get(0).history().epochs()).append(" | ");
            table.append(way.runs().size())
                    .append(" | ")
                    .append(number(way.ends().getAverage()));
            table.append(", ").append(number(way.ends().getMin()));
            table.append(", ").append(number(way.ends().getMax())).append(" | ");
            String samples =
                    String.format(Locale.ROOT, "%.1e", way.samplesTo(goal).orElse(Double.NaN));
            table.append(samples.replace("e+0", "e")).append(" |\n");
        }
        return table.toString();
    }
}
