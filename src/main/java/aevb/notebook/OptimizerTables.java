package aevb.notebook;

import aevb.experiment.Run;
import aevb.experiment.Way;
import aevb.figure.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Ways of training the same model, several seeds each: where they end, and how soon they are somewhere. */
public final class OptimizerTables {
    private static final List<Curve.Kind> KINDS =
            List.of(Curve.Kind.FIRST, Curve.Kind.SECOND, Curve.Kind.PUBLISHED_FIRST, Curve.Kind.PUBLISHED_SECOND);

    private OptimizerTables() {}

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
        for (Way w : Way.of(runs)) {
            way.append(w.name());
            seeds.append(w.runs().size());
            values[0].append(w.ends().getAverage());
            values[1].append(w.ends().getMin());
            values[2].append(w.ends().getMax());
            values[3].append(w.trainMinusTest());
        }
        return Table.create("After the last epoch, nats per image", way, seeds).addColumns(values);
    }

    /**
     * When each way's test bound is first as good as the first way's is at its end, with its worst seed: means over the seeds that get
     * there, in training samples and seconds.
     */
    public static Table race(List<Run> runs) {
        List<Way> ways = Way.of(runs);
        double goal = ways.get(0).ends().getMin();
        var way = StringColumn.create("trained with");
        var there = StringColumn.create("seeds that get there");
        var samples = DoubleColumn.create("training samples");
        var seconds = DoubleColumn.create("seconds");
        var pace = DoubleColumn.create("images a second");
        for (Way w : ways) {
            way.append(w.name());
            pace.append(w.pace());
            there.append(w.thatReach(goal) + " of " + w.runs().size());
            append(samples, w.samplesTo(goal));
            append(seconds, w.secondsTo(goal));
        }
        String title = String.format(java.util.Locale.ROOT, "To a test bound of %.2f nats", goal);
        return Table.create(title, way, there, samples, seconds, pace);
    }

    private static void append(DoubleColumn column, OptionalDouble value) {
        value.ifPresentOrElse(column::append, column::appendMissing);
    }

    /** The test bound of the first seed of each way: a colour an optimizer, the second activation dashed. */
    public static List<Curve> curves(List<Run> runs) {
        List<Curve> curves = new ArrayList<>();
        for (Way w : Way.of(runs)) {
            curves.add(RunCurves.testBound(w.name(), w.runs().get(0), KINDS.get(curves.size() % KINDS.size())));
        }
        return curves;
    }
}
