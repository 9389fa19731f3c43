package aevb.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A folder of PNG images of one size. Images in subfolders are labelled, a class a subfolder in the order of their names; a
 * flat folder is unlabelled. In the order of names, every seventh image is for testing.
 */
public final class PngFolder {
    private static final int TEST_EVERY = 7;
    /** Deflate makes at most 1032 bytes of one, of 8 black or white pixels each; a header that says more is a lie. */
    private static final long PIXELS_A_BYTE = 1032 * 8;

    private PngFolder() {}

    /** Writes a set as such a folder, a subfolder for each class: an example to follow, or a way out of other formats. */
    public static Path write(ImageSet images, Path folder) {
        try {
            for (int i = 0; i < images.count(); i++) {
                Path of = images.isLabelled() ? folder.resolve(String.valueOf(images.labels()[i])) : folder;
                Files.createDirectories(of);
                ImageIO.write(
                        picture(images, i),
                        "png",
                        of.resolve(String.format("%05d.png", i)).toFile());
            }
            return folder;
        } catch (IOException e) {
            throw new DataException(
                    folder, "a folder to write PNG images into", e.getMessage(), "Choose another folder.");
        }
    }

    private static BufferedImage picture(ImageSet images, int i) {
        int w = images.width();
        var out = new BufferedImage(w, images.height(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] pixels = images.pixels();
        int n = images.pixelCount();
        for (int k = 0; k < n; k++) {
            out.getRaster().setSample(k % w, k / w, 0, pixels[i * n + k] & 0xff);
        }
        return out;
    }

    static boolean isOne(Path folder) {
        return !files(folder).isEmpty();
    }

    /**
     * Reads the folder.
     *
     * @throws DataException if there are fewer than {@value #TEST_EVERY} images, or their sizes differ, or one is no image
     */
    public static Dataset read(Path folder) {
        List<Path> files = files(folder);
        if (files.size() < TEST_EVERY) {
            throw new DataException(
                    folder,
                    "at least " + TEST_EVERY + " PNG images, in it or in subfolders",
                    String.valueOf(files.size()),
                    "Put the images there, all of one size, a subfolder for each class.");
        }
        List<Path> classes = files.stream()
                .map(Path::getParent)
                .filter(p -> !p.equals(folder))
                .distinct()
                .sorted()
                .toList();
        BufferedImage first = image(files.get(0));
        int n = first.getWidth() * first.getHeight();
        byte[] pixels = new byte[Math.multiplyExact(n, files.size())];
        int[] labels = new int[classes.isEmpty() ? 0 : files.size()];
        for (int i = 0; i < files.size(); i++) {
            grey(files.get(i), first, pixels, i * n);
            if (labels.length > 0) {
                labels[i] = Math.max(0, classes.indexOf(files.get(i).getParent()));
            }
        }
        String name = folder.getFileName().toString();
        var all = new ImageSet(name, first.getHeight(), first.getWidth(), pixels, labels);
        return new Dataset(
                name,
                all.select(name + ", training", indices(files.size(), false)),
                all.select(name + ", test", indices(files.size(), true)),
                folder.toString());
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder, 2)) {
            return walk.filter(f -> f.getFileName()
                            .toString()
                            .toLowerCase(java.util.Locale.ROOT)
                            .endsWith(".png"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataException(folder, "a readable folder", e.toString(), "Check its name and permissions.", e);
        }
    }

    private static BufferedImage image(Path file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new DataException(
                        file, "a PNG image", "something else under that name", "Remove it or convert it.");
            }
            return image(file, readers.next(), in);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new DataException(file, "a PNG image", "a damaged one (" + e.getMessage() + ")", "Remove it.", e);
        }
    }

    private static BufferedImage image(Path file, ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > PIXELS_A_BYTE * Files.size(file)) {
                String found = reader.getWidth(0) + " x " + reader.getHeight(0);
                throw new DataException(file, "as many pixels as it can hold", found + " in its header", "Remove it.");
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private static void grey(Path file, BufferedImage like, byte[] target, int at) {
        BufferedImage image = image(file);
        if (image.getWidth() != like.getWidth() || image.getHeight() != like.getHeight()) {
            throw new DataException(
                    file,
                    like.getWidth() + " x " + like.getHeight() + " pixels, as the folder's first image",
                    image.getWidth() + " x " + image.getHeight(),
                    "Scale all images to one size first.");
        }
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                // ITU-R BT.601 luma, and transparent as black
                double luma = 0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
                target[at++] = (byte) Math.round(luma * (rgb >>> 24) / 255);
            }
        }
    }

    private static int[] indices(int count, boolean test) {
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (test == (i % TEST_EVERY == TEST_EVERY - 1)) {
                chosen.add(i);
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }
}
