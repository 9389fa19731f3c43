package aevb.nn;

import static org.bytedeco.mkl.global.mkl_rt.CblasNoTrans;
import static org.bytedeco.mkl.global.mkl_rt.CblasRowMajor;
import static org.bytedeco.mkl.global.mkl_rt.CblasTrans;
import static org.bytedeco.mkl.global.mkl_rt.cblas_gemm_bf16bf16f32;

import java.nio.ShortBuffer;
import java.util.IdentityHashMap;
import java.util.Map;
import org.bytedeco.javacpp.ShortPointer;

/** The products of {@link RoundedProducts} by MKL's own routine, which uses the processor's bfloat16 units where it has them. */
final class MklBfloat16Products implements Products {
    private record Copy(ShortPointer address, ShortBuffer bits) {}

    private final Map<Matrix, Copy> copies = new IdentityHashMap<>();
    private float[] row = new float[0];
    private short[] shorts = new short[0];

    /** The factor's bits, rows one after the other. */
    private ShortPointer rounded(Matrix m) {
        Copy copy = copies.get(m);
        if (copy == null) {
            var address = new ShortPointer(m.length());
            copy = new Copy(address, address.asBuffer());
            copies.put(m, copy);
        }
        int n = m.columnCount();
        if (row.length < n) {
            row = new float[n];
            shorts = new short[n];
        }
        for (int i = 0; i < m.rowCount(); i++) {
            m.floats().get(i * m.stride(), row, 0, n);
            for (int j = 0; j < n; j++) {
                shorts[j] = (short) Bfloat16.bits(row[j]);
            }
            copy.bits.put(i * n, shorts, 0, n);
        }
        return copy.address;
    }

    @Override
    public void multiply(Matrix x, Matrix w, Matrix y, float beta) {
        gemm(CblasNoTrans, CblasNoTrans, y, x.columnCount(), x, w, beta);
    }

    @Override
    public void multiplyTransposedRight(Matrix dy, Matrix w, Matrix dx) {
        gemm(CblasNoTrans, CblasTrans, dx, dy.columnCount(), dy, w, 0);
    }

    @Override
    public void multiplyTransposedLeft(Matrix x, Matrix dy, Matrix dw) {
        gemm(CblasTrans, CblasNoTrans, dw, x.rowCount(), x, dy, 0);
    }

    private void gemm(int opLeft, int opRight, Matrix result, int k, Matrix left, Matrix right, float beta) {
        cblas_gemm_bf16bf16f32(
                CblasRowMajor,
                opLeft,
                opRight,
                result.rowCount(),
                result.columnCount(),
                k,
                1f,
                rounded(left),
                left.columnCount(),
                rounded(right),
                right.columnCount(),
                beta,
                result.address(),
                result.stride());
    }
}
