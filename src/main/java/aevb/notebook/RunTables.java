package aevb.notebook;

import aevb.experiment.Experiment;
import aevb.experiment.Published;
import aevb.experiment.Run;
import aevb.train.History;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables made from runs. */
public final class RunTables {
    private RunTables() {}

    /** One row an epoch of every run: what a learning curve plots. */
    public static Table histories(List<Run> runs) {
        var run = StringColumn.create("run");
        var epoch = IntColumn.create("epoch");
        var samples = LongColumn.create("training_samples");
        var train = DoubleColumn.create("train_elbo");
        var test = DoubleColumn.create("test_elbo");
        for (Run r : runs) {
            for (History.Row row : r.history().rows()) {
                run.append(r.name());
                epoch.append(row.epoch());
                samples.append(row.trainingSamples());
                train.append(row.train().elbo());
                test.append(row.test().elbo());
            }
        }
        return Table.create("Learning curves, nats per image", run, epoch, samples, train, test);
    }

    /** The bound and its two terms after the last epoch. */
    public static Table bounds(List<Run> runs) {
        var run = StringColumn.create("run");
        var latent = IntColumn.create("latent");
        var epoch = IntColumn.create("epoch");
        DoubleColumn[] values = {
            DoubleColumn.create("test bound"),
            DoubleColumn.create("reconstruction"),
            DoubleColumn.create("KL"),
            DoubleColumn.create("train bound"),
            DoubleColumn.create("train - test")
        };
        for (Run r : runs) {
            History.Row last = r.history().last();
            run.append(r.name());
            latent.append(r.latentDim());
            epoch.append(last.epoch());
            values[0].append(last.test().elbo());
            values[1].append(last.test().reconstruction());
            values[2].append(last.test().kl());
            values[3].append(last.train().elbo());
            values[4].append(last.train().elbo() - last.test().elbo());
        }
        return Table.create("After the last epoch, nats per image", run, latent, epoch)
                .addColumns(values);
    }

    /** Our test and training bound beside the paper's Figure 2 at the same number of training samples, and the gap. */
    public static Table besideThePaper(List<Run> runs) {
        var latent = IntColumn.create("latent");
        var samples = LongColumn.create("training samples");
        DoubleColumn[] values = besideThePaperColumns();
        for (Run r : runs) {
            besideThePaper(latent, samples, values, r.experiment(), r.history().last());
        }
        return besideThePaper(latent, samples, values);
    }

    /** The same for one learning curve. */
    public static Table besideThePaper(Experiment e, History history) {
        var latent = IntColumn.create("latent");
        var samples = LongColumn.create("training samples");
        DoubleColumn[] values = besideThePaperColumns();
        besideThePaper(latent, samples, values, e, history.last());
        return besideThePaper(latent, samples, values);
    }

    private static Table besideThePaper(IntColumn latent, LongColumn samples, DoubleColumn[] values) {
        return Table.create("Beside the paper's Figure 2, nats per image", latent, samples)
                .addColumns(values);
    }

    static DoubleColumn[] besideThePaperColumns() {
        return new DoubleColumn[] {
            DoubleColumn.create("our test bound"),
            DoubleColumn.create("paper's test bound"),
            DoubleColumn.create("gap (ours - paper's)"),
            DoubleColumn.create("our train bound"),
            DoubleColumn.create("paper's train bound"),
            DoubleColumn.create("train gap")
        };
    }

    /** One row of these columns. */
    static void besideThePaper(
            IntColumn latent, LongColumn samples, DoubleColumn[] values, Experiment e, History.Row row) {
        long n = row.trainingSamples();
        latent.append(e.architecture().latentDim());
        samples.append(n);
        append(values, 0, row.test().elbo(), Published.at(Published.curve(e, Published.Split.TEST), n));
        append(values, 3, row.train().elbo(), Published.at(Published.curve(e, Published.Split.TRAIN), n));
    }

    private static void append(DoubleColumn[] values, int at, double ours, Optional<Double> published) {
        values[at].append(ours);
        if (published.isPresent()) {
            values[at + 1].append(published.get());
            values[at + 2].append(ours - published.get());
        } else {
            values[at + 1].appendMissing();
            values[at + 2].appendMissing();
        }
    }

    static Table provenance(List<Run> runs) {
        var run = StringColumn.create("run");
        var data = StringColumn.create("data (SHA-256)");
        var seed = LongColumn.create("seed");
        var commit = StringColumn.create("commit");
        var machine = StringColumn.create("machine");
        var seconds = DoubleColumn.create("seconds");
        for (Run r : runs) {
            var p = r.provenance();
            run.append(r.name());
            data.append(p.dataset() + " " + p.trainSha256().substring(0, 8));
            seed.append(p.seed());
            commit.append(p.commit().substring(0, Math.min(10, p.commit().length())));
            machine.append(p.cpu() + ", " + p.blas() + ", " + p.threads() + " thread(s), Java " + p.java());
            seconds.append(p.wallSeconds());
        }
        return Table.create("Provenance", run, data, seed, commit, machine, seconds);
    }

    /** The latent vectors of several runs, one a row with its numbers joined by spaces: their lengths differ. */
    public static Table codes(List<Run> runs, Function<Run, float[][]> z) {
        var run = StringColumn.create("run");
        var image = IntColumn.create("image");
        var code = StringColumn.create("z");
        for (Run r : runs) {
            float[][] rows = z.apply(r);
            for (int i = 0; i < rows.length; i++) {
                run.append(r.name());
                image.append(i);
                code.append(text(rows[i]));
            }
        }
        return Table.create("Latent vectors", run, image, code);
    }

    private static String text(float[] z) {
        var out = new StringBuilder();
        for (float v : z) {
            out.append(out.isEmpty() ? "" : " ").append(String.format(Locale.ROOT, "%.4f", v));
        }
        return out.toString();
    }

    /** Latent vectors, a row each: what a grid of decoded images is made from. */
    public static Table latents(float[][] z) {
        Table t = Table.create("Latent vectors", IntColumn.indexColumn("image", z.length, 0));
        for (int j = 0; j < z[0].length; j++) {
            var c = DoubleColumn.create("z" + (j + 1));
            for (float[] row : z) {
                c.append(row[j]);
            }
            t.addColumns(c);
        }
        return t;
    }
}
