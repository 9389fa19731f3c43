package aevb.torture;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.data.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two models of the report side by side for two hours: memory that does not grow, and a pace that does not fall. */
@Tag("slow")
@Timeout(value = 4, unit = TimeUnit.HOURS)
class SoakTest {
    private static final double MINUTES = Double.parseDouble(System.getProperty("soak.minutes", "120"));
    private static final double WARM_UP = 0.15;
    private static final int MILLIS_A_SAMPLE = 5000;
    private static final double MOST_MB_AN_HOUR = 1;
    /** Other work on the machine slows a model down; a leak or a list that grows would do so for good. */
    private static final double LEAST_PACE = 0.8;

    @TempDir
    Path folder;

    private record Sample(double hours, double megabytes, long epochs) {}

    @Test
    void memoryIsFlatAndThePaceSteady() throws Exception {
        Assumptions.assumeTrue(
                Torture.isWhole() || System.getProperty("soak.minutes") != null, "two hours: torture only");
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "memory is read from /proc");
        Process p = SoakVictim.start(folder);
        List<Sample> samples = new ArrayList<>();
        try (BufferedReader out = p.inputReader()) {
            awaitWarm(out);
            long began = System.nanoTime();
            long epochs = 0;
            while (p.isAlive() && hours(began) * 60 < MINUTES) {
                while (out.ready()) {
                    epochs += out.readLine().equals(SoakVictim.EPOCH) ? 1 : 0;
                }
                samples.add(new Sample(hours(began), Torture.residentMegabytes(p.pid()), epochs));
                Thread.sleep(MILLIS_A_SAMPLE);
            }
            assertTrue(p.isAlive(), "the process ended by itself");
        } finally {
            p.destroyForcibly().waitFor();
            keep(samples);
        }
        judge(samples.subList((int) (samples.size() * WARM_UP), samples.size()));
    }

    private static void awaitWarm(BufferedReader out) throws IOException {
        String line = out.readLine();
        while (!SoakVictim.WARM.equals(line)) {
            assertNotNull(line, "the process ended before it was warm");
            line = out.readLine();
        }
    }

    /** For a look at where memory grew, if it did. */
    private static void keep(List<Sample> samples) throws IOException {
        Path file = Workspace.home().resolve("target/soak.csv");
        Files.createDirectories(file.getParent());
        String rows = samples.stream()
                .map(s -> String.format(Locale.ROOT, "%.4f,%.2f,%d%n", s.hours, s.megabytes, s.epochs))
                .collect(Collectors.joining());
        Files.writeString(file, "hours,megabytes,epochs" + System.lineSeparator() + rows);
    }

    private static double hours(long began) {
        return (System.nanoTime() - began) / 3.6e12;
    }

    private static void judge(List<Sample> samples) throws IOException {
        var slope = new SimpleRegression();
        samples.forEach(s -> slope.addData(s.hours, s.megabytes));
        Sample first = samples.get(0);
        Sample middle = samples.get(samples.size() / 2);
        Sample last = samples.get(samples.size() - 1);
        double pace = (last.epochs - middle.epochs)
                / (last.hours - middle.hours)
                / ((middle.epochs - first.epochs) / (middle.hours - first.hours));
        String note = String.format(
                Locale.ROOT,
                "%.0f MB, %+.2f MB an hour, pace of the second half %.2f of the first's",
                last.megabytes,
                slope.getSlope(),
                pace);
        boolean good = slope.getSlope() < MOST_MB_AN_HOUR && pace > LEAST_PACE;
        Torture.record(String.format("soak, %.0f min, two models", MINUTES), 1, good ? 0 : 1, note);
        assertTrue(good, note);
    }
}
