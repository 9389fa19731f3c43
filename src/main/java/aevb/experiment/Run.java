package aevb.experiment;

import aevb.model.Model;
import aevb.train.History;
import java.util.Optional;

/** A finished run: the trained model, its learning curve, and where both come from. */
public record Run(Experiment experiment, Optional<Model> weights, History history, Provenance provenance) {
    Run(Experiment experiment, Model model, History history, Provenance provenance) {
        this(experiment, Optional.of(model), history, provenance);
    }

    public String name() {
        return experiment.name();
    }

    public int latentDim() {
        return experiment.architecture().latentDim();
    }

    /** The same without its weights, which are 6 MB of a long list's memory each. */
    Run curve() {
        return new Run(experiment, Optional.empty(), history, provenance);
    }

    /**
     * The trained model.
     *
     * @throws IllegalStateException where only the learning curve was kept, as for the short runs of a study
     */
    public Model model() {
        return weights.orElseThrow(() -> new IllegalStateException("of " + name()
                + " only the learning curve is kept; for its model run ./lab train --fresh --run " + name()));
    }
}
