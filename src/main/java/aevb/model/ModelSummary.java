package aevb.model;

import aevb.model.Architecture.Layout;
import aevb.nn.Activation;
import aevb.nn.Parameters;
import java.util.ArrayList;
import java.util.List;

/** Layers, output shapes and parameter counts, in the order and with the names of the report's Appendix A. */
public record ModelSummary(List<Row> rows) {
    /** One layer; {@code outputWidth} for one image. */
    public record Row(String layer, int outputWidth, long parameters) {}

    public static ModelSummary of(Architecture a) {
        var s = new Lister();
        s.add("Flatten", a.inputDim(), 0);
        int width = s.hidden(a.inputDim(), a.hidden(), a.activation());
        s.linear(width, a.latentDim());
        switch (a.family()) {
            case VAE -> s.linear(width, a.latentDim());
            case AUTOENCODER -> s.add("Tanh", a.latentDim(), 0);
            case VECTOR_QUANTISED -> s.add(
                    "Nearest",
                    a.latentDim(),
                    (long) a.codebook().size() * a.codebook().dim());
        }
        List<Integer> reversed = new ArrayList<>(a.hidden());
        java.util.Collections.reverse(reversed);
        width = s.hidden(a.latentDim(), reversed, a.activation());
        if (a.layout() == Layout.REPORT) {
            s.linear(width, a.latentDim());
            s.linear(width, a.latentDim());
        }
        for (int i = 0; i < a.likelihood().outputsPerPixel(); i++) {
            s.linear(width, a.inputDim());
        }
        s.add("Sigmoid", a.inputDim(), 0);
        if (a.layout() == Layout.VARIATIONAL) {
            long decoder = a.shapes().stream()
                    .filter(Parameters.Shape::isLogVariance)
                    .mapToLong(Parameters.Shape::length)
                    .sum();
            s.add("LogVariances", 0, decoder); // of the decoder's weights, beside their means
        }
        return new ModelSummary(List.copyOf(s.rows));
    }

    public long total() {
        return rows.stream().mapToLong(Row::parameters).sum();
    }

    @Override
    public String toString() {
        var text = new StringBuilder(String.format("%-12s %14s %12s%n", "layer", "output shape", "parameters"));
        for (Row r : rows) {
            text.append(String.format("%-12s %14s %,12d%n", r.layer(), "[B, " + r.outputWidth() + "]", r.parameters()));
        }
        return text.append(String.format("%-12s %14s %,12d%n", "total", "", total()))
                .toString();
    }

    private static final class Lister {
        private final List<Row> rows = new ArrayList<>();

        void add(String kind, int width, long parameters) {
            rows.add(new Row(kind + "-" + (rows.size() + 1), width, parameters));
        }

        void linear(int in, int out) {
            add("Linear", out, (long) in * out + out);
        }

        int hidden(int in, List<Integer> widths, Activation activation) {
            String name =
                    activation.name().charAt(0) + activation.name().substring(1).toLowerCase(java.util.Locale.ROOT);
            int width = in;
            for (int h : widths) {
                linear(width, h);
                add(name, h, 0);
                width = h;
            }
            return width;
        }
    }
}
