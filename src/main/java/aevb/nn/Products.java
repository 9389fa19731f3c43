package aevb.nn;

/** The three matrix products of a dense layer. Not thread-safe: one for each thread, since it may own scratch memory. */
interface Products {
    /** y = x w + beta y: the forward pass. */
    void multiply(Matrix x, Matrix w, Matrix y, float beta);

    /** dx = dy w^T: the gradient with respect to the input. */
    void multiplyTransposedRight(Matrix dy, Matrix w, Matrix dx);

    /** dw = x^T dy: the gradient with respect to the weights. */
    void multiplyTransposedLeft(Matrix x, Matrix dy, Matrix dw);

    /** Single precision throughout. */
    Products FP32 = new Products() {
        @Override
        public void multiply(Matrix x, Matrix w, Matrix y, float beta) {
            Gemm.multiply(x, w, y, beta);
        }

        @Override
        public void multiplyTransposedRight(Matrix dy, Matrix w, Matrix dx) {
            Gemm.multiplyTransposedRight(dy, w, dx);
        }

        @Override
        public void multiplyTransposedLeft(Matrix x, Matrix dy, Matrix dw) {
            Gemm.multiplyTransposedLeft(x, dy, dw);
        }
    };
}
