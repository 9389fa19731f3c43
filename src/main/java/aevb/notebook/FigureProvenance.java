package aevb.notebook;

import aevb.experiment.Provenance;
import aevb.experiment.Run;
import java.util.List;

/** What a figure is made from, written beside it as JSON. */
record FigureProvenance(String figure, String description, String mark, List<Source> runs) {
    /** One run. */
    record Source(String run, String configuration, int epochs, double testElbo, Provenance provenance) {
        static Source of(Run run) {
            return new Source(
                    run.name(),
                    run.experiment().fingerprint(),
                    run.history().epochs(),
                    run.history().last().test().elbo(),
                    run.provenance());
        }
    }
}
