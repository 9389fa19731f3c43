package aevb.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * Grey images in rows, dark ink on white paper or as they are, row after row.
 *
 * @param title above the grid, or empty
 * @param images pixels in [0, 1]
 * @param imageHeight of one image in pixels
 * @param columns images a row
 * @param gap points between images
 */
public record ImageGrid(
        String title, float[][] images, int imageHeight, int imageWidth, int columns, int gap, double scale)
        implements Drawing {
    private static final int TITLE_HEIGHT = 26;

    public ImageGrid {
        if (images.length == 0 || images[0].length != imageHeight * imageWidth) {
            throw new IllegalArgumentException("expected at least one image of " + imageHeight + " x " + imageWidth
                    + " pixels, got " + images.length + (images.length == 0 ? "" : " of " + images[0].length));
        }
    }

    /** Images with a narrow gap between them, one and a half points a pixel. */
    public static ImageGrid of(String title, float[][] images, int height, int width, int columns) {
        return new ImageGrid(title, images, height, width, columns, 2, 1.5);
    }

    /** The same images edge to edge, as a manifold is shown. */
    public ImageGrid seamless() {
        return new ImageGrid(title, images, imageHeight, imageWidth, columns, 0, scale);
    }

    private int titleHeight() {
        return title.isEmpty() ? 0 : TITLE_HEIGHT;
    }

    private double cellWidth() {
        return imageWidth * scale + gap;
    }

    private double cellHeight() {
        return imageHeight * scale + gap;
    }

    @Override
    public int width() {
        return (int) Math.ceil(columns * cellWidth()) + gap;
    }

    @Override
    public int height() {
        int rows = (images.length + columns - 1) / columns;
        return titleHeight() + (int) Math.ceil(rows * cellHeight()) + gap;
    }

    @Override
    public void paint(Graphics2D g) {
        g.setColor(Color.BLACK);
        if (!title.isEmpty()) {
            g.setFont(Palette.TITLE);
            g.drawString(title, 2, TITLE_HEIGHT - 9);
        }
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        for (int i = 0; i < images.length; i++) {
            int x = (int) Math.round(gap + i % columns * cellWidth());
            int y = (int) Math.round(titleHeight() + gap + i / columns * cellHeight());
            g.drawImage(
                    picture(images[i]),
                    x,
                    y,
                    (int) Math.round(imageWidth * scale),
                    (int) Math.round(imageHeight * scale),
                    null);
        }
    }

    private BufferedImage picture(float[] pixels) {
        var image = new BufferedImage(imageWidth, imageHeight, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < pixels.length; i++) {
            int grey = Math.round(255 * Math.max(0, Math.min(1, pixels[i])));
            image.setRGB(i % imageWidth, i / imageWidth, grey << 16 | grey << 8 | grey);
        }
        return image;
    }
}
