package aevb.nn;

/**
 * The loops of {@link FusedPasses}, over plain {@code float[]}. HotSpot turns a loop into SIMD code when its body is short,
 * every array is read and written at the same index, and no call remains; so the transcendental functions are rational
 * approximations (relative error about 1e-6), and a formula that it would not turn whole is split into several loops.
 */
final class Tiles {
    private Tiles() {}

    /** y = tanh(y): a 13/6 rational approximation, clamped where a float's tanh is 1. */
    static void tanh(float[] y, int n) {
        for (int i = 0; i < n; i++) {
            float x = Math.max(-7.9f, Math.min(7.9f, y[i]));
            float s = x * x;
            float p = -2.76076847742355e-16f;
            p = 2.00018790482477e-13f + s * p;
            p = -8.60467152213735e-11f + s * p;
            p = 5.12229709037114e-08f + s * p;
            p = 1.48572235717979e-05f + s * p;
            p = 6.37261928875436e-04f + s * p;
            p = x * (4.89352455891786e-03f + s * p);
            float q = 1.18534705686654e-04f + s * 1.19825839466702e-06f;
            q = 4.89352518554385e-03f + s * (2.26843463243900e-03f + s * q);
            y[i] = p / q;
        }
    }

    /** y = exp(y): a Taylor polynomial of degree 7 at y / 32, squared five times; y is clamped to [-60, 60]. */
    static void exp(float[] y, int n) {
        for (int i = 0; i < n; i++) {
            float x = Math.max(-60f, Math.min(60f, y[i])) * (1 / 32f);
            float p = 1 / 720f + x * (1 / 5040f);
            p = 1 / 24f + x * (1 / 120f + x * p);
            y[i] = 1 + x * (1 + x * (1 / 2f + x * (1 / 6f + x * p)));
        }
        for (int i = 0; i < n; i++) {
            float a = y[i] * y[i];
            float b = a * a;
            float c = b * b;
            float d = c * c;
            y[i] = d * d;
        }
    }

    /** y = factor * y. */
    static void scale(float[] y, float factor, int n) {
        for (int i = 0; i < n; i++) {
            y[i] *= factor;
        }
    }

    /** y = sigmoid(y) = (1 + tanh(y / 2)) / 2. */
    static void sigmoid(float[] y, int n) {
        scale(y, 0.5f, n);
        tanh(y, n);
        for (int i = 0; i < n; i++) {
            y[i] = 0.5f * y[i] + 0.5f;
        }
    }

    static void relu(float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Math.max(0f, y[i]);
        }
    }

    static void tanhBackward(float[] y, float[] dy, int n) {
        for (int i = 0; i < n; i++) {
            dy[i] *= 1 - y[i] * y[i];
        }
    }

    static void sigmoidBackward(float[] y, float[] dy, int n) {
        for (int i = 0; i < n; i++) {
            dy[i] *= y[i] * (1 - y[i]);
        }
    }

    static void reluBackward(float[] y, float[] dy, int n) {
        for (int i = 0; i < n; i++) {
            dy[i] = y[i] > 0 ? dy[i] : 0;
        }
    }

    /** sum += a, elementwise. */
    static void accumulate(float[] sum, float[] a, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] += a[i];
        }
    }

    /** y = a * b. */
    static void multiply(float[] a, float[] b, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = a[i] * b[i];
        }
    }

    /** dy = scale * (y - x). */
    static void scaledDifference(float[] y, float[] x, float scale, float[] dy, int n) {
        for (int i = 0; i < n; i++) {
            dy[i] = scale * (y[i] - x[i]);
        }
    }

    /**
     * The sum of a row by halving: pairwise, so accurate, and in loops that vectorise. Destroys {@code a}; {@code upper} is
     * scratch of half its length.
     */
    static float sum(float[] a, float[] upper, int n) {
        int m = n;
        while (m > 8) {
            int half = m / 2;
            int keep = m - half;
            System.arraycopy(a, keep, upper, 0, half);
            accumulate(a, upper, half);
            m = keep;
        }
        float s = 0;
        for (int i = 0; i < m; i++) {
            s += a[i];
        }
        return s;
    }

    /**
     * The sum of log a[i] for a[i] in [1/2, 1]: products by halving, down to groups of at most 100 factors (2^-100 is still a
     * normal float), and one logarithm a group. Destroys {@code a}.
     */
    static double sumOfLogs(float[] a, float[] upper, int n) {
        int m = n;
        int factors = 1;
        while (m > 1 && factors <= 50) {
            int half = m / 2;
            int keep = m - half;
            System.arraycopy(a, keep, upper, 0, half);
            multiply(a, upper, a, half);
            m = keep;
            factors *= 2;
        }
        double s = 0;
        for (int i = 0; i < m; i++) {
            s += Math.log(a[i]);
        }
        return s;
    }
}
