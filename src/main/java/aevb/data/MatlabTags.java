package aevb.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.InflaterInputStream;

/**
 * The tags of a MATLAB v5 file, looked at before MFL reads it: MFL makes room for as much as a tag claims, so that a damaged one
 * could ask for gigabytes. Only a file of one matrix of two dimensions passes, deflated or not.
 */
final class MatlabTags {
    private static final int HEADER = 128;
    private static final int ORDER_AT = 126;
    private static final int ALIGNMENT = 8;
    private static final int SMALL = 4;
    private static final int MATRIX = 14;
    private static final int COMPRESSED = 15;
    private static final int LONGEST_NAME = 63;
    /** Deflate makes at most so many bytes of one. */
    static final long INFLATED_BYTES_A_BYTE = 1032;

    private record Element(int type, ByteBuffer content) {}

    private MatlabTags() {}

    /** @throws IOException where a tag claims what is not there, or the file is not one matrix */
    static void check(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        require(bytes.length > HEADER, "no header");
        ByteOrder order = bytes[ORDER_AT] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer content = ByteBuffer.wrap(bytes, HEADER, bytes.length - HEADER);
        Element only = only(content.slice().order(order));
        if (only.type == COMPRESSED) {
            only = only(inflated(only.content).order(order));
        }
        require(only.type == MATRIX, "no matrix");
        checkMatrix(only.content);
    }

    /** Flags, dimensions, name and values, and nothing more. */
    private static void checkMatrix(ByteBuffer matrix) throws IOException {
        require(next(matrix).content.remaining() == 2 * Integer.BYTES, "other flags than two numbers");
        require(next(matrix).content.remaining() == 2 * Integer.BYTES, "other than two dimensions");
        require(next(matrix).content.remaining() <= LONGEST_NAME, "a long name");
        only(matrix);
    }

    private static Element only(ByteBuffer in) throws IOException {
        Element only = next(in);
        require(in.remaining() < ALIGNMENT, "more than one element");
        return only;
    }

    private static Element next(ByteBuffer in) throws IOException {
        require(in.remaining() >= ALIGNMENT, "a cut element");
        int type = in.getInt();
        int size = type >>> Short.SIZE;
        boolean small = size != 0;
        if (!small) {
            size = in.getInt();
        }
        require(size >= 0 && size <= (small ? SMALL : in.remaining()), "a size of " + size);
        ByteBuffer content = in.slice(in.position(), size).order(in.order());
        int padded = small ? SMALL : (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        in.position(in.position() + Math.min(padded, in.remaining()));
        return new Element(type & 0xffff, content);
    }

    private static ByteBuffer inflated(ByteBuffer deflated) throws IOException {
        byte[] in = new byte[deflated.remaining()];
        deflated.get(in);
        try (var stream = new InflaterInputStream(new ByteArrayInputStream(in))) {
            return ByteBuffer.wrap(stream.readNBytes(
                    (int) Math.min(in.length * INFLATED_BYTES_A_BYTE, Integer.MAX_VALUE - ALIGNMENT)));
        }
    }

    private static void require(boolean good, String otherwise) throws IOException {
        if (!good) {
            throw new IOException("not a MATLAB v5 file of one matrix: " + otherwise);
        }
    }
}
