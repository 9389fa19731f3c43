package aevb.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;

/**
 * Points in the plane, a colour and shape a class.
 *
 * @param axes what the two coordinates are
 */
public record Scatter(String title, float[][] points, int[] labels, List<String> axes, int width, int height)
        implements Drawing {
    public Scatter {
        if (points.length != labels.length) {
            throw new IllegalArgumentException(points.length + " points but " + labels.length + " labels");
        }
    }

    /** Points of two latent dimensions. */
    public Scatter(String title, float[][] points, int[] labels, int width, int height) {
        this(title, points, labels, List.of("z1", "z2"), width, height);
    }

    @Override
    public void paint(Graphics2D g) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(axes.get(0))
                .yAxisTitle(axes.get(1))
                .build();
        ChartStyle.apply(chart.getStyler());
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setMarkerSize(5);
        chart.getStyler().setXAxisDecimalPattern("0.#");
        chart.getStyler().setYAxisDecimalPattern("0.#");
        int classes = java.util.Arrays.stream(labels).max().orElse(0) + 1;
        for (int c = 0; c < classes; c++) {
            add(chart, c);
        }
        g.setStroke(new BasicStroke(1f));
        chart.paint(g, width, height);
    }

    private void add(XYChart chart, int label) {
        int[] of = java.util.stream.IntStream.range(0, labels.length)
                .filter(i -> labels[i] == label)
                .toArray();
        if (of.length == 0) {
            return;
        }
        double[] x = java.util.Arrays.stream(of).mapToDouble(i -> points[i][0]).toArray();
        double[] y = java.util.Arrays.stream(of).mapToDouble(i -> points[i][1]).toArray();
        XYSeries s = chart.addSeries(String.valueOf(label), x, y);
        s.setMarkerColor(Palette.CLASSES.get(label % Palette.CLASSES.size()));
        s.setMarker(Palette.SHAPES.get(label % Palette.SHAPES.size()));
    }
}
