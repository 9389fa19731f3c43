package aevb.figure;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Something that can be painted, to a PNG and to an SVG alike. */
public interface Drawing {
    /** A number with more than two decimals. */
    Pattern LONG_FRACTION = Pattern.compile("(\\d\\.\\d\\d)\\d+");

    /** Width in points, at which text is set. */
    int width();

    int height();

    void paint(Graphics2D g);

    /** A raster image with {@code scale} pixels a point. */
    default BufferedImage image(double scale) {
        var image = new BufferedImage(
                (int) Math.ceil(width() * scale), (int) Math.ceil(height() * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.scale(scale, scale);
        paint(g);
        g.dispose();
        return image;
    }

    /** A vector image; pictures inside it are embedded. */
    default String svg() {
        var g = new VectorGraphics2D();
        paint(g);
        var out = new ByteArrayOutputStream();
        try {
            Processors.get("svg")
                    .getDocument(g.getCommands(), new PageSize(width(), height()))
                    .writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("an SVG could not be written to memory", e);
        }
        // letters come as outlines with ten digits a coordinate; two are finer than any print
        return LONG_FRACTION.matcher(out.toString(StandardCharsets.UTF_8)).replaceAll("$1");
    }
}
