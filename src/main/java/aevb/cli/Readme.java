package aevb.cli;

import aevb.data.Workspace;
import aevb.experiment.Ledger;
import aevb.experiment.PaperLedger;
import aevb.experiment.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

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
                "bench", MeasuredTables.bench(),
                "torture", MeasuredTables.torture());
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
}
