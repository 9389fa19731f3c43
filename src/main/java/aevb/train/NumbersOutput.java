package aevb.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;

/**
 * Writes numbers, big-endian, and at the end the checksum of all that was written. It goes through a small buffer: a checkpoint
 * is written every epoch, and a copy of megabytes each time would make the memory of a long run creep upwards.
 */
final class NumbersOutput {
    private static final int BUFFER = 1 << 16;

    private final WritableByteChannel out;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final CRC32C checksum = new CRC32C();

    NumbersOutput(WritableByteChannel out) {
        this.out = out;
    }

    NumbersOutput putLong(long value) throws IOException {
        room(Long.BYTES).putLong(value);
        return this;
    }

    NumbersOutput putDouble(double value) throws IOException {
        room(Double.BYTES).putDouble(value);
        return this;
    }

    NumbersOutput putInt(int value) throws IOException {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    NumbersOutput put(byte[] values) throws IOException {
        for (int at = 0; at < values.length; ) {
            int n = Math.min(room(1).remaining(), values.length - at);
            buffer.put(values, at, n);
            at += n;
        }
        return this;
    }

    NumbersOutput put(float[] values) throws IOException {
        for (int at = 0; at < values.length; ) {
            int n = Math.min(room(Float.BYTES).remaining() / Float.BYTES, values.length - at);
            buffer.asFloatBuffer().put(values, at, n);
            buffer.position(buffer.position() + n * Float.BYTES);
            at += n;
        }
        return this;
    }

    /** Writes the checksum and everything that is still held. */
    void finish() throws IOException {
        flush();
        buffer.putLong(checksum.getValue());
        flush();
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() throws IOException {
        buffer.flip();
        checksum.update(buffer.array(), 0, buffer.limit());
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
        buffer.clear();
    }
}
