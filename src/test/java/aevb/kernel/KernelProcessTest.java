package aevb.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aevb.data.Workspace;
import aevb.torture.Torture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kernel as a process, driven by Jupyter's own client: values, streams, errors, interrupt, completion, no orphans. */
@Tag("notebooks")
class KernelProcessTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void behavesAsAFrontEndExpects() throws Exception {
        drive("drive_kernel.py", folder.resolve("pid").toString());
    }

    /** Each listens on the loopback interface only, writes no key into its log, and leaves when told. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void startsAndStopsAgainAndAgain() throws Exception {
        int starts = Torture.times(3, 200);
        int interrupts = Torture.times(8, 100);
        String said = drive(
                "torture_kernel.py",
                String.valueOf(starts),
                String.valueOf(interrupts),
                folder.resolve("log").toString());
        int faults = said.lines()
                .filter(l -> l.startsWith("RESULT "))
                .mapToInt(l -> Integer.parseInt(l.substring("RESULT ".length())))
                .findFirst()
                .orElseThrow();
        Torture.record("kernel starts", starts, faults, "listens on loopback only, no key in its log");
        Torture.record("kernel interrupts", interrupts, faults, "the cell stops, the next one runs");
        assertEquals(0, faults, said);
    }

    private static String drive(String name, String... arguments) throws Exception {
        Path script = Path.of(KernelProcessTest.class.getResource(name).toURI());
        String conda = System.getenv("CONDA_PREFIX");
        String python = conda == null ? "/usr/bin/python3" : conda + "/bin/python";
        List<String> command = new ArrayList<>(List.of(python, script.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().remove("PYTHONHOME");
        builder.environment().remove("PYTHONPATH");
        builder.environment().put("PYTHONNOUSERSITE", "1");
        builder.environment()
                .put(
                        "JUPYTER_PATH",
                        Workspace.home()
                                .toAbsolutePath()
                                .resolve("target/jupyter")
                                .toString());
        Process p = builder.redirectErrorStream(true).start();
        String output = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, p.waitFor(), output);
        return output;
    }
}
