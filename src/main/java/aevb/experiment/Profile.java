package aevb.experiment;

import aevb.data.Dataset;
import aevb.objective.Objective;
import java.util.Locale;

/** How much of an experiment is run. */
public enum Profile {
    /** A minute for everything: are the notebooks whole? The numbers mean nothing. */
    SMOKE(1, 600, 200),
    /** All images, few epochs: minutes in all, the curves' beginning, sensible digits. */
    CLASSROOM(10, Integer.MAX_VALUE, Integer.MAX_VALUE),
    /** The published length; loads the committed runs. */
    FULL(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final int MNIST_IMAGES = 60_000;
    private static final int MANY_IMAGES = 50_000;
    private static final int LEAST_ROWS = 10;

    private final int epochs;
    private final int trainCount;
    private final int testCount;

    Profile(int epochs, int trainCount, int testCount) {
        this.epochs = epochs;
        this.trainCount = trainCount;
        this.testCount = testCount;
    }

    /** The profile that {@code AEVB_PROFILE} names, classroom where it is unset. */
    public static Profile current() {
        String name = System.getenv("AEVB_PROFILE");
        return name == null || name.isBlank() ? CLASSROOM : parse(name);
    }

    public static Profile parse(String name) {
        try {
            return valueOf(name.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the profile is smoke, classroom or full, got \"" + name + "\"", e);
        }
    }

    /** This profile with other data: full-length runs are there for published data; on images drawn in their place none is worth hours. */
    public Profile on(Dataset data) {
        return this == FULL && data.isDrawn() ? CLASSROOM : this;
    }

    /** The experiment at this profile's length, under a name that says so; itself where it is no longer than that. */
    public Experiment apply(Experiment e) {
        if (this == FULL) {
            return e;
        }
        int length = Math.min(e.training().epochs(), epochs(e));
        int row = Math.min(e.training().epochsPerRow(), Math.max(1, length / LEAST_ROWS));
        Experiment shortened = e.with(e.training().withEpochs(length).withEpochsPerRow(row))
                .withCounts(Math.min(e.trainCount(), trainCount), Math.min(e.testCount(), testCount));
        return shortened.equals(e) ? e : shortened.named(e.name() + "-" + label());
    }

    /**
     * With few images an epoch is few steps: as many training samples as MNIST's epochs have, then. Importance-weighted autoencoders
     * are to be compared with each other, and the largest decodes 50 codes an image: all are shorter. So are the twelve runs that
     * compare optimizers.
     */
    private int epochs(Experiment e) {
        if (this == SMOKE) {
            return epochs;
        }
        if (e.training().objective() instanceof Objective.Iwae) {
            return epochs / 3;
        }
        if (e.name().startsWith(Studies.OPTIMIZERS)) {
            return epochs * 7 / 10;
        }
        return e.trainCount() >= MANY_IMAGES ? epochs : epochs * MNIST_IMAGES / e.trainCount();
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a figure of this profile carries so that nobody takes it for the published length; empty for full. */
    public String mark() {
        return this == FULL ? "" : label() + " profile";
    }
}
