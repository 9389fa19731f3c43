package aevb.experiment;

import aevb.data.WholeFile;
import aevb.train.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the runs of a sweep ended with, as one table: a row a run, comma-separated. */
public final class SweepResults {
    private static final String HEADER = "run,family,latent,seed,step_size,optimizer,activation,treatment,train_images,"
            + "epochs,test_bound,train_bound,seconds";

    private SweepResults() {}

    /** Writes the table, whole or not at all. */
    public static void write(Path file, List<Run> runs) throws IOException {
        var text = new StringBuilder(HEADER).append('\n');
        runs.forEach(r -> text.append(row(r)).append('\n'));
        WholeFile.write(file, text.toString());
    }

    private static String row(Run r) {
        Experiment e = r.experiment();
        History.Row last = r.history().last();
        String optimizer = e.training().optimizer().getClass().getSimpleName();
        return String.format(
                Locale.ROOT,
                "%s,%s,%d,%d,%s,%s,%s,%s,%d,%d,%.4f,%.4f,%.1f",
                r.name().replaceFirst("^[a-z-]+\\.", ""),
                e.architecture().family(),
                r.latentDim(),
                e.training().seed(),
                e.training().optimizer().stepSize(),
                optimizer.toUpperCase(Locale.ROOT),
                e.architecture().activation(),
                e.treatment(),
                e.trainCount(),
                last.epoch(),
                last.test().elbo(),
                last.train().elbo(),
                r.provenance().wallSeconds());
    }
}
