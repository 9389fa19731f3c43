package aevb.torture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full, and folders that cannot be written: a message that says so, and nothing lost. */
@Tag("slow")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DiskTest {
    private static final int EPOCHS = 30;

    @TempDir
    Path folder;

    private record Outcome(int code, String said) {}

    private static Outcome run(Path root, String... before) throws IOException, InterruptedException {
        Process p = Victim.start(root, EPOCHS, before);
        String said = new String(p.getInputStream().readAllBytes());
        return new Outcome(p.waitFor(), said);
    }

    private static boolean shell(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", command)
                        .redirectErrorStream(true)
                        .start()
                        .waitFor()
                == 0;
    }

    private static byte[] history(Path root) throws IOException {
        Experiment e = Victim.experiment(EPOCHS);
        return Files.readAllBytes(Victim.store(root).workFolder(e).resolve("history.csv"));
    }

    private byte[] undisturbed() throws IOException, InterruptedException {
        Path root = folder.resolve("undisturbed");
        assertEquals(0, run(root).code);
        return history(root);
    }

    /** No file may grow beyond 64 kB: the first checkpoint fails, as on a disk that is full. */
    @Test
    void aLimitOnFiles() throws Exception {
        Path root = folder.resolve("limited");
        Outcome limited = run(root, "sh", "-c", "ulimit -f 64; exec \"$@\"", "sh");
        assertEquals(1, limited.code, limited.said);
        assertTrue(limited.said.contains("checkpoint") && limited.said.contains("make room"), limited.said);
        assertEquals(0, run(root).code);
        boolean same = java.util.Arrays.equals(undisturbed(), history(root));
        Torture.record("a limit on the size of files", 1, same ? 0 : 1, "said so, went on when it was lifted");
        assertTrue(same);
    }

    /** A file system of one megabyte, that fills up after some epochs; larger, the run goes on from its last epoch. */
    @Test
    void aFullDisk() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        if (!mounted(disk, "a full disk")) {
            return;
        }
        try {
            assertTrue(shell("head -c 600000 /dev/zero > " + disk + "/ballast"));
            Outcome full = run(disk);
            assertEquals(1, full.code, full.said);
            assertTrue(full.said.contains("No space left on device") && full.said.contains("make room"), full.said);
            Files.delete(disk.resolve("ballast"));
            assertTrue(shell("mount -o remount,size=8m " + disk));
            Outcome again = run(disk);
            assertEquals(0, again.code, again.said);
            assertArrayEquals(undisturbed(), history(disk));
            Torture.record("a full disk", 1, 0, "said so, went on when there was room");
        } finally {
            shell("umount " + disk);
        }
    }

    @Test
    void aDiskThatMayOnlyBeRead() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("readonly"));
        if (!mounted(disk, "a read-only folder")) {
            return;
        }
        try {
            assertTrue(shell("mount -o remount,ro " + disk));
            Outcome refused = run(disk);
            assertEquals(1, refused.code, refused.said);
            assertTrue(refused.said.contains("AEVB_RUNS") && refused.said.contains(disk.toString()), refused.said);
            Torture.record("a read-only folder", 1, 0, "said so, with what to do");
        } finally {
            shell("umount " + disk);
        }
    }

    /** Only root may mount; others do without this test, and the table says so. */
    private static boolean mounted(Path disk, String what) throws IOException, InterruptedException {
        boolean mounted = shell("mount -t tmpfs -o size=1m tmpfs " + disk);
        if (!mounted) {
            Torture.record(what, 0, 0, "not tried: only root may mount a file system");
        }
        Assumptions.assumeTrue(mounted, "cannot mount a file system here");
        return true;
    }
}
