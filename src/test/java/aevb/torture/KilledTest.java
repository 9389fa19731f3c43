package aevb.torture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.experiment.Experiment;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Killed with SIGKILL at random moments, again and again: training ends as if nothing had happened, figures are whole. */
@Tag("slow")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KilledTest {
    /** An epoch here is about 4 ms: what is trained between two kills is about as long as the wait below. */
    private static final int EPOCHS_A_KILL = 45;

    private static final int LONGEST_MILLIS = 600;

    @TempDir
    Path folder;

    private final Random random = new Random(3);

    /** Waits until the process says so, then for a random time; the line in which it said so. */
    private String awaitAndWaitABit(Process p, String word) throws IOException, InterruptedException {
        BufferedReader out = p.inputReader();
        String line = out.readLine();
        while (line != null && !line.startsWith(word)) {
            line = out.readLine();
        }
        p.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
        return line == null ? "" : line;
    }

    private static int number(String line) {
        return Integer.parseInt(line.replaceAll("\\D", ""));
    }

    /** The last epoch of which a killed process could still say that it was safe. */
    private static int lastSafe(Process killed, int before) {
        return killed.inputReader()
                .lines()
                .filter(l -> l.matches(Victim.EPOCH + "\\d+"))
                .mapToInt(KilledTest::number)
                .max()
                .orElse(before);
    }

    @Test
    void trainingEndsAsIfNeverKilled() throws Exception {
        int kills = Torture.times(8, 100);
        int epochs = kills * EPOCHS_A_KILL;
        Path whole = folder.resolve("whole");
        Path killed = folder.resolve("killed");
        assertEquals(0, finished(Victim.start(whole, epochs)));
        int done = 0;
        int forgotten = 0;
        int safe = 0;
        while (done < kills) {
            Process p = Victim.start(killed, epochs);
            String started = awaitAndWaitABit(p, Victim.STARTED);
            if (!p.isAlive()) {
                break;
            }
            p.toHandle().destroyForcibly(); // unlike the process's own method, it leaves what was said to be read
            p.waitFor();
            done++;
            // the last line may be cut off, so it may be one epoch further than we know
            forgotten += number(started) < safe ? 1 : 0;
            safe = lastSafe(p, safe);
        }
        assertEquals(0, finished(Victim.start(killed, epochs)));
        Experiment e = Victim.experiment(epochs);
        int lost = forgotten;
        for (String file : new String[] {"history.csv", "weights.bin"}) {
            byte[] expected = Files.readAllBytes(workFolder(whole, e).resolve(file));
            byte[] found = Files.readAllBytes(workFolder(killed, e).resolve(file));
            lost += java.util.Arrays.equals(expected, found) ? 0 : 1;
        }
        Torture.record(
                "kill -9 while training",
                done,
                lost,
                "no finished epoch is lost, history and weights as of a run never killed");
        assertTrue(done >= Math.min(kills, 5), "only " + done + " processes were killed while they trained");
        assertEquals(0, lost);
        assertArrayEquals(new String[] {}, leftovers(workFolder(killed, e)), "nothing of the kills is left behind");
    }

    private static int finished(Process p) throws InterruptedException, IOException {
        String said = new String(p.getInputStream().readAllBytes());
        assertTrue(said.contains(Victim.FINISHED), said);
        return p.waitFor();
    }

    private static Path workFolder(Path root, Experiment e) throws IOException {
        try (var folders = Files.list(root.resolve("work"))) {
            return folders.filter(f -> f.getFileName().toString().startsWith(e.name()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Files that a finished run does not consist of; one that was being written when its process died is written again. */
    private static String[] leftovers(Path run) throws IOException {
        try (var files = Files.list(run)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.contains("damaged") || n.startsWith("checkpoint") && !n.endsWith(".part"))
                    .toArray(String[]::new);
        }
    }

    @Test
    void figuresAreWholeOrNotThere() throws Exception {
        int kills = Torture.times(3, 30);
        Path figures = folder.resolve("figures");
        int broken = 0;
        for (int i = 0; i < kills; i++) {
            Process p = FigureVictim.start(figures);
            awaitAndWaitABit(p, FigureVictim.WRITTEN);
            p.destroyForcibly().waitFor();
            boolean whole = ImageIO.read(figures.resolve("victim.png").toFile()) != null
                    && Files.readString(figures.resolve("victim.svg")).strip().endsWith("</svg>")
                    && Files.readString(figures.resolve("victim.csv")).lines().count() == FigureVictim.ROWS + 1
                    && Files.readString(figures.resolve("victim.json")).strip().endsWith("}");
            broken += whole ? 0 : 1;
        }
        Torture.record("kill -9 while figures are written", kills, broken, "PNG, SVG, CSV and JSON whole");
        assertEquals(0, broken);
    }
}
