package aevb.experiment;

import aevb.model.Model;
import aevb.train.History;

/** A finished run: the trained model, its learning curve, and where both come from. */
public record Run(Experiment experiment, Model model, History history, Provenance provenance) {
    public String name() {
        return experiment.name();
    }

    public int latentDim() {
        return experiment.architecture().latentDim();
    }
}
