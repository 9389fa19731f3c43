package aevb.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import aevb.browser.Chromium;
import aevb.data.Dataset;
import aevb.data.Datasets;
import aevb.data.Downloader;
import aevb.data.Workspace;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code ./lab reproduce} in the smoke profile, in a real Jupyter with the real kernel: every notebook, on the data at hand and
 * on the drawn digits; no cell may fail, no figure may be missing or blank.
 */
@Tag("notebooks")
class NotebooksRunTest {
    private static final Pattern FIGURE = Pattern.compile("lab\\.figure\\(\"([^\"]+)\"");
    private static final Pattern OUTSIDE = Pattern.compile("<link|<script[^>]* src=|<img[^>]* src=\"http|@import");
    private final Path target = Workspace.home().resolve("target");

    /** Old results must not pass for new ones. */
    @BeforeEach
    void clean() throws IOException {
        for (String folder : List.of("figures", "executed/smoke", "reports/smoke")) {
            Path root = target.resolve(folder);
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path f : files.filter(Files::isRegularFile)
                            .filter(f ->
                                    !folder.equals("figures") || f.toString().contains("smoke"))
                            .toList()) {
                        Files.delete(f);
                    }
                }
            }
        }
    }

    private static void reproduce(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Daevb.home=" + Workspace.home().toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                "aevb.cli.Main",
                "reproduce",
                "--profile",
                "smoke",
                "--side-by-side",
                "2"));
        command.addAll(List.of(options));
        Process lab = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(lab.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, lab.waitFor(), output);
    }

    /** Every exercise has a solution that its check calls right. */
    @Test
    void solutionsAreRight() throws Exception {
        reproduce("--solutions");
        for (Path notebook : NotebookConventionsTest.notebooks()) {
            String name = notebook.getFileName().toString();
            List<String> verdicts = verdicts(target.resolve("executed/smoke/solutions/" + name));
            assertTrue(verdicts.size() >= 2, name + ": " + verdicts);
            assertTrue(verdicts.stream().allMatch(v -> v.startsWith("Right.")), name + ": " + verdicts);
        }
    }

    /** What the checks of an executed notebook said. */
    private static List<String> verdicts(Path executed) throws IOException {
        List<String> verdicts = new ArrayList<>();
        for (JsonNode cell : NotebookConventionsTest.cells(executed, "code")) {
            for (JsonNode output : cell.get("outputs")) {
                JsonNode text = output.at("/data/text~1plain");
                String first = text.isArray() ? text.path(0).asText() : text.asText();
                if (first.startsWith("Right.") || first.startsWith("Not ")) {
                    verdicts.add(first);
                }
            }
        }
        return verdicts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist", "drawn"})
    void everyNotebookRuns(String data) throws Exception {
        boolean sameTwice = data.equals(Dataset.MNIST) && mnist().isDrawn();
        assumeFalse(sameTwice, "no MNIST here: the drawn digits are run anyway");
        reproduce("--data", data);
        List<String> figures = new ArrayList<>();
        for (Path notebook : NotebookConventionsTest.notebooks()) {
            String name = notebook.getFileName().toString().replace(".ipynb", "");
            Path executed = target.resolve("executed/smoke/" + name + ".ipynb");
            executedWithoutError(executed);
            List<String> verdicts = verdicts(executed);
            assertTrue(
                    verdicts.size() >= 2 && verdicts.stream().allMatch(v -> v.startsWith("Not answered yet")),
                    name + ": " + verdicts);
            report(target.resolve("reports/smoke/" + name + ".html"));
            Matcher m = FIGURE.matcher(Files.readString(notebook).replace("\\\"", "\""));
            while (m.find()) {
                figures.add(m.group(1));
            }
        }
        formulasAreDrawn(target.resolve("reports/smoke/01-the-elbo-by-hand.html"));
        String index = Files.readString(target.resolve("reports/index.html"));
        assertEquals(
                NotebookConventionsTest.notebooks().size(),
                index.split("<li>", -1).length - 1,
                "the contents page has a card a notebook");
        assertFalse(figures.isEmpty(), "no notebook writes a figure");
        for (String figure : figures) {
            Path folder = folderOf(figure);
            notBlank(folder.resolve(figure + ".png"));
            for (String extension : List.of(".svg", ".csv", ".json")) {
                assertTrue(Files.size(folder.resolve(figure + extension)) > 0, figure + extension);
            }
        }
    }

    private static Dataset mnist() {
        return Datasets.open(Dataset.MNIST, new Downloader((what, done, total) -> {}, message -> {}));
    }

    /** Drawn digits and a folder of one's own have folders of their own; all were emptied before. */
    private Path folderOf(String figure) throws IOException {
        try (Stream<Path> folders = Files.list(target.resolve("figures"))) {
            return folders.filter(f -> Files.exists(f.resolve(figure + ".png")))
                    .filter(f -> f.getFileName().toString().startsWith("smoke"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(figure + " was not written"));
        }
    }

    private static void executedWithoutError(Path executed) throws IOException {
        for (JsonNode cell : NotebookConventionsTest.cells(executed, "code")) {
            assertFalse(cell.get("execution_count").isNull(), executed + ": a cell was not run");
            for (JsonNode output : cell.get("outputs")) {
                assertFalse(output.get("output_type").asText().equals("error"), executed + ": " + output);
            }
        }
        assertTrue(new ObjectMapper().readTree(executed.toFile()).get("cells").size() > 5);
    }

    private static void report(Path html) throws IOException {
        String text = Files.readString(html);
        assertTrue(text.contains("smoke profile"), html + ": nothing says that this is the smoke profile");
        assertTrue(text.contains("<nav class=\"contents\""), html + ": no table of contents");
        assertFalse(
                OUTSIDE.matcher(text).find(),
                html + ": loads something from elsewhere; it must work without a network");
        assertFalse(
                Pattern.compile("<img (?![^>]*alt=)").matcher(text).find(), html + ": an image without a description");
    }

    /** In a real browser every formula is drawn, and the browser asks for nothing but the page. */
    private static void formulasAreDrawn(Path html) throws Exception {
        if (Chromium.installed().isEmpty()) {
            return;
        }
        try (var browser = new Chromium(1000, 800)) {
            browser.open(html.toUri());
            assertTrue(
                    browser.evaluate("document.querySelectorAll('math').length").asInt() > 20, html + ": no formulas");
            assertEquals(
                    0,
                    browser.evaluate("document.querySelectorAll('.katex-error').length")
                            .asInt());
            assertEquals(
                    0,
                    browser.evaluate(
                                    "performance.getEntriesByType('resource').filter(r => !r.name.startsWith('data:')).length")
                            .asInt());
        }
    }

    private static void notBlank(Path png) throws IOException {
        assertTrue(Files.exists(png), png + " was not written");
        BufferedImage image = ImageIO.read(png.toFile());
        // two pixels a point; shown 900 pixels wide in a report, text of 12 points then still has 9
        assertTrue(
                image.getWidth() <= 2 * 1200,
                png + " is " + image.getWidth() + " pixels wide: its text gets too small");
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                colours.add(image.getRGB(x, y));
            }
        }
        assertTrue(colours.size() > 20, png + " has only " + colours.size() + " colours: is it blank?");
    }
}
