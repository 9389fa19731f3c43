package aevb.nn;

/** The elementwise functions of a dense layer; what they compute is in {@link Passes#activate}. */
public enum Activation {
    IDENTITY,
    /** The hidden units of the paper (Appendix C) and of the report. */
    TANH,
    RELU,
    SIGMOID
}
