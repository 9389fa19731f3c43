package aevb.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads IDX files, the format of MNIST: a magic number 0x0000 08 DD (unsigned bytes, DD dimensions), DD big-endian sizes,
 * then the bytes. Compressed with gzip or not, whatever the file's name says.
 */
public final class Idx {
    private static final int UNSIGNED_BYTE = 0x08;
    private static final String REMEDY =
            "Download it anew from a mirror you trust, or remove it and let ./lab doctor say where data is looked for.";

    /** An array of bytes with its sizes. */
    public record Bytes(int[] sizes, byte[] data) {}

    private Idx() {}

    /** Images [count, height, width] and their labels [count]. */
    public static ImageSet images(String name, Path imageFile, Path labelFile) {
        return images(name, imageFile, read(imageFile, 3), labelFile, read(labelFile, 1));
    }

    static ImageSet images(String name, Path imageFile, Bytes images, Path labelFile, Bytes labels) {
        if (images.sizes[0] != labels.sizes[0]) {
            throw new DataException(
                    labelFile,
                    images.sizes[0] + " labels, one for each image of " + imageFile.getFileName(),
                    labels.sizes[0] + " labels",
                    "The two files do not belong together. " + REMEDY);
        }
        if (images.data.length == 0) {
            throw new DataException(imageFile, "at least one image", "none", REMEDY);
        }
        int[] classes = new int[labels.data.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = labels.data[i] & 0xff;
        }
        return new ImageSet(name, images.sizes[1], images.sizes[2], images.data, classes);
    }

    /**
     * Reads one file.
     *
     * @param dimensions how many dimensions it must have: 3 for images, 1 for labels
     * @throws DataException if the file is missing, truncated, or not an IDX file of unsigned bytes with these dimensions
     */
    public static Bytes read(Path file, int dimensions) {
        try (InputStream in = open(file)) {
            int[] sizes = header(file, in, dimensions);
            long expected = 1;
            for (int s : sizes) {
                expected *= s;
                if (expected > Integer.MAX_VALUE - 8) {
                    throw new DataException(file, "fewer than 2^31 bytes", "sizes " + Arrays.toString(sizes), REMEDY);
                }
            }
            // readNBytes grows with what is there, so a header that lies cannot make us allocate
            byte[] data = in.readNBytes((int) expected);
            if (data.length < expected) {
                throw new DataException(
                        file, expected + " bytes of data after the header", data.length + " (truncated)", REMEDY);
            }
            if (in.read() >= 0) {
                throw new DataException(file, expected + " bytes of data after the header", "more than that", REMEDY);
            }
            return new Bytes(sizes, data);
        } catch (EOFException | ZipException e) {
            throw new DataException(file, "a complete gzip file", "a damaged or truncated one", REMEDY, e);
        } catch (IOException e) {
            throw new DataException(file, "a readable file", e.toString(), "Check that it exists and may be read.", e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DataException(file, "a file", Files.exists(file) ? "a folder" : "nothing", REMEDY);
        }
        var in = new PushbackInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), 2);
        byte[] start = in.readNBytes(2);
        in.unread(start);
        boolean gzip = start.length == 2 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b;
        return gzip ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
    }

    private static int[] header(Path file, InputStream in, int dimensions) throws IOException {
        byte[] magic = in.readNBytes(4);
        if (magic.length < 4) {
            throw new DataException(file, "an IDX file", magic.length + " bytes in all", REMEDY);
        }
        if (magic[0] != 0 || magic[1] != 0) {
            throw new DataException(file, "an IDX file (first bytes 00 00 08)", describe(magic), REMEDY);
        }
        if (magic[2] != UNSIGNED_BYTE || magic[3] != dimensions) {
            throw new DataException(
                    file,
                    "unsigned bytes in " + dimensions + " dimension(s), magic 0x0000080" + dimensions,
                    String.format("magic 0x%02x%02x%02x%02x", magic[0], magic[1], magic[2], magic[3]),
                    "Are images and labels swapped? " + REMEDY);
        }
        int[] sizes = new int[dimensions];
        for (int i = 0; i < dimensions; i++) {
            byte[] b = in.readNBytes(4);
            if (b.length < 4) {
                throw new DataException(file, "a header of " + dimensions + " sizes", "a shorter one", REMEDY);
            }
            sizes[i] = (b[0] & 0xff) << 24 | (b[1] & 0xff) << 16 | (b[2] & 0xff) << 8 | b[3] & 0xff;
            if (sizes[i] < 0) {
                throw new DataException(file, "sizes below 2^31", "a larger one", REMEDY);
            }
        }
        return sizes;
    }

    private static String describe(byte[] magic) {
        String text = new String(magic, StandardCharsets.ISO_8859_1);
        return text.startsWith("<")
                ? "text that starts with \"" + text.strip() + "\", probably an HTML error page saved under this name"
                : String.format("first bytes %02x %02x %02x %02x", magic[0], magic[1], magic[2], magic[3]);
    }
}
