package aevb.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A kernel that does not start is started again; a cell that fails is not run twice. The Jupyter here is a script. */
@DisabledOnOs(OS.WINDOWS)
class NbconvertTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Runs a Jupyter that fails so many times with a last line such as nbclient's. */
    private boolean execute(int failures, String error) throws Exception {
        Path script = folder.resolve("jupyter");
        Files.writeString(
                script,
                String.join(
                        "\n",
                        "#!/bin/sh",
                        "echo start >> '" + folder.resolve("starts") + "'",
                        "[ $(wc -l < '" + folder.resolve("starts") + "') -gt " + failures + " ] && exit 0",
                        "echo \"RuntimeError: " + error + "\" >&2",
                        "exit 1"));
        assertTrue(script.toFile().setExecutable(true));
        var lines = new StatusLines(new PrintStream(out, true, StandardCharsets.UTF_8), false, 80);
        return new Nbconvert(new Jupyter(script), Map.of(), folder, lines)
                .execute(folder.resolve("one.ipynb"), "[1/1] one");
    }

    private int starts() throws Exception {
        return Files.readAllLines(folder.resolve("starts")).size();
    }

    @Test
    void aKernelThatDoesNotStartIsStartedAgain() throws Exception {
        assertTrue(execute(2, "Kernel didn't respond in 120 seconds"));
        assertEquals(3, starts());
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("the kernel did not start"));
    }

    @Test
    void neitherForEver() throws Exception {
        assertFalse(execute(99, "Kernel died before replying to kernel_info"));
        assertEquals(3, starts());
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("Kernel died before replying"));
    }

    @Test
    void aCellThatFailsIsNotRunAgain() throws Exception {
        assertFalse(execute(1, "CellExecutionError: an exercise"));
        assertEquals(1, starts());
    }
}
