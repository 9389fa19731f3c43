package aevb.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aevb.browser.Chromium;
import aevb.data.Workspace;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The notebooks in JupyterLab's own interface, driven with pointer and keys in a Chromium; pictures go to {@code
 * target/jupyterlab}. Skipped where there is no JupyterLab (Debian 12) or no Chromium.
 */
@Tag("notebooks")
class JupyterLabTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOTEBOOK_SECONDS = 180;
    private static final Path FOLDER = Workspace.home().resolve("target/jupyterlab");
    private static final Path COPIES = FOLDER.resolve("notebooks");

    /** Copies, as JupyterLab saves outputs into what it runs. */
    @BeforeAll
    static void copies() throws IOException {
        assumeTrue(Chromium.installed().isPresent(), "no Chromium");
        assumeTrue(JupyterLabServer.isInstalled(), "no JupyterLab");
        Files.createDirectories(COPIES);
        try (Stream<Path> files = Files.list(Workspace.home().resolve("notebooks"))) {
            for (Path f : files.filter(f -> f.toString().endsWith(".ipynb")).toList()) {
                Files.write(COPIES.resolve(f.getFileName()), Files.readAllBytes(f));
            }
        }
    }

    @Test
    void everyNotebookRestartsAndRunsAll() throws Exception {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(COPIES)) {
            files.map(f -> f.getFileName().toString())
                    .filter(f -> f.matches("\\d\\d-.*\\.ipynb"))
                    .sorted()
                    .forEach(names::add);
        }
        try (var server = new JupyterLabServer(COPIES, Map.of("AEVB_PROFILE", "smoke"))) {
            for (String name : names) {
                try (var browser = new Chromium(1280, 1000)) {
                    opened(browser, server, name);
                    restartAndRunAll(browser);
                    untilAllCellsRan(browser, server, name);
                    pictures(browser, name.replace(".ipynb", ""));
                }
                server.shutDownKernels();
            }
        }
    }

    @Test
    void aTrainingCellShowsItsCurveStopsAndGoesOn() throws Exception {
        String name = "stop.ipynb";
        write(
                name,
                "import aevb.experiment.*;\nimport aevb.notebook.*;\nvar lab = Lab.open();",
                "lab.run(Catalogue.vae(3).named(\"stopped\").withEpochs(500)).name()");
        Path runs = Files.createTempDirectory("aevb-runs");
        try (var server = new JupyterLabServer(COPIES, Map.of("AEVB_PROFILE", "full", "AEVB_RUNS", runs.toString()));
                var browser = new Chromium(1280, 1000)) {
            opened(browser, server, name);
            restartAndRunAll(browser);
            browser.waitFor("document.querySelectorAll('.jp-OutputArea progress').length == 1", 60);
            browser.waitFor("document.querySelectorAll('.jp-OutputArea img[src^=\"data:image/png\"]').length == 2", 90);
            shot(browser, "training");
            browser.click("[data-command=\"notebook:interrupt-kernel\"], button[title^=\"Interrupt\"]", "");
            long began = System.nanoTime();
            browser.waitFor(
                    "document.querySelectorAll('.jp-OutputArea-output[data-mime-type=\"application/vnd.jupyter.stderr\"],"
                            + " .jp-RenderedText[data-mime-type=\"application/vnd.jupyter.error\"],"
                            + " .jp-OutputArea-output').length > 1",
                    10);
            double seconds = (System.nanoTime() - began) / 1e9;
            assertTrue(seconds < 1, "stopped after " + seconds + " s");
            idle(server);
            shot(browser, "stopped");
            restartAndRunAll(browser);
            Thread.sleep(4000); // the old output stays until the new one comes
            String text = browser.waitFor("(document.body.innerText.match(/epoch \\d+ of 500/) || [])[0]", 60)
                    .asText();
            assertFalse(text.matches("epoch [12] of 500"), "it began anew: " + text);
        }
    }

    private static void write(String name, String... cells) throws IOException {
        List<Map<String, Object>> code = Stream.of(cells)
                .map(source -> Map.<String, Object>of(
                        "cell_type",
                        "code",
                        "id",
                        "c" + source.hashCode(),
                        "metadata",
                        Map.of(),
                        "source",
                        source,
                        "outputs",
                        List.of()))
                .toList();
        Map<String, Object> kernel = Map.of("name", "java", "display_name", "Java", "language", "java");
        JSON.writeValue(
                COPIES.resolve(name).toFile(),
                Map.of("cells", code, "metadata", Map.of("kernelspec", kernel), "nbformat", 4, "nbformat_minor", 5));
    }

    private static void opened(Chromium browser, JupyterLabServer server, String name) throws Exception {
        browser.open(server.page(name));
        browser.waitFor("document.querySelectorAll('.jp-Notebook .jp-Cell').length > 0", 60);
        for (int i = 0; i < 600 && !server.isIdle(); i++) {
            Thread.sleep(100);
        }
    }

    private static void restartAndRunAll(Chromium browser) throws Exception {
        browser.click(".lm-MenuBar-item", "Run");
        browser.click(".lm-Menu-item", "Restart Kernel and Run All Cells");
        browser.click(".jp-Dialog-button.jp-mod-accept", "Restart");
        browser.waitFor("document.querySelector('.jp-Dialog') === null", 20);
        Thread.sleep(2000); // a restarting kernel is idle for a moment
    }

    /** Idle for a while: between two cells a kernel is idle too. */
    private static void idle(JupyterLabServer server) throws Exception {
        int quiet = 0;
        for (int i = 0; i < NOTEBOOK_SECONDS * 5; i++) {
            quiet = server.isIdle() ? quiet + 1 : 0;
            if (quiet == 10) {
                return;
            }
            Thread.sleep(200);
        }
        throw new IOException("still busy after " + NOTEBOOK_SECONDS + " s");
    }

    /** The notebook from top to bottom, a screen each, at most six of them. */
    private static void pictures(Chromium browser, String name) throws Exception {
        String scroller =
                "(document.querySelector('.jp-WindowedPanel-outer') || document.querySelector('.jp-Notebook'))";
        double height = browser.evaluate(scroller + ".scrollHeight").asDouble();
        for (int i = 0; i < 6; i++) {
            browser.evaluate(scroller + ".scrollTop = " + height * i / 6);
            Thread.sleep(300);
            shot(browser, name + "-" + (i + 1));
        }
    }

    private static void shot(Chromium browser, String name) throws Exception {
        Files.write(FOLDER.resolve(name + ".png"), browser.screenshot());
    }

    private static void save(Chromium browser, String name) throws Exception {
        var before = Files.getLastModifiedTime(COPIES.resolve(name));
        browser.click(".lm-MenuBar-item", "File");
        browser.click(".lm-Menu-item", "Save Notebook");
        for (int i = 0; i < 100; i++) {
            if (Files.getLastModifiedTime(COPIES.resolve(name)).compareTo(before) > 0) {
                Thread.sleep(300);
                return;
            }
            Thread.sleep(100);
        }
        throw new IOException(name + " was not saved");
    }

    /** A kernel is idle between two cells as well, and after a restart before the first: what was saved decides. */
    private static void untilAllCellsRan(Chromium browser, JupyterLabServer server, String name) throws Exception {
        long end = System.nanoTime() + NOTEBOOK_SECONDS * 1_000_000_000L;
        do {
            idle(server);
            save(browser, name);
            noErrors(name);
            if (notRun(name) == 0) {
                return;
            }
        } while (System.nanoTime() < end);
        throw new IOException(name + ": " + notRun(name) + " cells were not run in " + NOTEBOOK_SECONDS + " s");
    }

    private static long notRun(String name) throws IOException {
        long n = 0;
        for (JsonNode cell : JSON.readTree(COPIES.resolve(name).toFile()).get("cells")) {
            boolean code = cell.get("cell_type").asText().equals("code");
            n += code && cell.get("execution_count").isNull() ? 1 : 0;
        }
        return n;
    }

    private static void noErrors(String name) throws IOException {
        int code = 0;
        for (JsonNode cell : JSON.readTree(COPIES.resolve(name).toFile()).get("cells")) {
            if (cell.get("cell_type").asText().equals("code")) {
                code++;
                for (JsonNode output : cell.get("outputs")) {
                    assertFalse(output.get("output_type").asText().equals("error"), name + ": " + output);
                }
            }
        }
        assertTrue(code > 3, name);
    }
}
