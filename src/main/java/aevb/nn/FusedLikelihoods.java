package aevb.nn;

/** The likelihoods of {@link FusedPasses}, a row of pixels at a time, with scratch memory of their own. */
final class FusedLikelihoods {
    private static final float LOG_2PI = (float) Math.log(2 * Math.PI);

    private float[] a = new float[0];
    private float[] b = a;
    private float[] c = a;
    private float[] d = a;
    private float[] e = a;

    private void reserve(int width) {
        if (width > a.length) {
            a = new float[width];
            b = new float[width];
            c = new float[width];
            d = new float[width];
            e = new float[width];
        }
    }

    void bernoulli(Matrix logits, Matrix x, Matrix logP, double scale, Matrix dLogits) {
        int n = logits.columnCount();
        reserve(n);
        for (int i = 0; i < logits.rowCount(); i++) {
            logits.floats().get(i * logits.stride(), a, 0, n);
            x.floats().get(i * x.stride(), b, 0, n);
            System.arraycopy(a, 0, c, 0, n);
            Tiles.scale(c, 0.5f, n);
            Tiles.tanh(c, n);
            Formulas.logisticTerms(a, b, c, d, n);
            // softplus(l) = max(l, 0) - log sigmoid(|l|)
            double softplusRest = Tiles.sumOfLogs(d, e, n);
            logP.floats().put(i, (float) (Tiles.sum(a, e, n) + softplusRest));
            if (dLogits != null) {
                Tiles.scaledDifference(c, b, (float) scale, c, n);
                dLogits.floats().put(i * dLogits.stride(), c, 0, n);
            }
        }
    }

    void continuousBernoulli(Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs) {
        int n = x.columnCount();
        reserve(n);
        for (int i = 0; i < x.rowCount(); i++) {
            outputs.floats().get(i * outputs.stride(), a, 0, n);
            x.floats().get(i * x.stride(), b, 0, n);
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += a[k] * b[k] - ContinuousBernoulli.logNormaliser(a[k]);
            }
            logP.floats().put(i, (float) sum);
            if (dOutputs != null) {
                for (int k = 0; k < n; k++) {
                    a[k] = (float) (scale * (ContinuousBernoulli.mean(a[k]) - b[k]));
                }
                dOutputs.floats().put(i * dOutputs.stride(), a, 0, n);
            }
        }
    }

    void gaussian(Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs) {
        int n = x.columnCount();
        reserve(n);
        for (int i = 0; i < outputs.rowCount(); i++) {
            int at = i * outputs.stride();
            x.floats().get(i * x.stride(), b, 0, n);
            outputs.floats().get(at, a, 0, n);
            outputs.floats().get(at + n, d, 0, n);
            Tiles.sigmoid(a, n);
            System.arraycopy(d, 0, c, 0, n);
            Tiles.scale(c, -1f, n);
            Tiles.exp(c, n); // the precision 1 / sigma^2
            Formulas.gaussianTerms(a, b, c, d, (float) scale, n);
            if (dOutputs != null) {
                dOutputs.floats().put(i * dOutputs.stride(), a, 0, n);
                dOutputs.floats().put(i * dOutputs.stride() + n, c, 0, n);
            }
            logP.floats().put(i, -0.5f * (Tiles.sum(d, e, n) + n * LOG_2PI));
        }
    }

    void unitGaussian(Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs) {
        int n = x.columnCount();
        reserve(n);
        for (int i = 0; i < outputs.rowCount(); i++) {
            outputs.floats().get(i * outputs.stride(), a, 0, n);
            x.floats().get(i * x.stride(), b, 0, n);
            Tiles.sigmoid(a, n);
            for (int k = 0; k < n; k++) {
                float error = a[k] - b[k];
                a[k] = (float) scale * error * a[k] * (1 - a[k]);
                b[k] = error * error;
            }
            logP.floats().put(i, -0.5f * (Tiles.sum(b, e, n) + n * LOG_2PI));
            if (dOutputs != null) {
                dOutputs.floats().put(i * dOutputs.stride(), a, 0, n);
            }
        }
    }
}
