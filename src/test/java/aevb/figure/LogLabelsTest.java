package aevb.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knowm.xchart.XYChart;

class LogLabelsTest {
    private static final int BACKGROUND = 128;

    @Test
    void lieBetweenThePowersOfTenWhereTheAxisIsShort() {
        assertArrayEquals(new double[] {2e5, 5e5}, LogLabels.between(6e4, 6e5).toArray());
        assertArrayEquals(
                new double[] {5, 20, 50, 200}, LogLabels.between(3, 200).toArray());
        assertArrayEquals(
                new double[] {6e4, 7e4, 8e4, 9e4}, LogLabels.between(6e4, 1.8e5).toArray());
        assertEquals(0, LogLabels.between(6e4, 1e8).count());
        assertEquals(0, LogLabels.between(600, 600).count());
    }

    @ParameterizedTest
    @CsvSource({"640, 400, 1e5", "470, 330, 1e5", "390, 280, 1e4"})
    void standInOneLineWithThoseOfXChart(int width, int height, double decade) {
        double[] x = {0.6 * decade, decade, 6 * decade};
        double[] y = {-180, -140, -120};
        var curve = new Curve("train", x, y, Curve.Kind.TRAIN);
        CurveChart drawing = new CurveChart("title", "training samples", "ELBO, nats", List.of(curve))
                .withLogX()
                .withSize(width, height);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        drawing.paint(g);
        XYChart chart = drawing.chart();
        chart.paint(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB).createGraphics(), width, height);
        int below = (int) chart.getScreenYFromChart(-180) + 18;
        int[] theirs = rowsWithInk(image, (int) chart.getScreenXFromChart(decade), below);
        int[] ours = rowsWithInk(image, (int) chart.getScreenXFromChart(2 * decade), below);
        assertTrue(theirs.length > 5 && ours.length > 5, "two labels");
        assertEquals(theirs[0], ours[0], 1, "upper edge");
        assertEquals(theirs[theirs.length - 1], ours[ours.length - 1], 1, "lower edge");
    }

    private static int[] rowsWithInk(BufferedImage image, int x, int from) {
        return IntStream.range(from, from + 20)
                .filter(row ->
                        IntStream.rangeClosed(x - 8, x + 8).anyMatch(c -> (image.getRGB(c, row) & 255) < BACKGROUND))
                .toArray();
    }
}
