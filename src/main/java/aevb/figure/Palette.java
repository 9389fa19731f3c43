package aevb.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Colours that the colour-blind can tell apart (Okabe and Ito 2008), and the text sizes of all figures. */
public final class Palette {
    static final Color TRAIN = new Color(0x0072B2);
    static final Color TEST = new Color(0xD55E00);
    static final Color PUBLISHED = new Color(0x555555);
    static final Color MARK = new Color(0xA02020);

    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 13);

    static final BasicStroke SOLID = new BasicStroke(1.8f);
    static final BasicStroke DASHED =
            new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {6, 4}, 0);

    /** Ten classes: seven hues and black, told apart by shape as well. */
    static final List<Color> CLASSES = List.of(
            new Color(0x000000),
            new Color(0xE69F00),
            new Color(0x56B4E9),
            new Color(0x009E73),
            new Color(0xB8A800),
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0xCC79A7),
            new Color(0x7A5195),
            new Color(0x999999));

    static final List<Marker> SHAPES = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.SQUARE,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.TRIANGLE_DOWN);

    private Palette() {}
}
