package aevb.notebook;

import aevb.experiment.Published;
import aevb.experiment.Published.Split;
import aevb.experiment.Run;
import aevb.figure.Curve;
import aevb.figure.Curve.Kind;
import aevb.train.History;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

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

    /** The paper's curves of this run's data, latent dimension and method, up to where the run ends; empty where there are none. */
    public static List<Curve> paper(Run run) {
        return Stream.of(Split.TRAIN, Split.TEST)
                .flatMap(split ->
                        paper(run, split, split == Split.TRAIN ? Kind.PUBLISHED_TRAIN : Kind.PUBLISHED_TEST).stream())
                .toList();
    }

    /** One of them, in the colour of {@code kind}. */
    public static Optional<Curve> paper(Run run, Split split, Kind kind) {
        String name = "paper, " + split.name().toLowerCase(Locale.ROOT);
        List<Published.Point> curve = Published.curve(run.experiment(), split);
        return published(name, curve, 0, run.history().last().trainingSamples(), kind);
    }

    /**
     * A published curve between two numbers of training samples, its line drawn up to both; empty where less than a line of it lies
     * there.
     */
    public static Optional<Curve> published(
            String name, List<Published.Point> curve, double from, double to, Kind kind) {
        List<Published.Point> points = between(curve, Math.round(from), Math.round(to));
        return points.size() < 2
                ? Optional.empty()
                : Optional.of(new Curve(
                        name,
                        points.stream()
                                .mapToDouble(Published.Point::trainingSamples)
                                .toArray(),
                        points.stream().mapToDouble(Published.Point::lowerBound).toArray(),
                        kind));
    }

    private static List<Published.Point> between(List<Published.Point> curve, long from, long to) {
        Stream<Published.Point> inside =
                curve.stream().filter(p -> p.trainingSamples() > from && p.trainingSamples() < to);
        return Stream.of(end(curve, from).stream(), inside, end(curve, to).stream())
                .flatMap(s -> s)
                .toList();
    }

    private static Optional<Published.Point> end(List<Published.Point> curve, long samples) {
        return Published.at(curve, samples).map(y -> new Published.Point(samples, y));
    }

    /** The test bound of a run against training samples, beside others: with a name and a colour of its own. */
    public static Curve testBound(String name, Run run, Kind kind) {
        return curve(
                name, run.history(), History.Row::trainingSamples, r -> r.test().elbo(), kind);
    }
}
