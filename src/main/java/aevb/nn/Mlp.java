package aevb.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/** Dense layers in a row: hidden layers with one activation, an output layer with another. */
public final class Mlp {
    private final List<Dense> layers = new ArrayList<>();

    /**
     * @param name prefix of the layers' names in {@code parameters}
     * @param sizes widths from input to output, as given to {@link #shapes}
     */
    public Mlp(Parameters parameters, String name, List<Integer> sizes, Activation hidden, Activation output) {
        int last = sizes.size() - 2;
        for (int i = 0; i <= last; i++) {
            layers.add(new Dense(parameters, layerName(name, i), i < last ? hidden : output));
        }
    }

    /** The parameters' shapes of an MLP with these widths. */
    public static List<Parameters.Shape> shapes(String name, List<Integer> sizes) {
        return IntStream.range(0, sizes.size() - 1)
                .boxed()
                .flatMap(i -> Dense.shapes(layerName(name, i), sizes.get(i), sizes.get(i + 1)).stream())
                .toList();
    }

    private static String layerName(String name, int i) {
        return name + "." + i;
    }

    public List<Dense> layers() {
        return List.copyOf(layers);
    }

    public int in() {
        return layers.get(0).in();
    }

    public int out() {
        return layers.get(layers.size() - 1).out();
    }

    /** Fresh buffers for {@code rows} rows. */
    public Tape tape(DataType type, int rows) {
        List<Matrix> outputs =
                layers.stream().map(l -> Matrix.zeros(type, rows, l.out())).toList();
        List<Matrix> gradients =
                layers.stream().map(l -> Matrix.zeros(type, rows, l.out())).toList();
        return new Tape(outputs, gradients);
    }

    /** Runs x through all layers and returns the output, which lies in the tape. */
    public Matrix forward(Passes p, Matrix x, Tape tape) {
        Matrix in = x;
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).forward(p, in, tape.outputs.get(i));
            in = tape.outputs.get(i);
        }
        return in;
    }

    /** Runs {@code tape.outputGradient()} back through all layers; dx may be null. */
    public void backward(Passes p, Tape tape, Matrix dx) {
        for (int i = layers.size() - 1; i >= 0; i--) {
            Matrix below = i > 0 ? tape.gradients.get(i - 1) : dx;
            layers.get(i).backward(p, tape.outputs.get(i), tape.gradients.get(i), below);
        }
    }

    /** For each layer what its weight gradient is made of, given the input x of the whole batch. */
    public List<LayerGradient> weightGradients(Matrix x, Tape tape) {
        List<LayerGradient> out = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Matrix in = i == 0 ? x : tape.outputs.get(i - 1);
            out.add(new LayerGradient(layers.get(i).name(), in, tape.gradients.get(i)));
        }
        return out;
    }

    /** The outputs of all layers for a batch, and the gradients with respect to them. */
    public record Tape(List<Matrix> outputs, List<Matrix> gradients) {
        /** The same buffers, some rows only. */
        public Tape rows(int from, int to) {
            return new Tape(
                    outputs.stream().map(m -> m.rows(from, to)).toList(),
                    gradients.stream().map(m -> m.rows(from, to)).toList());
        }

        public Matrix output() {
            return outputs.get(outputs.size() - 1);
        }

        public Matrix outputGradient() {
            return gradients.get(gradients.size() - 1);
        }
    }
}
