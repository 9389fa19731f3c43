package aevb.notebook;

import aevb.data.Dataset;
import aevb.data.ImageSet;
import aevb.eval.ImportanceBound;
import aevb.eval.LogLikelihood;
import aevb.experiment.ImportanceBounds;
import aevb.experiment.LogLikelihoodCurve;
import aevb.experiment.Published;
import aevb.experiment.Published.Method;
import aevb.experiment.Published.Split;
import aevb.experiment.Run;
import aevb.figure.Curve;
import aevb.model.Model;
import aevb.objective.Objective;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** log p(x) along runs, as curves and tables, beside the paper's Figure 3. */
public final class LikelihoodTables {
    private static final int ELBO_SAMPLES = 50;

    private LikelihoodTables() {}

    private static LogLikelihood of(LogLikelihoodCurve.Point p, Split split) {
        return split == Split.TRAIN ? p.train() : p.test();
    }

    /** The upper estimate, which is the paper's, against training samples. */
    public static Curve curve(String name, LogLikelihoodCurve c, Split split, Curve.Kind kind) {
        return new Curve(
                name,
                c.points().stream().mapToDouble(p -> p.trainingSamples()).toArray(),
                c.points().stream().mapToDouble(p -> of(p, split).upper()).toArray(),
                kind);
    }

    /** All points of some curves, by name: both estimates on both sets. */
    public static Table points(Map<String, LogLikelihoodCurve> curves) {
        var name = StringColumn.create("run");
        var samples = LongColumn.create("training samples");
        List<Function<LogLikelihoodCurve.Point, Double>> values = List.of(
                p -> p.train().lower(), p -> p.train().upper(), p -> p.test().lower(), p -> p.test()
                        .upper());
        DoubleColumn[] columns = {
            DoubleColumn.create("train, lower"),
            DoubleColumn.create("train, upper"),
            DoubleColumn.create("test, lower"),
            DoubleColumn.create("test, upper")
        };
        curves.forEach((n, c) -> c.points().forEach(p -> {
            name.append(n);
            samples.append(p.trainingSamples());
            for (int i = 0; i < columns.length; i++) {
                columns[i].append(values.get(i).apply(p));
            }
        }));
        return Table.create("log p(x), nats per image, between two estimates", name, samples)
                .addColumns(columns);
    }

    /**
     * What the encoder costs on training and on test images: the bound, log p(x) between two estimates that use the decoder only, and
     * how far the bound lies below the lower of them.
     *
     * @param images the first so many of each set
     */
    public static Table encoderGap(Run run, Dataset data, int images) {
        var set = StringColumn.create("images", "training", "test");
        DoubleColumn[] columns = {
            DoubleColumn.create("bound"),
            DoubleColumn.create("log p(x), lower"),
            DoubleColumn.create("log p(x), upper"),
            DoubleColumn.create("the encoder's gap")
        };
        Stream.of(data.train(), data.test())
                .parallel()
                .map(some -> encoderGap(run.model(), some, images))
                .forEachOrdered(row -> IntStream.range(0, row.length).forEach(i -> columns[i].append(row[i])));
        String title = run.name() + ": the first " + images + " images, nats per image";
        return Table.create(title, set).addColumns(columns);
    }

    private static double[] encoderGap(Model model, ImageSet set, int images) {
        double bound = ImportanceBound.of(model, set, images, ELBO_SAMPLES, 1).elbo();
        LogLikelihood p = LogLikelihood.of(model, set, images, 1);
        return new double[] {bound, p.lower(), p.upper(), p.lower() - bound};
    }

    /** Bounds with more and more samples, a row a model. */
    public static Table ladder(List<Run> runs, List<ImportanceBounds> bounds) {
        var name = StringColumn.create("run", runs.stream().map(Run::name).toList());
        Table table = Table.create("Test bound with k samples, nats per image", name);
        for (int i = 0; i < bounds.get(0).points().size(); i++) {
            int at = i;
            int k = bounds.get(0).points().get(i).samples();
            double[] values =
                    bounds.stream().mapToDouble(b -> b.points().get(at).bound()).toArray();
            table.addColumns(DoubleColumn.create("k = " + k, values));
        }
        return table;
    }

    /** The bound with most samples beside the one published for importance-weighted autoencoders. */
    public static Table besideBurda(List<Run> runs, List<ImportanceBounds> bounds) {
        var k = IntColumn.create("k in training");
        var samples = IntColumn.create("samples to measure");
        DoubleColumn[] columns = {
            DoubleColumn.create("ours"), DoubleColumn.create("published"), DoubleColumn.create("gap (ours - published)")
        };
        for (int i = 0; i < runs.size(); i++) {
            int trained = ((Objective.Iwae) runs.get(i).experiment().training().objective()).samples();
            List<ImportanceBounds.Point> points = bounds.get(i).points();
            ImportanceBounds.Point last = points.get(points.size() - 1);
            double published = Published.importanceWeighted(trained).orElseThrow();
            k.append(trained);
            samples.append(last.samples());
            columns[0].append(last.bound());
            columns[1].append(published);
            columns[2].append(last.bound() - published);
        }
        return Table.create("log p(x) of test images, nats", k, samples).addColumns(columns);
    }

    /** The end of a curve beside the paper's at as many training samples. */
    public static Table besideThePaper(int trainCount, Map<Method, LogLikelihoodCurve> curves) {
        var method = StringColumn.create("method");
        var images = StringColumn.create("images");
        var samples = LongColumn.create("training samples");
        DoubleColumn[] columns = {
            DoubleColumn.create("ours, lower"),
            DoubleColumn.create("ours, upper"),
            DoubleColumn.create("paper's"),
            DoubleColumn.create("gap (upper - paper's)")
        };
        curves.forEach((m, c) -> {
            LogLikelihoodCurve.Point last = c.points().get(c.points().size() - 1);
            for (Split split : Split.values()) {
                method.append(m.title());
                images.append(split == Split.TRAIN ? "training" : "test");
                samples.append(last.trainingSamples());
                columns[0].append(of(last, split).lower());
                columns[1].append(of(last, split).upper());
                Optional<Double> paper =
                        Published.at(Published.logLikelihood(trainCount, m, split), last.trainingSamples());
                paper.ifPresentOrElse(columns[2]::append, columns[2]::appendMissing);
                paper.ifPresentOrElse(v -> columns[3].append(of(last, split).upper() - v), columns[3]::appendMissing);
            }
        });
        String name = "log p(x) after training on " + trainCount + " images, beside the paper's Figure 3, nats";
        return Table.create(name, method, images, samples).addColumns(columns);
    }
}
