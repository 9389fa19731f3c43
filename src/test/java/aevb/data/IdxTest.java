package aevb.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
    @TempDir
    Path folder;

    static byte[] idx(int[] sizes, byte[] data) {
        var b = ByteBuffer.allocate(4 + 4 * sizes.length + data.length);
        b.putInt(0x0800 + sizes.length);
        for (int s : sizes) {
            b.putInt(s);
        }
        return b.put(data).array();
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gz = new GZIPOutputStream(out)) {
            gz.write(bytes);
        }
        return out.toByteArray();
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] images(int n) {
        byte[] data = new byte[n * 6];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i * 7);
        }
        return idx(new int[] {n, 2, 3}, data);
    }

    @Test
    void readsPlainAndCompressedWhateverTheName() throws IOException {
        Path labels = file("labels", idx(new int[] {4}, new byte[] {1, 2, 3, 9}));
        for (Path p : new Path[] {file("a.gz", images(4)), file("b", gzip(images(4)))}) {
            ImageSet set = Idx.images("set", p, labels);
            assertEquals(4, set.count());
            assertEquals(2, set.height());
            assertEquals(3, set.width());
            assertArrayEquals(new int[] {1, 2, 3, 9}, set.labels());
            assertEquals(7 / 255f, set.image(0)[1]);
            assertEquals((6 * 7) / 255f, set.image(1)[0]);
        }
    }

    /** The message names the file, what was expected, what was found, and what to do. */
    private static void failsWith(Path file, int dimensions, String... words) {
        String message = assertThrows(DataException.class, () -> Idx.read(file, dimensions))
                .getMessage();
        for (String word : words) {
            assertTrue(message.contains(word), "\"" + message + "\" should contain \"" + word + "\"");
        }
        assertTrue(message.contains(file.getFileName().toString()) && message.contains("expected"), message);
        assertTrue(message.contains("Download") || message.contains("Check"), "says what to do: " + message);
    }

    @Test
    void truncatedGzip() throws IOException {
        byte[] whole = gzip(images(2000));
        failsWith(file("cut.gz", Arrays.copyOf(whole, whole.length / 2)), 3, "truncated");
    }

    @Test
    void damagedGzip() throws IOException {
        byte[] whole = gzip(images(2000));
        Arrays.fill(whole, 20, 60, (byte) 0x55);
        failsWith(file("bad.gz", whole), 3, "gzip");
    }

    @Test
    void truncatedData() throws IOException {
        byte[] whole = images(10);
        failsWith(file("cut", Arrays.copyOf(whole, whole.length - 5)), 3, "60 bytes", "55 (truncated)");
    }

    @Test
    void tooMuchData() throws IOException {
        byte[] whole = images(10);
        failsWith(file("long", Arrays.copyOf(whole, whole.length + 1)), 3, "60 bytes", "more than that");
    }

    @Test
    void htmlErrorPage() throws IOException {
        failsWith(
                file("page.gz", "<!DOCTYPE html><h1>404</h1>".getBytes(StandardCharsets.UTF_8)), 3, "HTML error page");
    }

    @Test
    void wrongMagic() throws IOException {
        byte[] floats = images(2);
        floats[2] = 0x0D;
        failsWith(file("floats", floats), 3, "0x00000d03");
        failsWith(file("png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3, 4}), 3, "89 50 4e 47");
    }

    @Test
    void labelsWhereImagesAreExpected() throws IOException {
        failsWith(file("swapped", idx(new int[] {2}, new byte[2])), 3, "swapped");
    }

    @Test
    void emptyShortAndMissingFiles() throws IOException {
        failsWith(file("empty", new byte[0]), 3, "0 bytes");
        failsWith(file("short", Arrays.copyOf(images(2), 10)), 3, "shorter");
        failsWith(folder.resolve("missing"), 3, "nothing");
        failsWith(folder, 3, "a folder");
    }

    @Test
    void aHeaderThatLiesAllocatesNothing() throws IOException {
        failsWith(file("lie", Arrays.copyOf(idx(new int[] {60_000, 28, 28}, new byte[0]), 40)), 3, "truncated");
        failsWith(file("huge", idx(new int[] {Integer.MAX_VALUE, 1000, 1000}, new byte[0])), 3, "2^31");
        failsWith(file("negative", idx(new int[] {-1, 1, 1}, new byte[0])), 3, "2^31");
    }

    @Test
    void countsThatDisagree() throws IOException {
        Path images = file("i", images(4));
        Path labels = file("l", idx(new int[] {3}, new byte[3]));
        String message = assertThrows(DataException.class, () -> Idx.images("set", images, labels))
                .getMessage();
        assertTrue(message.contains("4 labels") && message.contains("3 labels"), message);
    }

    @Test
    void noImages() throws IOException {
        Path images = file("i", idx(new int[] {0, 28, 28}, new byte[0]));
        Path labels = file("l", idx(new int[] {0}, new byte[0]));
        assertThrows(DataException.class, () -> Idx.images("set", images, labels));
    }
}
