package aevb.figure;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;
import tech.tablesaw.api.Table;

/** A figure on disk: PNG and SVG, the numbers it plots as CSV, where they come from as JSON. */
public final class FigureFiles {
    /** Pixels a point: sharp in print at the width of a page. */
    private static final double PRINT_SCALE = 2;

    private FigureFiles() {}

    /**
     * Writes {@code name.png}, {@code .svg}, {@code .csv} and {@code .json} into {@code folder}, each whole or not at all.
     *
     * @return the PNG's image
     */
    public static BufferedImage write(Path folder, String name, Drawing drawing, Table numbers, String provenance) {
        BufferedImage image = drawing.image(PRINT_SCALE);
        try {
            Files.createDirectories(folder);
            var png = new java.io.ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            put(folder.resolve(name + ".png"), png.toByteArray());
            put(folder.resolve(name + ".svg"), utf8(drawing.svg()));
            put(folder.resolve(name + ".csv"), utf8(numbers.write().toString("csv")));
            put(folder.resolve(name + ".json"), utf8(provenance));
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the figure " + name + " cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
