package aevb.cli;

import aevb.experiment.Experiment;
import aevb.experiment.Run;
import aevb.experiment.RunStore;
import aevb.experiment.Studies;
import aevb.notebook.OptimizerTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** The README's table of two optimizers and two activations, as notebook 25 compares them: Markdown. */
final class OptimizerLedger {
    private OptimizerLedger() {}

    static String of(RunStore store) {
        List<Run> runs = new ArrayList<>();
        for (Experiment e : Studies.optimizers()) {
            store.find(e).ifPresent(runs::add);
        }
        if (runs.size() < Studies.optimizers().size()) {
            return "Not trained yet.\n";
        }
        Table ends = OptimizerTables.ends(runs);
        Table race = OptimizerTables.race(runs);
        var table = new StringBuilder("| trained with | epochs | seeds | test bound: mean, lowest, highest | ")
                .append(race.name().replace("To", "samples to"))
                .append(" |\n|---|---|---|---|---|\n");
        int epochs = runs.get(0).history().epochs();
        for (int i = 0; i < ends.rowCount(); i++) {
            Row end = ends.row(i);
            table.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %d | %d | %.1f, %.1f, %.1f | %s |%n",
                    end.getString("trained with"),
                    epochs,
                    end.getInt("seeds"),
                    end.getDouble("test bound, mean"),
                    end.getDouble("lowest"),
                    end.getDouble("highest"),
                    samples(race.row(i).getDouble("training samples"))));
        }
        return table.toString();
    }

    private static String samples(double n) {
        return String.format(Locale.ROOT, "%.1e", n).replace("e+0", "e");
    }
}
