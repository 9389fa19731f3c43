package aevb.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contrast as the Web Content Accessibility Guidelines 2.1 define it. */
class PaletteTest {
    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double contrastOnWhite(Color c) {
        double luminance = 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
        return 1.05 / (luminance + 0.05);
    }

    @Test
    void linesAndPointsStandOutFromThePage() {
        List<Color> all = new ArrayList<>(Palette.CLASSES);
        all.addAll(List.of(Palette.TRAIN, Palette.TEST, Palette.THIRD, Palette.PUBLISHED, Palette.MARK));
        for (Color c : all) {
            assertTrue(contrastOnWhite(c) >= 3, c + " has a contrast of " + contrastOnWhite(c) + " on white");
        }
        assertEquals(21, contrastOnWhite(Color.BLACK), 1e-9);
    }

    /** No two classes share both colour and shape, and text is large enough. */
    @Test
    void classesDifferAndTextIsLarge() {
        assertEquals(10, Palette.CLASSES.stream().distinct().count());
        assertTrue(Palette.TEXT.getSize() >= 12 && Palette.TITLE.getSize() >= 12);
    }
}
