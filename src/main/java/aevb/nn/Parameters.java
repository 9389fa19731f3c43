package aevb.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * All parameters of a model in one flat vector, and their gradient in another of the same layout: the optimizer is then one
 * pass, a checkpoint one array. Weight matrices and biases are views by name.
 */
public final class Parameters {
    /** Every matrix starts on a cache line of its own, 16 floats. The padding between stays zero. */
    private static final int PAD = 16;

    /** A named matrix: weights [in, out] or a bias [1, out]. */
    public record Shape(String name, int rows, int cols) {
        /** The name of a codebook, which is no layer's weights. */
        public static final String CODEBOOK = "codebook";

        private static final String LOG_VAR = ".logVar";

        public long length() {
            return (long) rows * cols;
        }

        /** The log variances of a posterior over this matrix: as many, and no weights, so the weight prior leaves them alone. */
        public Shape logVariance() {
            return new Shape(name + LOG_VAR, rows, cols);
        }

        /** Whether the weight prior is about this matrix: weights and biases, as all but these are. */
        boolean decays() {
            return !isLogVariance() && !isCodebook();
        }

        public boolean isCodebook() {
            return name.equals(CODEBOOK);
        }

        public boolean isLogVariance() {
            return name.endsWith(LOG_VAR);
        }
    }

    private final List<Shape> shapes;
    private final Map<String, Long> offsets = new LinkedHashMap<>();
    private final Matrix value;
    private final Matrix gradient;

    public Parameters(DataType type, List<Shape> shapes) {
        this.shapes = List.copyOf(shapes);
        long at = 0;
        for (Shape s : shapes) {
            if (offsets.put(s.name(), at) != null) {
                throw new IllegalArgumentException("two parameters named " + s.name());
            }
            at += (s.length() + PAD - 1) / PAD * PAD;
        }
        value = Matrix.zeros(type, 1, Math.toIntExact(at));
        gradient = Matrix.zeros(type, 1, Math.toIntExact(at));
    }

    public List<Shape> shapes() {
        return shapes;
    }

    /** The flat vector [1, length with padding]. */
    public Matrix value() {
        return value;
    }

    /** The gradient of the loss, laid out as {@link #value}. */
    public Matrix gradient() {
        return gradient;
    }

    /** The matrix called {@code name}, a view. */
    public Matrix value(String name) {
        return viewOf(value, name);
    }

    /** The gradient of the matrix called {@code name}, a view. */
    public Matrix gradient(String name) {
        return viewOf(gradient, name);
    }

    /** The matrix {@code name} in another vector of this layout, such as an optimizer's accumulator. */
    public Matrix viewOf(Matrix flat, String name) {
        Shape s = shape(name);
        return flat.view(offsets.get(name), s.rows(), s.cols());
    }

    private Shape shape(String name) {
        return shapes.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no parameter " + name + "; there are "
                        + shapes.stream().map(Shape::name).toList()));
    }

    /** The number of parameters, padding not counted. */
    public long count() {
        return shapes.stream().mapToLong(Shape::length).sum();
    }

    /** A copy of all parameters in the order of {@link #shapes}, without padding. */
    public float[] toArray() {
        return packed(value);
    }

    /** A copy, without padding, of a vector laid out as these parameters. */
    public float[] packed(Matrix flat) {
        return packed(flat, new float[Math.toIntExact(count())]);
    }

    /** The same into an array of {@link #count} numbers, which is returned. */
    public float[] packed(Matrix flat, float[] out) {
        int at = 0;
        for (Shape s : shapes) {
            flat.floats().get(Math.toIntExact(offsets.get(s.name())), out, at, (int) s.length());
            at += (int) s.length();
        }
        return out;
    }

    /** Sets {@code flat}, laid out as these parameters, from an array made by {@link #packed}. */
    public void unpack(float[] packed, Matrix flat) {
        if (packed.length != count()) {
            throw new IllegalArgumentException("expected " + count() + " numbers, got " + packed.length);
        }
        int at = 0;
        for (Shape s : shapes) {
            flat.floats().put(Math.toIntExact(offsets.get(s.name())), packed, at, (int) s.length());
            at += (int) s.length();
        }
    }

    /** The same parameters as {@link #toArray}, into the model. */
    public void set(float[] packed) {
        unpack(packed, value);
    }

    /** The part of each matrix that lane {@code lane} of {@code lanes} owns: a share of the rows, or of a bias's columns. */
    public List<Share> shares(int lane, int lanes) {
        List<Share> out = new ArrayList<>();
        for (Shape s : shapes) {
            boolean byRows = s.rows() > 1;
            int n = byRows ? s.rows() : s.cols();
            int from = n * lane / lanes;
            int to = n * (lane + 1) / lanes;
            if (to > from) {
                out.add(new Share(s, from, to));
            }
        }
        return out;
    }

    /** Rows (of weights) or columns (of a bias, which is one row) {@code from} to {@code to} of one matrix. */
    public record Share(Shape shape, int from, int to) {
        /** This share of {@code whole}, a matrix of the share's shape. */
        public Matrix of(Matrix whole) {
            return shape.rows() > 1 ? whole.rows(from, to) : whole.columns(from, to);
        }
    }
}
