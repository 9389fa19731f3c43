package aevb.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class FigureTest {
    @TempDir
    Path folder;

    private static final Curve TRAIN =
            new Curve("train", new double[] {1, 2, 3}, new double[] {-150, -120, -110}, Curve.Kind.TRAIN);
    private static final Curve TEST =
            new Curve("test", new double[] {1, 2, 3}, new double[] {-140, -121, -112}, Curve.Kind.TEST);

    private static float[][] images(int n) {
        float[][] images = new float[n][16];
        for (int i = 0; i < n; i++) {
            images[i][i % 16] = 1;
        }
        return images;
    }

    static Stream<Drawing> everyDrawing() {
        var chart = new CurveChart("title", "epoch", "ELBO, nats per image", List.of(TRAIN, TEST));
        var grid = ImageGrid.of("grid", images(10), 4, 4, 5);
        float[][] points = {{0, 1}, {1, 0}, {-1, -1}};
        return Stream.of(
                chart,
                chart.withLogX().withY(-200, -100).withSize(300, 200),
                grid,
                grid.seamless(),
                new Scatter("scatter", points, new int[] {0, 4, 9}, 400, 300),
                new Panels(List.of(chart, chart, grid), 2, 5),
                Marked.of(grid, "classroom profile, drawn digits, not MNIST"));
    }

    static int colours(BufferedImage image) {
        Set<Integer> seen = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                seen.add(image.getRGB(x, y));
            }
        }
        return seen.size();
    }

    @ParameterizedTest
    @MethodSource("everyDrawing")
    void isPaintedAtItsSize(Drawing d) {
        BufferedImage image = d.image(2);
        assertEquals(2 * d.width(), image.getWidth());
        assertEquals(2 * d.height(), image.getHeight());
        assertTrue(colours(image) > 1, "blank");
        String svg = d.svg();
        assertTrue(svg.contains("<svg") && svg.length() > 500, "no SVG");
    }

    @Test
    void gridPutsImagesInReadingOrder() {
        BufferedImage image = new ImageGrid("", images(4), 4, 4, 2, 0, 1).image(1);
        assertEquals(8, image.getWidth());
        assertEquals(0xffffffff, image.getRGB(0, 0), "first image: first pixel is white");
        assertEquals(0xff000000, image.getRGB(1, 0));
        assertEquals(0xffffffff, image.getRGB(5, 0), "second image: second pixel");
        assertEquals(0xffffffff, image.getRGB(2, 4), "third image, second row: third pixel");
    }

    @Test
    void noMarkNoStrip() {
        Drawing grid = ImageGrid.of("", images(4), 4, 4, 2);
        assertEquals(grid, Marked.of(grid, ""));
        assertTrue(Marked.of(grid, "a mark").height() > grid.height());
    }

    @Test
    void filesAreWholeAndReadable() throws IOException {
        Table numbers = Table.create("t", DoubleColumn.create("x", 1, 2));
        FigureFiles.write(folder.resolve("new"), "fig", ImageGrid.of("", images(4), 4, 4, 2), numbers, "{}\n");
        assertTrue(colours(ImageIO.read(folder.resolve("new/fig.png").toFile())) > 1);
        assertEquals(
                "x\n1.0\n2.0\n", Files.readString(folder.resolve("new/fig.csv")).replace("\r\n", "\n"));
        assertEquals("{}\n", Files.readString(folder.resolve("new/fig.json")));
        assertTrue(Files.readString(folder.resolve("new/fig.svg")).contains("<svg"));
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            assertEquals(4, files.count(), "nothing half-written stays");
        }
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThrows(
                IllegalArgumentException.class, () -> new Curve("c", new double[1], new double[2], Curve.Kind.TEST));
        assertThrows(IllegalArgumentException.class, () -> ImageGrid.of("", new float[][] {new float[15]}, 4, 4, 2));
        assertThrows(IllegalArgumentException.class, () -> new Scatter("", new float[2][2], new int[1], 10, 10));
    }

    /** Text on white needs a contrast of 4.5, lines and markers of 3 (WCAG 2.1) or a shape of their own. */
    @Test
    void coloursStandOut() {
        for (var c : List.of(Palette.TRAIN, Palette.TEST, Palette.PUBLISHED, Palette.MARK)) {
            assertTrue(contrastToWhite(c) >= 3, c + " has contrast " + contrastToWhite(c));
        }
        assertTrue(contrastToWhite(Palette.MARK) >= 4.5);
    }

    private static double contrastToWhite(java.awt.Color c) {
        double luminance = 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
        return 1.05 / (luminance + 0.05);
    }

    private static double linear(int channel) {
        double s = channel / 255.0;
        return s <= 0.03928 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
    }
}
