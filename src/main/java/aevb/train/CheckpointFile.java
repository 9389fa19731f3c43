package aevb.train;

import aevb.data.WholeFile;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * A checkpoint on disk that survives a kill at any moment: written to a temporary file, forced to the device, renamed; the
 * one before is kept until then. A checksum recognises a damaged one, which is set aside, named, and the one before used.
 */
public final class CheckpointFile {
    private static final long MAGIC = 0x41455642_434B5031L; // "AEVBCKP1"
    /** With an objective's memory behind the vectors. */
    private static final long MAGIC_WITH_MEMORY = 0x41455642_434B5032L; // "AEVBCKP2"

    private static final int FLOAT = 4;

    private final Path current;
    private final Path previous;
    private final Consumer<String> log;

    /** The checkpoint in this run's folder. */
    public CheckpointFile(Path folder, Consumer<String> log) {
        current = folder.resolve("checkpoint.bin");
        previous = folder.resolve("checkpoint.previous.bin");
        this.log = log;
    }

    /** Replaces the checkpoint; on any failure the old one stays. */
    public void write(Checkpoint c) throws IOException {
        WholeFile.write(current, out -> encode(c, new NumbersOutput(out)), previous);
    }

    /** The last checkpoint that is whole, or empty. */
    public Optional<Checkpoint> read() throws IOException {
        for (Path file : List.of(current, previous)) {
            if (!Files.exists(file)) {
                continue;
            }
            try {
                return Optional.of(decode(Files.readAllBytes(file)));
            } catch (NewerVersionException e) {
                throw new IllegalStateException(file + e.getMessage(), e);
            } catch (IllegalArgumentException | BufferUnderflowException e) {
                Path aside = file.resolveSibling(file.getFileName() + ".damaged");
                Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
                log.accept(file + " is damaged (" + e.getMessage() + "): set aside as " + aside.getFileName()
                        + ", using the checkpoint before it");
            }
        }
        return Optional.empty();
    }

    /** Removes the checkpoint of a finished run. */
    public void delete() throws IOException {
        Files.deleteIfExists(current);
        Files.deleteIfExists(previous);
    }

    private static void encode(Checkpoint c, NumbersOutput out) throws IOException {
        byte[] csv = c.history().toCsv().getBytes(StandardCharsets.UTF_8);
        boolean remembers = !c.memory().isEmpty();
        out.putLong(remembers ? MAGIC_WITH_MEMORY : MAGIC).putDouble(c.seconds());
        out.putInt(csv.length).put(csv);
        out.putInt(1 + c.optimizerState().size()).putInt(c.parameters().length);
        out.put(c.parameters());
        for (float[] vector : c.optimizerState()) {
            out.put(vector);
        }
        if (remembers) {
            out.putInt(c.memory().size());
            for (float[] values : c.memory()) {
                out.putInt(values.length).put(values);
            }
        }
        out.finish();
    }

    static Checkpoint decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        long magic = bytes.length < 32 ? 0 : in.getLong();
        if (magic >> 8 != MAGIC >> 8) {
            throw new IllegalArgumentException("not a checkpoint");
        }
        int body = bytes.length - 8;
        if (in.getLong(body) != checksum(bytes, body)) {
            throw new IllegalArgumentException("wrong checksum");
        }
        if (magic != MAGIC && magic != MAGIC_WITH_MEMORY) {
            throw new NewerVersionException((char) (magic & 0xff));
        }
        double seconds = in.getDouble();
        byte[] csv = new byte[count(in, 1)];
        in.get(csv);
        int vectors = in.getInt();
        int n = count(in, FLOAT);
        if (vectors < 1 || vectors > in.remaining() / FLOAT / Math.max(1, n)) {
            throw new IllegalArgumentException("truncated");
        }
        float[] parameters = getFloats(in, n);
        List<float[]> state = new ArrayList<>();
        for (int i = 1; i < vectors; i++) {
            state.add(getFloats(in, n));
        }
        List<float[]> memory = new ArrayList<>();
        int remembered = magic == MAGIC_WITH_MEMORY ? count(in, Integer.BYTES) : 0;
        for (int i = 0; i < remembered; i++) {
            memory.add(getFloats(in, count(in, FLOAT)));
        }
        return new Checkpoint(
                History.parse(new String(csv, StandardCharsets.UTF_8)), seconds, parameters, state, memory);
    }

    /** Whole, but not for us: to be left as it is. */
    private static final class NewerVersionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NewerVersionException(char format) {
            super(" was written by another version of the library (format " + format
                    + ", this one reads 1 and 2). Update,"
                    + " or move the folder away to train from the beginning; nothing was changed");
        }
    }

    /** The next number, where it is a count of things of which there can be as many. */
    private static int count(ByteBuffer in, int bytesEach) {
        int n = in.getInt();
        if (n < 0 || n > in.remaining() / bytesEach) {
            throw new IllegalArgumentException("truncated");
        }
        return n;
    }

    private static float[] getFloats(ByteBuffer in, int n) {
        float[] values = new float[n];
        in.asFloatBuffer().get(values);
        in.position(in.position() + n * FLOAT);
        return values;
    }

    private static long checksum(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }
}
