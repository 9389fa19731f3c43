package aevb.figure;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/** Text as it is measured for every output alike, raster or vector: without rounding to pixels. */
final class Text {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private Text() {}

    static double width(Font font, String text) {
        return font.getStringBounds(text, EXACT).getWidth();
    }
}
