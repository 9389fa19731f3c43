package aevb.nn;

/** Where the gradient of some of a model's matrices comes from, once a batch has run forward and backward. */
public interface WeightGradient {
    /** Whether this is where the gradient of {@code shape} comes from. */
    boolean makes(Parameters.Shape shape);

    /** A task that writes this share of the gradient into {@code gradient}; its views are made now, not when it runs. */
    Runnable into(Passes p, Parameters.Share share, Matrix gradient);
}
