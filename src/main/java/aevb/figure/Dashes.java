package aevb.figure;

import java.util.DoubleSummaryStatistics;
import java.util.stream.IntStream;

/**
 * XChart begins a dash anew at every point, so that a dashed curve of many points looks solid. This leaves out points until what
 * remains is a dash and a gap apart; first and last stay.
 */
record Dashes(DoubleSummaryStatistics axis, boolean logX, int width) {
    /** A dash and a gap. */
    private static final double PERIOD =
            Palette.DASHED.getDashArray()[0] + Palette.DASHED.getDashArray()[1];
    /** What the plot takes of a chart's width, about. */
    private static final double PLOT = 0.8;

    Curve spaced(Curve c) {
        int last = c.x().length - 1;
        boolean[] kept = new boolean[last + 1];
        double previous = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= last; i++) {
            double at = position(c.x()[i]);
            if (i == last || at - previous >= PERIOD) {
                kept[i] = true;
                previous = at;
            }
        }
        return new Curve(c.name(), only(c.x(), kept), only(c.y(), kept), c.kind());
    }

    private double position(double x) {
        double from = scale(axis.getMin());
        return PLOT * width * (scale(x) - from) / (scale(axis.getMax()) - from);
    }

    private double scale(double x) {
        return logX ? Math.log(x) : x;
    }

    private static double[] only(double[] values, boolean[] kept) {
        return IntStream.range(0, values.length)
                .filter(i -> kept[i])
                .mapToDouble(i -> values[i])
                .toArray();
    }
}
