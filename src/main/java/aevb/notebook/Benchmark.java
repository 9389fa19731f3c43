package aevb.notebook;

import aevb.data.Workspace;
import aevb.figure.Bars;
import aevb.model.Architecture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** The committed results of {@code ./lab bench}, for the notebook that explains them. */
public final class Benchmark {
    private Benchmark() {}

    /** Milliseconds a step of every contender for one task, such as "VAE, latent 20". */
    public static Table contenders(String task) {
        return of("bench.csv", "Milliseconds a step, " + task, task);
    }

    /** Microseconds of every part of our own step. */
    public static Table parts(String task, int threads) {
        Table t = of("bench-parts.csv", "Our step by part, " + task + ", threads: " + threads, task);
        return t.where(t.intColumn("threads").isEqualTo(threads))
                .rejectColumns("threads")
                .setName(t.name());
    }

    private static Table of(String file, String title, String task) {
        Path path = Workspace.home().resolve("figures").resolve(file);
        if (!Files.exists(path)) {
            throw new IllegalStateException(path + " is missing: git checkout restores it, ./lab bench measures anew");
        }
        Table all = Table.read().csv(CsvReadOptions.builder(path.toFile()).build());
        return all.where(all.stringColumn("task").isEqualTo(task))
                .rejectColumns("task")
                .setName(title);
    }

    /** What machine it was. */
    public static String machine() {
        try {
            return Files.readString(Workspace.home().resolve("figures/bench.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Contenders differ by orders of magnitude: points on a logarithmic axis, ours in another colour. */
    public static Bars contenderChart(Table t) {
        return chart(t, "contender", "ms_per_step", "milliseconds a step", true);
    }

    /** The parts of a step as bars. */
    public static Bars partsChart(Table t) {
        return chart(t, "part", "micros", "microseconds a step", false);
    }

    private static Bars chart(Table t, String names, String values, String unit, boolean logarithmic) {
        List<Bars.Bar> bars = t.stream()
                .map(row -> new Bars.Bar(row.getString(names), row.getNumber(values)))
                .toList();
        return new Bars(t.name(), unit, bars, logarithmic ? bars.get(0).name() : "", logarithmic, 860);
    }

    /**
     * The matrix products of one training step, by layer: a product of [B, in] and [in, out] takes 2 B in out operations, once
     * forward, once for the weights' gradient, and once for the input's, except in the first layer.
     */
    public static Table operations(Architecture a, int batch) {
        var layer = StringColumn.create("layer");
        var in = IntColumn.create("in");
        var out = IntColumn.create("out");
        var products = IntColumn.create("products");
        var millions = DoubleColumn.create("million operations");
        var share = DoubleColumn.create("share, %");
        int hidden = a.hidden().get(0);
        int[][] sizes = {
            {a.inputDim(), hidden}, {hidden, a.headWidth()}, {a.latentDim(), hidden}, {hidden, a.inputDim()}
        };
        String[] names = {"encoder, hidden", "encoder, mu and log variance", "decoder, hidden", "decoder, logits"};
        for (int i = 0; i < sizes.length; i++) {
            layer.append(names[i]);
            in.append(sizes[i][0]);
            out.append(sizes[i][1]);
            products.append(i == 0 ? 2 : 3);
            millions.append((i == 0 ? 2 : 3) * 2.0 * batch * sizes[i][0] * sizes[i][1] / 1e6);
        }
        millions.forEach(m -> share.append(100 * m / millions.sum()));
        return Table.create("Operations in the matrix products of a step", layer, in, out, products, millions, share);
    }
}
