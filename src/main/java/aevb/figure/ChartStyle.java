package aevb.figure;

import java.awt.Color;
import org.knowm.xchart.style.AxesChartStyler;

/** The look of every chart: white, thin grid, text of 12 points. */
final class ChartStyle {
    private static final Color GRID = new Color(0xDDDDDD);

    private ChartStyle() {}

    static void apply(AxesChartStyler s) {
        s.setChartBackgroundColor(Color.WHITE);
        s.setPlotBackgroundColor(Color.WHITE);
        s.setPlotBorderColor(Color.GRAY);
        s.setPlotGridLinesColor(GRID);
        s.setChartTitleBoxVisible(false);
        s.setChartTitleFont(Palette.TITLE);
        s.setAxisTitleFont(Palette.TEXT);
        s.setAxisTickLabelsFont(Palette.TEXT);
        s.setLegendFont(Palette.TEXT);
        s.setLegendBorderColor(Color.WHITE);
        s.setAntiAlias(true);
        s.setMarkerSize(6);
        s.setXAxisTickMarkSpacingHint(90);
    }
}
