package aevb.nn;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Products of factors rounded to bfloat16, summed in single precision: what a processor with bfloat16 instructions computes,
 * on any processor. No faster than single precision; it is there so that a run's precision does not depend on the machine.
 */
final class RoundedProducts implements Products {
    /** A rounded copy for each factor; views are made once, so there are few. */
    private final Map<Matrix, Matrix> copies = new IdentityHashMap<>();

    private float[] row = new float[0];

    private Matrix rounded(Matrix m) {
        Matrix copy = copies.get(m);
        if (copy == null) {
            copy = Matrix.zeros(m.type(), m.rowCount(), m.columnCount());
            copies.put(m, copy);
        }
        int n = m.columnCount();
        if (row.length < n) {
            row = new float[n];
        }
        for (int i = 0; i < m.rowCount(); i++) {
            m.floats().get(i * m.stride(), row, 0, n);
            for (int j = 0; j < n; j++) {
                row[j] = Bfloat16.round(row[j]);
            }
            copy.floats().put(i * n, row, 0, n);
        }
        return copy;
    }

    @Override
    public void multiply(Matrix x, Matrix w, Matrix y, float beta) {
        Gemm.multiply(rounded(x), rounded(w), y, beta);
    }

    @Override
    public void multiplyTransposedRight(Matrix dy, Matrix w, Matrix dx) {
        Gemm.multiplyTransposedRight(rounded(dy), rounded(w), dx);
    }

    @Override
    public void multiplyTransposedLeft(Matrix x, Matrix dy, Matrix dw) {
        Gemm.multiplyTransposedLeft(rounded(x), rounded(dy), dw);
    }
}
