package aevb.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.data.Workspace;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every notebook, without running it. */
class NotebookConventionsTest {
    private static final int MAX_LINES = 20;
    private static final int MAX_WIDTH = 120;

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(Workspace.home().resolve("notebooks"))) {
            List<Path> found =
                    files.filter(f -> f.toString().endsWith(".ipynb")).sorted().toList();
            assertFalse(found.isEmpty(), "no notebooks");
            return found;
        }
    }

    static List<JsonNode> cells(Path notebook, String type) throws IOException {
        List<JsonNode> cells = new ArrayList<>();
        new ObjectMapper().readTree(notebook.toFile()).get("cells").forEach(c -> {
            if (c.get("cell_type").asText().equals(type)) {
                cells.add(c);
            }
        });
        return cells;
    }

    static List<String> lines(JsonNode cell) {
        var text = new StringBuilder();
        cell.get("source").forEach(l -> text.append(l.asText()));
        return text.toString().lines().toList();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void kernelIsJavaAndOutputsAreStripped(Path notebook) throws IOException {
        JsonNode json = new ObjectMapper().readTree(notebook.toFile());
        assertEquals("java", json.at("/metadata/kernelspec/name").asText());
        for (JsonNode cell : cells(notebook, "code")) {
            assertEquals(0, cell.get("outputs").size(), "outputs are stripped in git");
            assertTrue(cell.get("execution_count").isNull(), "execution counts are stripped in git");
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void cellsAreShortAndPortable(Path notebook) throws IOException {
        List<JsonNode> code = cells(notebook, "code");
        for (int i = 0; i < code.size(); i++) {
            List<String> lines = lines(code.get(i));
            String where = notebook.getFileName() + ", code cell " + (i + 1) + ": ";
            assertTrue(lines.size() <= MAX_LINES, where + lines.size() + " lines");
            assertFalse(
                    lines.get(lines.size() - 1).startsWith("System.out.printf"),
                    where + "a printf at the end shows java.io.PrintStream@...: use String.format as the value");
            for (String line : lines) {
                assertTrue(line.length() <= MAX_WIDTH, where + "a line of " + line.length() + " characters: " + line);
                assertFalse(line.startsWith("%"), where + "magics differ between kernels: " + line);
                assertTrue(
                        i == 0 || !line.startsWith("import "), where + "imports belong into the first cell: " + line);
                assertFalse(
                        Pattern.matches("(public )?(class|record|interface|enum) .*", line),
                        where + "types belong into the library: " + line);
            }
        }
    }

    /** Two or three exercises, graded, each with a check that the solution of the same name passes (NotebooksRunTest runs them). */
    @ParameterizedTest
    @MethodSource("notebooks")
    void exercisesHaveChecksAndSolutions(Path notebook) throws IOException {
        List<String> open = cells(notebook, "code").stream()
                .map(c -> String.join("\n", lines(c)))
                .filter(c -> c.contains("= null; // your answer"))
                .toList();
        assertTrue(open.size() == 2 || open.size() == 3, open.size() + " exercises with an answer to give");
        Path solved = notebook.resolveSibling("solutions").resolve(notebook.getFileName());
        String solutions = String.join(
                "\n",
                cells(solved, "code").stream().flatMap(c -> lines(c).stream()).toList());
        for (String cell : open) {
            String check = cell.substring(cell.indexOf("lab.show("));
            assertTrue(solutions.contains(check), solved + " lacks " + check);
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void endsWithExercisesAndSaysItsDeviations(Path notebook) throws IOException {
        String prose = String.join(
                "\n",
                cells(notebook, "markdown").stream()
                        .flatMap(c -> lines(c).stream())
                        .toList());
        assertTrue(prose.contains("## Exercises") && prose.contains("(easy)"), "no exercises");
        assertTrue(prose.contains("Deviations") || prose.contains("slips"), "no word about deviations");
        assertTrue(prose.startsWith("# "), "no title");
        assertFalse(Pattern.compile("@[A-Z]+@|TODO|FIXME").matcher(prose).find(), "unfinished prose");
    }
}
