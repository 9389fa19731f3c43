package aevb.notebook;

import aevb.experiment.Published;
import aevb.experiment.Published.Method;
import aevb.experiment.Published.Split;
import aevb.experiment.Run;
import aevb.figure.Curve;
import aevb.figure.Curve.Kind;
import aevb.train.History;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Learning curves made from runs, and the paper's beside them. */
public final class RunCurves {
    private RunCurves() {}

    /** Training and test bound against epochs. */
    public static List<Curve> byEpoch(History h) {
        return curves(h, History.Row::epoch);
    }

    /** Training and test bound against training samples, the paper's x axis. */
    public static List<Curve> bySamples(History h) {
        return curves(h, History.Row::trainingSamples);
    }

    private static List<Curve> curves(History h, ToDoubleFunction<History.Row> x) {
        return List.of(
                curve("train", h, x, r -> r.train().elbo(), Kind.TRAIN),
                curve("test", h, x, r -> r.test().elbo(), Kind.TEST));
    }

    /** Any quantity of the history against epochs. */
    public static Curve curve(String name, History h, ToDoubleFunction<History.Row> y, Kind kind) {
        return curve(name, h, History.Row::epoch, y, kind);
    }

    private static Curve curve(
            String name, History h, ToDoubleFunction<History.Row> x, ToDoubleFunction<History.Row> y, Kind kind) {
        return new Curve(
                name,
                h.rows().stream().mapToDouble(x).toArray(),
                h.rows().stream().mapToDouble(y).toArray(),
                kind);
    }

    /** The paper's AEVB curves of this run's latent dimension up to where the run ends; empty where there are none. */
    public static List<Curve> paper(Run run) {
        double end = run.history().last().trainingSamples();
        return java.util.stream.Stream.of(Split.TRAIN, Split.TEST)
                .flatMap(split -> paper(run.latentDim(), split, end).stream())
                .toList();
    }

    private static java.util.Optional<Curve> paper(int latentDim, Split split, double end) {
        List<Published.Point> points = Published.curve(latentDim, Method.AEVB, split).stream()
                .filter(p -> p.trainingSamples() <= end)
                .toList();
        if (points.isEmpty()) {
            return java.util.Optional.empty();
        }
        return java.util.Optional.of(new Curve(
                "paper, " + (split == Split.TRAIN ? "train" : "test"),
                points.stream().mapToDouble(Published.Point::trainingSamples).toArray(),
                points.stream().mapToDouble(Published.Point::lowerBound).toArray(),
                split == Split.TRAIN ? Kind.PUBLISHED_TRAIN : Kind.PUBLISHED_TEST));
    }
}
