package aevb.figure;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.AxesChartStyler;

/**
 * Labels between the powers of ten, which XChart's logarithmic axis lacks: it writes at powers of ten, which are one or two where the
 * axis is short, or at every number, which then overlap.
 */
final class LogLabels {
    /** Over two decades and more the powers of ten are enough, and the others would be close to each other. */
    private static final double SHORT = 100;
    /** Where the axis is this short, 2 and 5 may lie outside, and there is room for all. */
    private static final double VERY_SHORT = 4;
    /** From the plot's lower border to the upper edge of XChart's own labels, in the look that {@link ChartStyle} gives. */
    private static final double BELOW_PLOT = 12;

    private final XYChart chart;
    private final DecimalFormat format;

    /** For a chart that has been painted. */
    LogLabels(XYChart chart) {
        this.chart = chart;
        this.format = new DecimalFormat(
                chart.getStyler().getXAxisDecimalPattern(), DecimalFormatSymbols.getInstance(Locale.ENGLISH));
    }

    /** The numbers to be labelled on an axis that powers of ten are not enough for; XChart itself labels one that is a single number. */
    static DoubleStream between(double min, double max) {
        boolean labelled = max == min;
        if (labelled || max / min >= SHORT) {
            return DoubleStream.empty();
        }
        double decade = Math.pow(10, Math.floor(Math.log10(min)));
        double[] digits = max / min < VERY_SHORT ? new double[] {2, 3, 4, 5, 6, 7, 8, 9} : new double[] {2, 5};
        return DoubleStream.iterate(decade, d -> d <= max, d -> 10 * d)
                .flatMap(d -> DoubleStream.of(digits).map(digit -> digit * d))
                .filter(x -> x >= min && x <= max);
    }

    /** Writes at x as XChart would have written, on a y axis with these ends. */
    void paint(Graphics2D g, double x, double yMin, double yMax) {
        AxesChartStyler style = chart.getStyler();
        Font font = style.getAxisTickLabelsFont();
        Shape label =
                new TextLayout(format.format(x), font, g.getFontRenderContext()).getOutline(new AffineTransform());
        Rectangle2D bounds = label.getBounds2D();
        double left = chart.getScreenXFromChart(x) - bounds.getWidth() / 2;
        double baseline = plotBottom(yMin, yMax) + BELOW_PLOT - bounds.getMinY();
        g.setColor(style.getXAxisTickLabelsColor());
        g.fill(AffineTransform.getTranslateInstance(left, baseline).createTransformedShape(label));
    }

    /** The axis' ends lie a little inside the plot, by what its content leaves of it. */
    private double plotBottom(double yMin, double yMax) {
        double content = chart.getStyler().getPlotContentSize();
        double lower = chart.getScreenYFromChart(yMin);
        double upper = chart.getScreenYFromChart(yMax);
        return lower + (lower - upper) * (1 - content) / 2 / content;
    }
}
