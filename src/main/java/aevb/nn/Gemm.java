package aevb.nn;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

/** The three matrix products of a dense layer, straight to BLAS at the addresses of ND4J's buffers, in single precision. */
public final class Gemm {
    private Gemm() {}

    /** y = x w + beta y: the forward pass. */
    public static void multiply(Matrix x, Matrix w, Matrix y, float beta) {
        gemm(CblasNoTrans, CblasNoTrans, y, x.columnCount(), x, w, beta);
    }

    /** dx = dy w^T: the gradient with respect to the input. */
    public static void multiplyTransposedRight(Matrix dy, Matrix w, Matrix dx) {
        gemm(CblasNoTrans, CblasTrans, dx, dy.columnCount(), dy, w, 0);
    }

    /** dw = x^T dy: the gradient with respect to the weights. */
    public static void multiplyTransposedLeft(Matrix x, Matrix dy, Matrix dw) {
        gemm(CblasTrans, CblasNoTrans, dw, x.rowCount(), x, dy, 0);
    }

    /** result = op(left) op(right) + beta * result, with inner dimension k. */
    private static void gemm(int opLeft, int opRight, Matrix result, int k, Matrix left, Matrix right, float beta) {
        cblas_sgemm(
                CblasRowMajor,
                opLeft,
                opRight,
                result.rowCount(),
                result.columnCount(),
                k,
                1f,
                left.address(),
                left.stride(),
                right.address(),
                right.stride(),
                beta,
                result.address(),
                result.stride());
    }
}
