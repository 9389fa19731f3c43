package aevb.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aevb.data.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
        Path script = Path.of(getClass().getResource("drive_kernel.py").toURI());
        String conda = System.getenv("CONDA_PREFIX");
        String python = conda == null ? "/usr/bin/python3" : conda + "/bin/python";
        var builder = new ProcessBuilder(
                python, script.toString(), folder.resolve("pid").toString());
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
    }
}
