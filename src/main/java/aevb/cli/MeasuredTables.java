package aevb.cli;

import aevb.data.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** The README's tables of what was measured on a machine, from the committed files of {@code ./lab bench} and {@code ./lab test --torture}. */
final class MeasuredTables {
    private static final String NOT_MEASURED = "–";

    /** What a machine gains by doing something once a core, by the ends of the contenders' names. */
    private record Gain(String what, String several, String one) {}

    private static final List<Gain> GAINS = List.of(
            new Gain(
                    "images a second of models side by side / of one on 1 thread",
                    "models side by side",
                    "aevb, 1 thread"),
            new Gain(
                    "images a second of models, a process each / of one on 1 thread",
                    "models, a process each",
                    "aevb, 1 thread"),
            new Gain("GEMMs a second of a process each / of one on 1 thread", " processes", "GEMMs alone, 1 thread"));

    private MeasuredTables() {}

    static String bench() throws IOException {
        Path file = Workspace.home().resolve("figures/bench.csv");
        Table all = Table.read().csv(CsvReadOptions.builder(file.toFile()).build());
        List<String> tasks =
                all.stringColumn("task").asList().stream().distinct().toList();
        var out = new StringBuilder("| our time an image / theirs | " + String.join(" | ", tasks) + " |\n"
                + "|---".repeat(tasks.size() + 1) + "|\n");
        for (String contender :
                all.stringColumn("contender").asList().stream().distinct().toList()) {
            out.append(row(
                    contender,
                    tasks.stream().map(t -> text(cell(all, t, contender))).toList()));
        }
        for (Gain gain : GAINS) {
            List<String> cells = tasks.stream().map(t -> text(all, t, gain)).toList();
            if (cells.stream().anyMatch(c -> !c.equals(NOT_MEASURED))) {
                out.append(row(gain.what(), cells));
            }
        }
        return out.toString();
    }

    /** What was done to runs on purpose and what of them was lost; of each kind the attempt that was recorded last. */
    static String torture() throws IOException {
        Path file = Workspace.home().resolve("figures/torture.csv");
        if (Files.notExists(file)) {
            return "Not tried as a whole yet.\n";
        }
        Table all = Table.read()
                .csv(CsvReadOptions.builder(file.toFile()).separator(';').build());
        Map<String, String> rows = new LinkedHashMap<>();
        for (Row r : all) {
            String what = r.getString("what");
            List<String> cells = Stream.of("tried", "lost", "note", "date")
                    .map(c -> String.valueOf(r.getObject(c)))
                    .toList();
            rows.put(what, row(what, cells));
        }
        return "| what was done | times | lost | | on |\n|---|---|---|---|---|\n" + String.join("", rows.values());
    }

    private static String row(String head, List<String> cells) {
        return "| " + head + " | " + String.join(" | ", cells) + " |\n";
    }

    private static Table cell(Table all, String task, String contender) {
        return all.where(all.stringColumn("task")
                .isEqualTo(task)
                .and(all.stringColumn("contender").isEqualTo(contender)));
    }

    private static String text(Table cell) {
        if (cell.isEmpty()) {
            return NOT_MEASURED;
        }
        Row r = cell.row(0);
        return String.format(Locale.ROOT, "%.2f (%.2f ms)", r.getNumber("ratio"), r.getNumber("ms_per_step"));
    }

    private static String text(Table all, String task, Gain gain) {
        OptionalDouble one = rate(all, task, gain.one());
        OptionalDouble rate = rate(all, task, gain.several());
        return one.isPresent() && rate.isPresent()
                ? String.format(Locale.ROOT, "%.2f", rate.getAsDouble() / one.getAsDouble())
                : NOT_MEASURED;
    }

    private static OptionalDouble rate(Table all, String task, String contender) {
        return all.stream()
                .filter(r -> r.getString("task").equals(task)
                        && r.getString("contender").endsWith(contender))
                .mapToDouble(r -> r.getNumber("samples_per_second"))
                .findFirst();
    }
}
