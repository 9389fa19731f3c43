package aevb.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A long list of runs in one process: what a run needed is given back when it is finished. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ManyRunsTest {
    /** A model with its gradient, the optimizer's sums and a checkpoint is 20 MB. */
    private static final double MOST_MB_A_RUN = 3;

    private static final int WARM_UP = 4;

    @TempDir
    Path folder;

    @Test
    void memoryOfAFinishedRunIsGivenBack() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "memory is read from /proc");
        int runs = Torture.times(20, 200);
        List<String> options = List.of("-XX:+UseSerialGC", "-Xmx2g");
        Process p = Torture.java(List.of(), options, ManyRunsVictim.class, folder.toString(), String.valueOf(runs));
        List<Double> megabytes = new ArrayList<>();
        try (BufferedReader out = p.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals(SoakVictim.EPOCH)) {
                    megabytes.add(Torture.residentMegabytes(p.pid()));
                } else {
                    System.out.println(line);
                }
            }
        } finally {
            p.destroyForcibly().waitFor();
        }
        assertEquals(runs, megabytes.size());
        double first = megabytes.get(WARM_UP);
        double last = megabytes.get(runs - 1);
        double perRun = (last - first) / (runs - 1 - WARM_UP);
        String note = String.format(Locale.ROOT, "%.0f MB after %d, %.0f MB after all", first, WARM_UP, last);
        Torture.record("runs one after the other in one process", runs, perRun < MOST_MB_A_RUN ? 0 : 1, note);
        assertTrue(perRun < MOST_MB_A_RUN, note);
    }
}
