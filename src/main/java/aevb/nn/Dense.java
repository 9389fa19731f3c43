package aevb.nn;

import java.util.List;

/**
 * A fully connected layer y = f(x W + b), with W [in, out] and b [1, out]. Forward and backward work on whatever rows
 * they are given; the weight gradient needs all rows of the batch and comes last.
 */
public final class Dense {
    private final String name;
    private final Activation activation;
    private final Matrix weights;
    private final Matrix bias;

    /** The layer {@code name} of these parameters. */
    public Dense(Parameters parameters, String name, Activation activation) {
        this.name = name;
        this.activation = activation;
        this.weights = parameters.value(weightsName(name));
        this.bias = parameters.value(biasName(name));
    }

    /** The shapes to put into {@link Parameters} for a layer {@code in -> out}. */
    public static List<Parameters.Shape> shapes(String name, int in, int out) {
        return List.of(new Parameters.Shape(weightsName(name), in, out), new Parameters.Shape(biasName(name), 1, out));
    }

    static String weightsName(String layer) {
        return layer + ".W";
    }

    static String biasName(String layer) {
        return layer + ".b";
    }

    public String name() {
        return name;
    }

    /** [in, out], a view of the parameters. */
    public Matrix weights() {
        return weights;
    }

    /** [1, out], a view of the parameters. */
    public Matrix bias() {
        return bias;
    }

    public int in() {
        return weights.rowCount();
    }

    public int out() {
        return weights.columnCount();
    }

    /** y = f(x W + b). */
    public void forward(Passes p, Matrix x, Matrix y) {
        p.affine(x, weights, bias, y);
        p.activate(activation, y);
    }

    /**
     * Turns dy, the gradient with respect to y, into the one with respect to the pre-activation, in place, and writes the
     * gradient with respect to x into dx (skipped where dx is null).
     */
    public void backward(Passes p, Matrix y, Matrix dy, Matrix dx) {
        p.activateBackward(activation, y, dy);
        if (dx != null) {
            p.affineInputGradient(dy, weights, dx);
        }
    }
}
