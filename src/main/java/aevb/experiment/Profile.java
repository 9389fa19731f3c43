package aevb.experiment;

import java.util.Locale;

/** How much of an experiment is run. */
public enum Profile {
    /** A minute for everything: are the notebooks whole? The numbers mean nothing. */
    SMOKE(1, 600, 200),
    /** All images, few epochs: minutes in all, the curves' beginning, sensible digits. */
    CLASSROOM(10, Integer.MAX_VALUE, Integer.MAX_VALUE),
    /** The published length; loads the committed runs. */
    FULL(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

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

    /** The experiment at this profile's length, under a name that says so; itself where it is no longer than that. */
    public Experiment apply(Experiment e) {
        if (this == FULL) {
            return e;
        }
        Experiment shortened = e.withEpochs(Math.min(e.training().epochs(), epochs))
                .withCounts(Math.min(e.trainCount(), trainCount), Math.min(e.testCount(), testCount));
        return shortened.equals(e) ? e : shortened.named(e.name() + "-" + label());
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a figure of this profile carries so that nobody takes it for the published length; empty for full. */
    public String mark() {
        return this == FULL ? "" : label() + " profile";
    }
}
