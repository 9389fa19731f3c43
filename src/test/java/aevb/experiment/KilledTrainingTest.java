package aevb.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.data.Dataset;
import aevb.data.DrawnDigits;
import aevb.nn.Blas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training process killed with SIGKILL again and again gives the history and the weights of one that never was. */
@Tag("slow")
class KilledTrainingTest {
    private static final int EPOCHS = 60;
    private static final int KILLS = 5;

    @TempDir
    Path folder;

    /** Trains in a process of its own. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) {
            Blas.start();
            Path root = Path.of(args[0]);
            Dataset data = DrawnDigits.dataset(400, 100);
            new RunStore(root.resolve("runs"), root.resolve("work"), message -> {})
                    .obtain(RunStoreTest.experiment("run", EPOCHS), data, 2, RunListener.SILENT);
        }
    }

    private Process start(Path root) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        root.toString())
                .inheritIO()
                .start();
    }

    @Test
    void sameAsNeverKilled() throws Exception {
        Path whole = folder.resolve("whole");
        Path killed = folder.resolve("killed");
        assertEquals(0, start(whole).waitFor());
        Random random = new Random(3);
        int interrupted = 0;
        for (int i = 0; i < KILLS; i++) {
            Process p = start(killed);
            if (!p.waitFor(1200 + random.nextInt(600), TimeUnit.MILLISECONDS)) {
                p.destroyForcibly().waitFor();
                interrupted++;
            }
        }
        assertTrue(interrupted > 0, "no process was killed while it trained");
        assertEquals(0, start(killed).waitFor());
        Experiment e = RunStoreTest.experiment("run", EPOCHS);
        for (String file : new String[] {"history.csv", "weights.bin"}) {
            byte[] expected = Files.readAllBytes(workFolder(whole, e).resolve(file));
            assertArrayEquals(expected, Files.readAllBytes(workFolder(killed, e).resolve(file)), file);
        }
    }

    private static Path workFolder(Path root, Experiment e) {
        return new RunStore(root.resolve("runs"), root.resolve("work"), message -> {}).workFolder(e);
    }
}
