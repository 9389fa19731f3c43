package aevb.exercise;

import static aevb.exercise.Check.near;

import aevb.data.Dataset;
import aevb.experiment.Run;

/** Checks of the exercises in {@code 17-your-own-images}. */
public final class OwnImages {
    private static final double TEN_EPOCHS_OF_MNIST = 6000;

    private OwnImages() {}

    /** How many epochs of these images make as many steps as ten epochs of MNIST. */
    public static Verdict asManySteps(Integer answer, Dataset data) {
        double epochs = TEN_EPOCHS_OF_MNIST / (data.train().count() / 100);
        return Check.of(answer)
                .right(near(epochs, 1), "Few images need many epochs, and then watch for overfitting.")
                .hint(near(TEN_EPOCHS_OF_MNIST, 0), "these are steps.")
                .hint(near(600_000.0 / data.train().count() / 10, 1), "ten epochs of MNIST are 6000 steps, not 600.")
                .otherwise("ten epochs are 6000 steps of 100 images; an epoch of yours has images / 100 steps.");
    }

    /** A finished run with two latent dimensions, under a name of its own. */
    public static Verdict plane(Run answer) {
        return Check.of(answer)
                .hint(r -> r.latentDim() != 2, "a plane needs two latent dimensions: Catalogue.vae(2).")
                .hint(
                        r -> r.name().equals("report-vae-2"),
                        "give it a name of its own with named(...), or it is taken for the report's.")
                .right(r -> true, "Now LatentGrid.inverseCdf(20), decode, lab.grid(...).seamless().")
                .otherwise("");
    }

    /** The floor of the cross-entropy, each image predicted by itself, of the inverted images. */
    public static Verdict invertedFloor(Double answer, float[][] images) {
        double floor = 0;
        for (float[] image : images) {
            for (float x : image) {
                floor -= x <= 0 || x >= 1 ? 0 : x * Math.log(x) + (1 - x) * Math.log(1 - x);
            }
        }
        double truth = floor / images.length;
        return Check.of(answer)
                .right(near(truth, 0.01 * truth + 1e-9), "The same as before: x and 1 - x have the same entropy.")
                .hint(near(-truth, 0.01 * truth), "the cross-entropy is minus log p, so positive.")
                .hint(near(floor, 0.01 * floor), "this is the sum over images; take the mean.")
                .otherwise("sum -(y log y + (1 - y) log(1 - y)) with y = 1 - x over an image, and skip 0 and 1.");
    }
}
