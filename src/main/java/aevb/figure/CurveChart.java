package aevb.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Curves over one pair of axes.
 *
 * @param logX whether the x axis is logarithmic
 * @param yMin lower end of the y axis, or NaN to fit the curves
 * @param yMax upper end, or NaN
 */
public record CurveChart(
        String title,
        String xLabel,
        String yLabel,
        List<Curve> curves,
        boolean logX,
        double yMin,
        double yMax,
        int width,
        int height)
        implements Drawing {
    private static final double MOST_COUNTED = 1e5;
    private static final int MARKED_POINTS = 30;
    /** What a legend's entry takes beside its name. */
    private static final int LEGEND_LINE = 62;

    public CurveChart {
        curves = List.copyOf(curves);
    }

    /** A chart that fits its curves. */
    public CurveChart(String title, String xLabel, String yLabel, List<Curve> curves) {
        this(title, xLabel, yLabel, curves, false, Double.NaN, Double.NaN, 640, 400);
    }

    public CurveChart withLogX() {
        return new CurveChart(title, xLabel, yLabel, curves, true, yMin, yMax, width, height);
    }

    public CurveChart withY(double min, double max) {
        return new CurveChart(title, xLabel, yLabel, curves, logX, min, max, width, height);
    }

    public CurveChart withSize(int w, int h) {
        return new CurveChart(title, xLabel, yLabel, curves, logX, yMin, yMax, w, h);
    }

    @Override
    public void paint(Graphics2D g) {
        XYChart chart = chart();
        chart.paint(g, width, height);
        if (logX) {
            labelBetweenDecades(g, chart);
        }
    }

    private void labelBetweenDecades(Graphics2D g, XYChart chart) {
        DoubleSummaryStatistics x = all(Curve::x);
        DoubleSummaryStatistics y = all(Curve::y);
        double lower = Double.isNaN(yMin) ? y.getMin() : yMin;
        double upper = Double.isNaN(yMax) ? y.getMax() : yMax;
        if (lower < upper) {
            LogLabels labels = new LogLabels(chart);
            LogLabels.between(x.getMin(), x.getMax()).forEach(at -> labels.paint(g, at, lower, upper));
        }
    }

    private DoubleSummaryStatistics all(Function<Curve, double[]> coordinate) {
        return curves.stream().map(coordinate).flatMapToDouble(Arrays::stream).summaryStatistics();
    }

    XYChart chart() {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(xLabel)
                .yAxisTitle(yLabel)
                .build();
        ChartStyle.apply(chart.getStyler());
        chart.getStyler().setXAxisLogarithmic(logX);
        chart.getStyler().setYAxisDecimalPattern("#,##0.##");
        chart.getStyler().setXAxisDecimalPattern(logX && !isCountable() ? "0E0" : "#,##0");
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
        chart.getStyler()
                .setLegendLayout(fitsOneLine() ? Styler.LegendLayout.Horizontal : Styler.LegendLayout.Vertical);
        if (!Double.isNaN(yMin)) {
            chart.getStyler().setYAxisMin(yMin);
        }
        if (!Double.isNaN(yMax)) {
            chart.getStyler().setYAxisMax(yMax);
        }
        Dashes dashes = new Dashes(all(Curve::x), logX, width);
        curves.forEach(c -> add(chart, c.kind().isPublished() ? dashes.spaced(c) : c));
        return chart;
    }

    /** Whether all x are counts that one reads at a glance: 5000, not 5E3. */
    private boolean isCountable() {
        DoubleSummaryStatistics x = all(Curve::x);
        return x.getMin() >= 1 && x.getMax() < MOST_COUNTED;
    }

    /** A legend that is too long for one line would be cut off. */
    private boolean fitsOneLine() {
        double names = curves.stream()
                .mapToDouble(c -> Text.width(Palette.TEXT, c.name()) + LEGEND_LINE)
                .sum();
        return names < width;
    }

    private static Color colour(Curve.Kind kind) {
        return switch (kind) {
            case TRAIN, FIRST, PUBLISHED_FIRST -> Palette.TRAIN;
            case TEST, SECOND, PUBLISHED_SECOND -> Palette.TEST;
            case THIRD, PUBLISHED_THIRD -> Palette.THIRD;
            case PUBLISHED_TRAIN -> Palette.PUBLISHED;
            case PUBLISHED_TEST -> Color.BLACK;
        };
    }

    private static Marker marker(Curve.Kind kind) {
        return switch (kind) {
            case TRAIN, FIRST -> SeriesMarkers.CIRCLE;
            case TEST, SECOND -> SeriesMarkers.SQUARE;
            default -> SeriesMarkers.DIAMOND;
        };
    }

    /** XChart divides an axis of evenly spaced points at multiples of their distance, others at round numbers, which we want. */
    private static double[] withoutThird(double[] values) {
        double[] out = new double[values.length - 1];
        System.arraycopy(values, 0, out, 0, 2);
        System.arraycopy(values, 3, out, 2, values.length - 3);
        return out;
    }

    private void add(XYChart chart, Curve c) {
        XYSeries s = c.x().length > MARKED_POINTS && !logX
                ? chart.addSeries(c.name(), withoutThird(c.x()), withoutThird(c.y()))
                : chart.addSeries(c.name(), c.x(), c.y());
        s.setLineColor(colour(c.kind()));
        s.setLineStyle(c.kind().isPublished() ? Palette.DASHED : Palette.SOLID);
        // a run of few epochs shows its points; a long one is a line
        boolean bare = c.kind().isPublished() || c.x().length > MARKED_POINTS;
        s.setMarker(bare ? SeriesMarkers.NONE : marker(c.kind()));
        s.setMarkerColor(colour(c.kind()));
    }
}
