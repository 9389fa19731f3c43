package aevb.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Damages a file again and again, has a reader read it, and judges what the reader does. */
final class Damage {
    /** A deflated byte is at most 1032, and some of what it becomes is held three times over. */
    private static final long BYTES_A_BYTE = 4 * 1032;

    private static final long BYTES = 16 << 20;
    private static final long MILLIS = 5_000;
    private static final int FEW = 150;
    private static final int ALL = 10_000;

    /** What is tried on a file. */
    interface Reader {
        void read() throws IOException;
    }

    private Damage() {}

    /** Writes damaged copies of {@code good} over {@code file} and has each read. */
    static void torture(String what, Path file, byte[] good, Set<Class<?>> documented, Reader reader)
            throws IOException {
        torture(what, file, good, documented, UnaryOperator.identity(), reader);
    }

    /** The same, with something done to each damaged copy before it is written. */
    static void torture(
            String what,
            Path file,
            byte[] good,
            Set<Class<?>> documented,
            UnaryOperator<byte[]> afterwards,
            Reader reader)
            throws IOException {
        var mutator = new Mutator(2008);
        List<String> faults = new ArrayList<>();
        Files.write(file, good);
        reader.read(); // the good one is read, and whatever is loaded once is loaded
        int refused = 0;
        int times = Torture.times(FEW, ALL);
        for (int i = 0; i < times; i++) {
            byte[] bad = afterwards.apply(mutator.mutated(good));
            Files.write(file, bad);
            Attempt attempt = Attempt.of(reader);
            refused += attempt.thrown.isPresent() ? 1 : 0;
            String fault = attempt.fault(file, bad.length, documented);
            if (!fault.isEmpty()) {
                faults.add("input " + i + fault);
            }
        }
        Torture.record("bad inputs: " + what, times, faults.size(), refused + " refused, the others read");
        assertEquals(List.of(), faults.stream().limit(10).toList(), faults.size() + " of " + times);
    }

    /** One reading: what it threw, and what it cost. */
    private record Attempt(Optional<Throwable> thrown, long millis, long bytes) {
        private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        static Attempt of(Reader reader) {
            Optional<Throwable> thrown = Optional.empty();
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long began = System.nanoTime();
            try {
                reader.read();
            } catch (Exception | Error e) {
                thrown = Optional.of(e);
            }
            long took = System.nanoTime() - began;
            return new Attempt(
                    thrown, TimeUnit.NANOSECONDS.toMillis(took), THREADS.getCurrentThreadAllocatedBytes() - bytes);
        }

        String fault(Path file, int length, Set<Class<?>> documented) {
            String fault = thrown.map(e -> refusalFault(e, file, documented)).orElse("");
            if (bytes > BYTES_A_BYTE * length + BYTES) {
                fault += " allocated " + bytes + " bytes for " + length;
            }
            return millis > MILLIS ? fault + " took " + millis + " ms" : fault;
        }

        private static String refusalFault(Throwable e, Path file, Set<Class<?>> documented) {
            if (!documented.contains(e.getClass())) {
                return " threw " + e;
            }
            String folder = file.getParent().getFileName().toString();
            return String.valueOf(e.getMessage()).contains(folder) ? "" : " does not name the file: " + e;
        }
    }
}
