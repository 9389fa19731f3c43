package aevb.nn;

/** In which precision the step's matrix products are computed. Weights, gradients and everything else are single precision. */
public enum Precision {
    /** Single precision: the default. */
    FP32,
    /** Factors rounded to bfloat16, sums in single precision: faster on processors with units for it, under MKL. */
    BF16;

    /** Passes to train with, for one lane of a team. */
    public FusedPasses passes(Team team, int lane) {
        return switch (this) {
            case FP32 -> new FusedPasses(team, lane);
            case BF16 -> new FusedPasses(
                    Blas.vendor().equals("MKL") ? new MklBfloat16Products() : new RoundedProducts());
        };
    }
}
