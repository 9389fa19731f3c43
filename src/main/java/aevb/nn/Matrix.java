package aevb.nn;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A dense row-major matrix in ND4J's memory, seen three ways: as an {@link INDArray} for reading and for the plain
 * reference passes, as an address for BLAS, and as a buffer for the fused passes. Views are made once and kept, so that
 * a training step allocates nothing.
 *
 * <p>The address and the buffer exist in single precision only; the double precision used by the gradient checks goes
 * through {@link #array()}.
 */
public final class Matrix {
    /** Cache lines are 64 bytes; ND4J hands out memory at 16 mod 64, which costs BLAS a few per cent. */
    private static final int ALIGN_BYTES = 64;

    private static final int LINE = ALIGN_BYTES / Float.BYTES;

    private final INDArray array;
    private final int rows;
    private final int cols;
    private final int stride;
    private final FloatPointer address;
    private final FloatBuffer floats;
    private final Matrix whole;

    private Matrix(INDArray array) {
        this(array, null);
    }

    private Matrix(INDArray array, Matrix whole) {
        this.array = array;
        this.whole = whole;
        this.rows = Math.toIntExact(array.size(0));
        this.cols = Math.toIntExact(array.size(1));
        this.stride = rows == 1 ? cols : Math.toIntExact(array.stride(0));
        if (array.dataType() == DataType.FLOAT && array.length() > 0) {
            var base = new FloatPointer(array.data().pointer());
            address = base.position(array.data().pointer().position() + array.offset());
            floats = new FloatPointer(address)
                    .limit(address.position() + (long) (rows - 1) * stride + cols)
                    .asBuffer();
        } else {
            address = null;
            floats = null;
        }
    }

    /**
     * A matrix of zeros, aligned for BLAS.
     *
     * @param type {@code FLOAT} for training, {@code DOUBLE} for gradient checks
     */
    public static Matrix zeros(DataType type, int rows, int cols) {
        long n = (long) rows * cols;
        INDArray raw = Nd4j.zeros(type, n + ALIGN_BYTES / type.width());
        long past = raw.data().pointer().address() % ALIGN_BYTES;
        long skip = past == 0 ? 0 : (ALIGN_BYTES - past) / type.width();
        return new Matrix(raw.get(NDArrayIndex.interval(skip, skip + n)).reshape('c', new long[] {rows, cols}));
    }

    /** Wraps an array of rank 2 and order 'c' without copying it. */
    public static Matrix of(INDArray array) {
        if (array.rank() != 2 || array.ordering() != 'c') {
            throw new IllegalArgumentException("expected a row-major matrix, got rank " + array.rank() + " order '"
                    + array.ordering() + "': use array.dup('c')");
        }
        return new Matrix(array);
    }

    /** A single precision copy of {@code values}. */
    public static Matrix of(float[][] values) {
        return of(Nd4j.createFromArray(values));
    }

    /** The rows {@code from} (inclusive) to {@code to} (exclusive), sharing memory. */
    public Matrix rows(int from, int to) {
        return from == 0 && to == rows
                ? this
                : new Matrix(slice((long) from * cols, to - from, cols), whole == null ? this : null);
    }

    /** The matrix of which {@link #rows} made this a view; null for any other, and for some rows of some rows. */
    Matrix whole() {
        return whole;
    }

    /** A {@code rows x cols} matrix that starts {@code offset} elements into this one, sharing memory. */
    public Matrix view(long offset, int rows, int cols) {
        return new Matrix(slice(offset, rows, cols));
    }

    /** The columns {@code from} (inclusive) to {@code to} (exclusive), sharing memory: rows are {@link #stride} apart. */
    public Matrix columns(int from, int to) {
        return from == 0 && to == cols
                ? this
                : new Matrix(array.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to)));
    }

    /** The columns of one lane of several. Edges are at multiples of 16, as wide as BLAS's kernels and a line of the cache. */
    public Matrix columnShare(int lane, int lanes) {
        return columns(edge(cols, lane, lanes), edge(cols, lane + 1, lanes));
    }

    /** The rows beside {@link #columnShare}, of a matrix that has as many rows as the other has columns. */
    public Matrix rowShare(int lane, int lanes) {
        return rows(edge(rows, lane, lanes), edge(rows, lane + 1, lanes));
    }

    private static int edge(int n, int lane, int lanes) {
        return lane == lanes ? n : n * lane / lanes / LINE * LINE;
    }

    private INDArray slice(long offset, int r, int c) {
        INDArray flat = array.reshape('c', new long[] {array.length()});
        return flat.get(NDArrayIndex.interval(offset, offset + (long) r * c)).reshape('c', new long[] {r, c});
    }

    public int rowCount() {
        return rows;
    }

    public int columnCount() {
        return cols;
    }

    /** Elements from one row's start to the next: the column count, unless this is a view of some columns. */
    public int stride() {
        return stride;
    }

    public long length() {
        return (long) rows * cols;
    }

    /** The same memory as an ND4J array. */
    public INDArray array() {
        return array;
    }

    public DataType type() {
        return array.dataType();
    }

    /** Where the first element lies, for BLAS. */
    FloatPointer address() {
        return address;
    }

    /** The elements in row-major order, index 0 being the first of this view. */
    public FloatBuffer floats() {
        return floats;
    }

    /** A copy of row {@code i}. */
    public float[] row(int i) {
        float[] out = new float[cols];
        for (int j = 0; j < cols; j++) {
            out[j] = (float) get((long) i * cols + j);
        }
        return out;
    }

    /** A copy of all rows. */
    public float[][] toRows() {
        float[][] out = new float[rows][];
        for (int i = 0; i < rows; i++) {
            out[i] = row(i);
        }
        return out;
    }

    /** The sum of all elements in double precision. */
    public double sum() {
        double s = 0;
        for (int i = 0; i < length(); i++) {
            s += get(i);
        }
        return s;
    }

    /** Element {@code i} in row-major order. */
    public double get(long i) {
        return floats == null ? array.getDouble(i / cols, i % cols) : floats.get(at(i));
    }

    /** Sets element {@code i} in row-major order. */
    public void put(long i, double value) {
        if (floats == null) {
            array.putScalar(i / cols, i % cols, value);
        } else {
            floats.put(at(i), (float) value);
        }
    }

    /** Copies row {@code j} of {@code source} into row {@code i} of this matrix. */
    public void setRow(int i, Matrix source, int j) {
        if (floats != null) {
            floats.put(i * stride, source.floats, j * source.stride, cols);
            return;
        }
        for (int k = 0; k < cols; k++) {
            put((long) i * cols + k, source.get((long) j * cols + k));
        }
    }

    private int at(long i) {
        return (int) (i / cols) * stride + (int) (i % cols);
    }

    @Override
    public String toString() {
        return "Matrix[" + rows + " x " + cols + ", " + type() + "]";
    }
}
