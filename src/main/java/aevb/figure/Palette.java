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
    static final Color THIRD = new Color(0x00875F);
    static final Color PUBLISHED = new Color(0x555555);
    static final Color MARK = new Color(0xA02020);

    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 13);

    static final BasicStroke SOLID = new BasicStroke(1.8f);
    static final BasicStroke DASHED =
            new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {6, 4}, 0);

    /** Ten classes, told apart by shape as well; Okabe and Ito's hues, darkened to a contrast of 3 on white. */
    static final List<Color> CLASSES = List.of(
            new Color(0x000000),
            new Color(0xC47F00),
            new Color(0x2B8CC4),
            new Color(0x00875F),
            new Color(0x8F8200),
            new Color(0x004F8A),
            new Color(0xD55E00),
            new Color(0xB5558B),
            new Color(0x7A5195),
            new Color(0x808080));

    static final List<Marker> SHAPES = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.SQUARE,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.TRIANGLE_DOWN);

    private Palette() {}

    /** The classes' colours as a web page writes them. */
    public static List<String> classColours() {
        return CLASSES.stream()
                .map(c -> String.format("#%06X", c.getRGB() & 0xFFFFFF))
                .toList();
    }
}
