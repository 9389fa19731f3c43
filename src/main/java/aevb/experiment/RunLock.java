package aevb.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Only one process trains a run. The lock dies with its owner. */
final class RunLock {
    private static final long POLL_MILLIS = 500;

    private RunLock() {}

    /** Waits until the run in {@code folder} is free, says so when it has to, and runs {@code work}. */
    static <T> T whileHeld(Path folder, Consumer<String> log, Supplier<T> work) {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                await(channel, folder, log);
                return work.get();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write to " + folder + " (" + e.getMessage()
                            + "). Set AEVB_RUNS to a folder that can be written",
                    e);
        }
    }

    private static void await(FileChannel channel, Path folder, Consumer<String> log) throws IOException {
        boolean told = false;
        while (tryLock(channel) == null) {
            if (!told) {
                log.accept(folder.getFileName() + " is being trained by another process: waiting for it");
                told = true;
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for another process", e);
            }
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another thread of this process
        }
    }
}
