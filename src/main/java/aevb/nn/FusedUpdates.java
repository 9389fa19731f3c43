package aevb.nn;

/** The optimizers of {@link FusedPasses}, a tile that fits the first-level cache at a time. */
final class FusedUpdates {
    /**
     * Copies and originals of three vectors stay in a first-level cache of 32 KB together. Smaller tiles leave the loops' scalar ends,
     * where roots and divisions come one at a time, a larger part.
     */
    private static final int TILE = 1024;

    private final float[] a = new float[TILE];
    private final float[] b = new float[TILE];
    private final float[] c = new float[TILE];
    private final float[] d = new float[TILE];

    void adagrad(Matrix w, Matrix g, Matrix acc, double rate, double epsilon, double decay, boolean update) {
        int n = Math.toIntExact(w.length());
        for (int at = 0; at < n; at += TILE) {
            int m = Math.min(TILE, n - at);
            w.floats().get(at, a, 0, m);
            g.floats().get(at, b, 0, m);
            acc.floats().get(at, c, 0, m);
            Formulas.adagradTile(a, b, c, (float) rate, (float) epsilon, (float) decay, m);
            acc.floats().put(at, c, 0, m);
            if (update) {
                w.floats().put(at, a, 0, m);
            }
        }
    }

    void adam(Matrix w, Matrix g, Matrix first, Matrix second, Passes.AdamStep step, double decay) {
        int n = Math.toIntExact(w.length());
        for (int at = 0; at < n; at += TILE) {
            int size = Math.min(TILE, n - at);
            w.floats().get(at, a, 0, size);
            g.floats().get(at, b, 0, size);
            first.floats().get(at, c, 0, size);
            second.floats().get(at, d, 0, size);
            Formulas.adamTile(a, b, c, d, step, (float) decay, size);
            first.floats().put(at, c, 0, size);
            second.floats().put(at, d, 0, size);
            w.floats().put(at, a, 0, size);
        }
    }
}
