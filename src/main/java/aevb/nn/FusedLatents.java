package aevb.nn;

/** log q(z|x) of a given z in {@link FusedPasses}, a row at a time, with scratch memory of its own. */
final class FusedLatents {
    private static final float LOG_2PI = (float) Math.log(2 * Math.PI);

    private float[] mu = new float[0];
    private float[] logVar = mu;
    private float[] precision = mu;
    private float[] z = mu;
    private float[] dMu = mu;
    private float[] dLogVar = mu;

    private void reserve(int width) {
        if (width > mu.length) {
            mu = new float[width];
            logVar = new float[width];
            precision = new float[width];
            z = new float[width];
            dMu = new float[width];
            dLogVar = new float[width];
        }
    }

    /** Row i of the heads: mu, log sigma^2 and 1 / sigma^2. */
    private void head(Matrix heads, int i, int n) {
        heads.floats().get(i * heads.stride(), mu, 0, n);
        heads.floats().get(i * heads.stride() + n, logVar, 0, n);
        System.arraycopy(logVar, 0, precision, 0, n);
        Tiles.scale(precision, -1f, n);
        Tiles.exp(precision, n);
    }

    void logQ(Matrix heads, Matrix zs, Matrix logQ) {
        int n = zs.columnCount();
        int samples = zs.rowCount() / heads.rowCount();
        reserve(n);
        for (int l = 0; l < zs.rowCount(); l++) {
            head(heads, l / samples, n);
            zs.floats().get(l * zs.stride(), z, 0, n);
            double sum = 0;
            for (int k = 0; k < n; k++) {
                float error = z[k] - mu[k];
                sum += LOG_2PI + logVar[k] + error * error * precision[k];
            }
            logQ.floats().put(l, (float) (-0.5 * sum));
        }
    }

    void logQGradient(Matrix heads, Matrix zs, Matrix weights, Matrix dHeads) {
        int n = zs.columnCount();
        int samples = zs.rowCount() / heads.rowCount();
        reserve(n);
        for (int i = 0; i < heads.rowCount(); i++) {
            head(heads, i, n);
            java.util.Arrays.fill(dMu, 0, n, 0);
            java.util.Arrays.fill(dLogVar, 0, n, 0);
            for (int l = i * samples; l < (i + 1) * samples; l++) {
                zs.floats().get(l * zs.stride(), z, 0, n);
                float weight = weights.floats().get(l);
                for (int k = 0; k < n; k++) {
                    float error = z[k] - mu[k];
                    dMu[k] -= weight * error * precision[k];
                    dLogVar[k] += weight * 0.5f * (1 - error * error * precision[k]);
                }
            }
            dHeads.floats().put(i * dHeads.stride(), dMu, 0, n);
            dHeads.floats().put(i * dHeads.stride() + n, dLogVar, 0, n);
        }
    }
}
