package aevb.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Memory: what a step allocates, and how much the process holds. */
final class Footprint {
    private Footprint() {}

    /** Bytes allocated on Java's heap by all threads for one step, once warm. */
    static double allocatedPerStep(OurStep step, int steps) {
        step.millisPerStep(steps);
        long before = allocated();
        step.millisPerStep(steps);
        return (double) (allocated() - before) / steps;
    }

    private static long allocated() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(b -> b > 0)
                .sum();
    }

    /** The process's resident memory in MB, or NaN where the system does not tell. */
    static double residentMegabytes() {
        return residentMegabytes(Path.of("/proc/self/status"));
    }

    /** The same from a process's status file. */
    static double residentMegabytes(Path status) {
        try (var lines = Files.lines(status)) {
            return lines.filter(l -> l.startsWith("VmRSS:"))
                    .mapToDouble(l -> Double.parseDouble(l.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
