package aevb.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes are asked for one run: one trains, the other says that it waits; if the first dies, the other goes on. */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class TwoProcessesTest {
    @TempDir
    Path folder;

    @Test
    void oneTrainsTheOtherWaitsAndInherits() throws Exception {
        int times = Torture.times(2, 20);
        int lost = 0;
        int waits = 0;
        for (int i = 0; i < times; i++) {
            Path root = folder.resolve("run" + i);
            int epochs = 600;
            Process first = Victim.start(root, epochs);
            BufferedReader firstSays = first.inputReader();
            assertTrue(firstSays.readLine().startsWith(Victim.STARTED));
            Process second = Victim.start(root, epochs);
            BufferedReader secondSays = second.inputReader();
            // the first may be through before the second is up
            boolean waited = secondSays.readLine().contains("waiting");
            waits += waited ? 1 : 0;
            first.destroyForcibly().waitFor();
            List<String> then = secondSays.lines().toList();
            boolean inherited = then.stream().noneMatch(l -> l.equals(Victim.STARTED + " at 0"));
            lost += second.waitFor() == 0 && (!waited || inherited) ? 0 : 1;
        }
        assertTrue(waits > 0, "the second process never had to wait");
        Torture.record("two processes for one run", times, lost, "one trains, the other waits and inherits");
        assertEquals(0, lost);
    }
}
