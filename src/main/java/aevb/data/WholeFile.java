package aevb.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file so that it is there whole or not at all, whatever is killed or full: beside it, forced to the device, renamed. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes what a file shall hold. */
    @FunctionalInterface
    public interface Content {
        void writeTo(WritableByteChannel out) throws IOException;
    }

    private static Content of(ByteBuffer bytes) {
        return out -> {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        };
    }

    /** Replaces {@code file}; on any failure what was there stays. Its folder is made where it is missing. */
    public static void write(Path file, ByteBuffer bytes) throws IOException {
        Files.move(part(file, of(bytes)), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The same of a text, as UTF-8. */
    public static void write(Path file, String text) throws IOException {
        write(file, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same, keeping what was there as {@code previous}. */
    public static void write(Path file, Content content, Path previous) throws IOException {
        Path part = part(file, content);
        if (Files.exists(file)) {
            Files.move(file, previous, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path part(Path file, Content content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel out = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            content.writeTo(out);
            out.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(part); // on a full disk it would be in the way
            throw e;
        }
        return part;
    }
}
