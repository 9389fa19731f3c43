package aevb.bench;

import aevb.bench.TimedPasses.Part;
import aevb.data.ImageSet;
import aevb.nn.FusedPasses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the time of our own step goes, by kind of work: the median over rounds of the mean over lanes. */
public final class Breakdown {
    /** Microseconds of one kind of work in a step, and its share of the step. */
    public record Row(String part, double micros, double share) {}

    private static final int ROUNDS = 9;
    private static final int STEPS = 300;
    private static final int WARM_UP = 1500;

    private Breakdown() {}

    /**
     * Measures; the last row is what no pass accounts for: reading images, noise, and lanes that wait for each other between the
     * step's two phases. Where they wait for each other's products, that is part of the products.
     */
    public static List<Row> measure(Task task, ImageSet images, int lanes) {
        List<TimedPasses> clocks = new ArrayList<>();
        double[] total = new double[ROUNDS];
        double[][] parts = new double[Part.values().length][ROUNDS];
        try (OurStep step =
                new OurStep(task, images, lanes, (team, lane) -> clock(clocks, new FusedPasses(team, lane)))) {
            step.millisPerStep(WARM_UP);
            for (int r = 0; r < ROUNDS; r++) {
                clocks.forEach(TimedPasses::reset);
                total[r] = 1000 * step.millisPerStep(STEPS);
                for (Part p : Part.values()) {
                    long nanos = clocks.stream().mapToLong(c -> c.nanos(p)).sum();
                    parts[p.ordinal()][r] = nanos / 1e3 / STEPS / lanes;
                }
            }
        }
        return rows(parts, median(total));
    }

    private static TimedPasses clock(List<TimedPasses> clocks, FusedPasses passes) {
        TimedPasses clock = new TimedPasses(passes);
        clocks.add(clock);
        return clock;
    }

    private static List<Row> rows(double[][] parts, double step) {
        List<Row> rows = new ArrayList<>();
        double rest = step;
        for (Part p : Part.values()) {
            double micros = median(parts[p.ordinal()]);
            rows.add(new Row(p.title(), micros, micros / step));
            rest -= micros;
        }
        rows.add(new Row("reading images, noise, waiting for the other lane", rest, rest / step));
        return rows;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
