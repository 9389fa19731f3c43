package aevb.nn;

/** Sampling and the KL divergences in {@link FusedPasses}, a row at a time, with scratch memory of its own. */
final class FusedPosterior {
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

    void reparameterize(Matrix heads, Matrix epsilon, Matrix z) {
        int n = z.columnCount();
        int samples = z.rowCount() / heads.rowCount();
        reserve(n);
        for (int i = 0; i < heads.rowCount(); i++) {
            heads.floats().get(i * heads.stride(), a, 0, n);
            sigma(heads, i, n, b);
            for (int l = i * samples; l < (i + 1) * samples; l++) {
                epsilon.floats().get(l * n, c, 0, n);
                Tiles.multiply(b, c, c, n);
                Tiles.accumulate(c, a, n);
                z.floats().put(l * n, c, 0, n);
            }
        }
    }

    /** out = exp(log sigma^2 / 2) of row i. */
    private static void sigma(Matrix heads, int i, int n, float[] out) {
        heads.floats().get(i * heads.stride() + n, out, 0, n);
        Tiles.scale(out, 0.5f, n);
        Tiles.exp(out, n);
    }

    void reparameterizeBackward(Matrix heads, Matrix epsilon, Matrix dz, Matrix dHeads) {
        int n = dz.columnCount();
        int samples = dz.rowCount() / heads.rowCount();
        reserve(n);
        for (int i = 0; i < heads.rowCount(); i++) {
            java.util.Arrays.fill(a, 0, n, 0f);
            java.util.Arrays.fill(b, 0, n, 0f);
            for (int l = i * samples; l < (i + 1) * samples; l++) {
                dz.floats().get(l * n, c, 0, n);
                Tiles.accumulate(a, c, n);
                epsilon.floats().get(l * n, d, 0, n);
                Tiles.multiply(c, d, c, n);
                Tiles.accumulate(b, c, n);
            }
            sigma(heads, i, n, c);
            Tiles.scale(c, 0.5f, n);
            Tiles.multiply(b, c, b, n);
            dHeads.floats().put(i * dHeads.stride(), a, 0, n);
            dHeads.floats().put(i * dHeads.stride() + n, b, 0, n);
        }
    }

    void gaussianKl(Matrix heads, Matrix kl, double scale, Matrix dHeads) {
        int n = heads.columnCount() / 2;
        reserve(n);
        for (int i = 0; i < heads.rowCount(); i++) {
            int mu = i * heads.stride();
            heads.floats().get(mu, a, 0, n);
            heads.floats().get(mu + n, b, 0, n);
            System.arraycopy(b, 0, c, 0, n);
            Tiles.exp(c, n);
            if (dHeads != null) {
                addTo(dHeads, i * dHeads.stride(), a, (float) scale, 0, n);
                addTo(dHeads, i * dHeads.stride() + n, c, (float) (0.5 * scale), (float) (-0.5 * scale), n);
            }
            Formulas.klTerms(a, b, c, n);
            kl.floats().put(i, 0.5f * Tiles.sum(c, e, n));
        }
    }

    /** target[at..at + n) += factor * values + constant. */
    private void addTo(Matrix target, int at, float[] values, float factor, float constant, int n) {
        target.floats().get(at, d, 0, n);
        for (int k = 0; k < n; k++) {
            d[k] += factor * values[k] + constant;
        }
        target.floats().put(at, d, 0, n);
    }

    void sampledKl(Matrix heads, Matrix epsilon, Matrix z, Matrix kl) {
        int n = z.columnCount();
        int samples = z.rowCount() / heads.rowCount();
        reserve(n);
        for (int l = 0; l < z.rowCount(); l++) {
            int i = l / samples;
            heads.floats().get(i * heads.stride() + n, a, 0, n);
            epsilon.floats().get(l * n, b, 0, n);
            z.floats().get(l * n, c, 0, n);
            for (int k = 0; k < n; k++) {
                c[k] = c[k] * c[k] - a[k] - b[k] * b[k];
            }
            kl.floats().put(l, 0.5f * Tiles.sum(c, e, n));
        }
    }

    void sampledKlThroughZ(Matrix z, double scale, Matrix dz) {
        int n = z.columnCount();
        reserve(n);
        for (int l = 0; l < z.rowCount(); l++) {
            z.floats().get(l * n, c, 0, n);
            addTo(dz, l * n, c, (float) scale, 0, n);
        }
    }

    void scaleRows(Matrix weights, double scale, Matrix rows) {
        int n = rows.columnCount();
        reserve(n);
        for (int l = 0; l < rows.rowCount(); l++) {
            rows.floats().get(l * rows.stride(), c, 0, n);
            Tiles.scale(c, (float) (scale * weights.get(l)), n);
            rows.floats().put(l * rows.stride(), c, 0, n);
        }
    }

    void addScaledRows(Matrix rows, Matrix weights, double scale, Matrix target) {
        int n = rows.columnCount();
        reserve(n);
        for (int l = 0; l < rows.rowCount(); l++) {
            rows.floats().get(l * rows.stride(), c, 0, n);
            addTo(target, l * target.stride(), c, (float) (scale * weights.get(l)), 0, n);
        }
    }

    void entropyGradient(Matrix dHeads, double scale) {
        int n = dHeads.columnCount() / 2;
        reserve(n);
        for (int i = 0; i < dHeads.rowCount(); i++) {
            dHeads.floats().get(i * dHeads.stride() + n, a, 0, n);
            for (int k = 0; k < n; k++) {
                a[k] -= (float) (0.5 * scale);
            }
            dHeads.floats().put(i * dHeads.stride() + n, a, 0, n);
        }
    }
}
