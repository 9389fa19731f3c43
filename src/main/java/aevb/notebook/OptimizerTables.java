package aevb.notebook;

import aevb.experiment.Run;
import aevb.experiment.Studies;
import aevb.figure.Curve;
import aevb.train.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Ways of training the same model, several seeds each: where they end, and how soon they are somewhere. */
public final class OptimizerTables {
    private static final List<Curve.Kind> KINDS =
            List.of(Curve.Kind.FIRST, Curve.Kind.SECOND, Curve.Kind.PUBLISHED_FIRST, Curve.Kind.PUBLISHED_SECOND);

    private OptimizerTables() {}

    /** The run's name without study and seed: "adam-relu". */
    private static String way(Run r) {
        return Studies.partName(r).replaceFirst("-seed-\\d+$", "");
    }

    private static Map<String, List<Run>> byWay(List<Run> runs) {
        return runs.stream()
                .collect(Collectors.groupingBy(OptimizerTables::way, LinkedHashMap::new, Collectors.toList()));
    }

    private static double lastTest(Run r) {
        return r.history().last().test().elbo();
    }

    /** For each way the test bound after the last epoch over its seeds, and how far it lies below the training bound. */
    public static Table ends(List<Run> runs) {
        var way = StringColumn.create("trained with");
        var seeds = IntColumn.create("seeds");
        DoubleColumn[] values = {
            DoubleColumn.create("test bound, mean"),
            DoubleColumn.create("lowest"),
            DoubleColumn.create("highest"),
            DoubleColumn.create("train - test, mean")
        };
        byWay(runs).forEach((name, group) -> {
            way.append(name);
            seeds.append(group.size());
            var test = group.stream().mapToDouble(OptimizerTables::lastTest).summaryStatistics();
            values[0].append(test.getAverage());
            values[1].append(test.getMin());
            values[2].append(test.getMax());
            values[3].append(group.stream()
                    .mapToDouble(r -> r.history().last().train().elbo() - lastTest(r))
                    .average()
                    .orElseThrow());
        });
        return Table.create("After the last epoch, nats per image", way, seeds).addColumns(values);
    }

    /**
     * When each way's test bound is first as good as the first way's is at its end, with its worst seed: means over the seeds that get
     * there, in training samples and seconds.
     */
    public static Table race(List<Run> runs) {
        Map<String, List<Run>> ways = byWay(runs);
        List<Run> first = ways.values().iterator().next();
        double goal =
                first.stream().mapToDouble(OptimizerTables::lastTest).min().orElseThrow();
        var way = StringColumn.create("trained with");
        var there = StringColumn.create("seeds that get there");
        var samples = DoubleColumn.create("training samples");
        var seconds = DoubleColumn.create("seconds");
        var pace = DoubleColumn.create("images a second");
        ways.forEach((name, group) -> {
            way.append(name);
            pace.append(mean(group.stream().map(OptimizerTables::pace).toList()));
            List<Double> needed = new ArrayList<>();
            List<Double> time = new ArrayList<>();
            for (Run r : group) {
                samplesTo(r.history(), goal).ifPresent(n -> {
                    needed.add((double) n);
                    time.add(n / pace(r));
                });
            }
            there.append(needed.size() + " of " + group.size());
            if (needed.isEmpty()) {
                samples.appendMissing();
                seconds.appendMissing();
            } else {
                samples.append(mean(needed));
                seconds.append(mean(time));
            }
        });
        String title = String.format(java.util.Locale.ROOT, "To a test bound of %.2f nats", goal);
        return Table.create(title, way, there, samples, seconds, pace);
    }

    private static double pace(Run r) {
        return r.history().last().trainingSamples() / r.provenance().wallSeconds();
    }

    private static OptionalLong samplesTo(History h, double goal) {
        return h.rows().stream()
                .filter(row -> row.test().elbo() >= goal)
                .mapToLong(History.Row::trainingSamples)
                .findFirst();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(v -> v).average().orElseThrow();
    }

    /** The test bound of the first seed of each way: a colour an optimizer, the second activation dashed. */
    public static List<Curve> curves(List<Run> runs) {
        List<Curve> curves = new ArrayList<>();
        byWay(runs)
                .forEach((name, group) ->
                        curves.add(RunCurves.testBound(name, group.get(0), KINDS.get(curves.size() % KINDS.size()))));
        return curves;
    }
}
