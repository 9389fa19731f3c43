package aevb.cli;

import aevb.data.Workspace;
import aevb.experiment.Ledger;
import aevb.experiment.PaperLedger;
import aevb.experiment.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * The README with its generated tables: each stands between {@code <!-- table: NAME -->} and {@code <!-- end -->}, made from
 * the committed runs and the committed benchmark, so that no number there is typed.
 */
final class Readme {
    private static final String END = "<!-- end -->";

    private Readme() {}

    static Path file() {
        return Workspace.home().resolve("README.md");
    }

    /** The README as it should be. */
    static String generated() throws IOException {
        String text = Files.readString(file());
        RunStore store = RunStore.committed(warning -> {});
        var ledger = new Ledger(store);
        var paper = new PaperLedger(store);
        Map<String, String> tables = Map.of(
                "bounds", ledger.bounds(),
                "others", ledger.others(),
                "importance-weighted", ledger.importanceWeighted(),
                "optimizers", ledger.optimizers(),
                "paper-figure-2", paper.figure2(),
                "paper-figure-3", paper.figure3(),
                "bench", bench());
        for (var table : tables.entrySet()) {
            text = replaced(text, table.getKey(), table.getValue());
        }
        return text;
    }

    private static String replaced(String text, String name, String table) {
        String begin = "<!-- table: " + name + " -->";
        int from = text.indexOf(begin);
        int to = text.indexOf(END, from);
        if (from < 0 || to < 0) {
            throw new IllegalStateException(
                    file() + ": expected a line \"" + begin + "\" and after it \"" + END + "\"");
        }
        return text.substring(0, from + begin.length()) + "\n\n" + table + "\n" + text.substring(to);
    }

    private static String bench() throws IOException {
        Path file = Workspace.home().resolve("figures/bench.csv");
        Table all = Table.read().csv(CsvReadOptions.builder(file.toFile()).build());
        List<String> tasks = all.stringColumn("task").unique().asList().stream()
                .sorted(java.util.Comparator.comparing(
                        t -> all.stringColumn("task").indexOf(t)))
                .toList();
        var out = new StringBuilder("| our time an image / theirs | " + String.join(" | ", tasks) + " |\n|---|"
                + "---|".repeat(tasks.size()) + "\n");
        for (String contender :
                all.stringColumn("contender").asList().stream().distinct().toList()) {
            out.append("| ").append(contender);
            for (String task : tasks) {
                Table cell = all.where(all.stringColumn("task")
                        .isEqualTo(task)
                        .and(all.stringColumn("contender").isEqualTo(contender)));
                out.append(" | ").append(cell.isEmpty() ? "–" : text(cell.row(0)));
            }
            out.append(" |\n");
        }
        return out.toString();
    }

    private static String text(Row r) {
        return String.format(Locale.ROOT, "%.2f (%.2f ms)", r.getNumber("ratio"), r.getNumber("ms_per_step"));
    }
}
