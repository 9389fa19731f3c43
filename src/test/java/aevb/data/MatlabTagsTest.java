package aevb.data;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Sinks;

/** Tags that claim gigabytes are refused before anything makes room for them. */
class MatlabTagsTest {
    private static final int HEADER = 128;
    private static final int TAG = 8;
    private static final int COMPRESSED = 15;
    private static final int GIGABYTES = 0x7fff_fff8;

    @TempDir
    Path folder;

    private Path written(MatFile mat) throws IOException {
        Path file = folder.resolve("frey_rawface.mat");
        try (var sink = Sinks.newStreamingFile(file.toFile())) {
            var writer = Mat5.newWriter(sink);
            writer.setDeflateLevel(0);
            writer.writeMat(mat);
        }
        return file;
    }

    private Path oneMatrix() throws IOException {
        return written(Mat5.newMatFile().addArray("ff", Mat5.newMatrix(560, 3)));
    }

    /** The same file with its element deflated. */
    private static Path deflated(Path file) throws IOException {
        byte[] plain = Files.readAllBytes(file);
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(plain, HEADER, plain.length - HEADER);
        }
        byte[] element = out.toByteArray();
        ByteBuffer whole = ByteBuffer.allocate(HEADER + TAG + element.length).order(ByteOrder.LITTLE_ENDIAN);
        whole.put(plain, 0, HEADER).putInt(COMPRESSED).putInt(element.length).put(element);
        return Files.write(file, whole.array());
    }

    /** Sets the size that a tag claims. */
    private static Path claiming(Path file, int tagAt, int size) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(tagAt + Integer.BYTES, size);
        return Files.write(file, bytes);
    }

    private static void assertRefused(Path file) {
        assertThrows(IOException.class, () -> MatlabTags.check(file));
        String message =
                assertThrows(DataException.class, () -> FreyFaces.read(file)).getMessage();
        assertTrue(message.contains("frey_rawface.mat"), message);
    }

    @Test
    void aMatrixPasses() throws IOException {
        Path file = oneMatrix();
        assertDoesNotThrow(() -> MatlabTags.check(file));
        deflated(file);
        assertDoesNotThrow(() -> MatlabTags.check(file));
    }

    /** The tags of the matrix, its flags, its dimensions, its name (ff, in the tag itself) and its values. */
    @ParameterizedTest
    @ValueSource(ints = {HEADER, HEADER + 8, HEADER + 24, HEADER + 48})
    void noTagMayClaimMoreThanIsThere(int tagAt) throws IOException {
        for (int size : new int[] {GIGABYTES, -8, 1 << 24}) {
            Path file = claiming(oneMatrix(), tagAt, size);
            assertRefused(file);
            assertRefused(deflated(file));
        }
    }

    @Test
    void aCutFileIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(oneMatrix());
        for (int length : new int[] {0, 100, HEADER, HEADER + 4, HEADER + 20, whole.length - 9}) {
            assertRefused(Files.write(folder.resolve("frey_rawface.mat"), Arrays.copyOf(whole, length)));
        }
    }

    @Test
    void twoMatricesOrAnotherKindAreRefused() throws IOException {
        assertRefused(
                written(Mat5.newMatFile().addArray("ff", Mat5.newMatrix(2, 2)).addArray("gg", Mat5.newMatrix(2, 2))));
        assertRefused(written(Mat5.newMatFile().addArray("ff", Mat5.newCell(2, 2))));
    }
}
