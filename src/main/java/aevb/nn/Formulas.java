package aevb.nn;

/**
 * The formulas of {@link FusedPasses} on one row or tile, in loops that HotSpot vectorises for the reasons given in {@link
 * Tiles}: plain arrays, one index, short bodies.
 */
final class Formulas {
    private Formulas() {}

    /** variance = variance + mu^2 - logVar - 1. */
    static void klTerms(float[] mu, float[] logVar, float[] variance, int n) {
        for (int k = 0; k < n; k++) {
            variance[k] += mu[k] * mu[k] - logVar[k] - 1;
        }
    }

    /**
     * With t = tanh(l / 2): rest = sigmoid(|l|) = (1 + |t|) / 2, l = x l - max(l, 0), t = sigmoid(l) = (1 + t) / 2.
     */
    static void logisticTerms(float[] l, float[] x, float[] t, float[] rest, int n) {
        for (int k = 0; k < n; k++) {
            rest[k] = 0.5f + 0.5f * Math.abs(t[k]);
        }
        for (int k = 0; k < n; k++) {
            l[k] = x[k] * l[k] - Math.max(l[k], 0f);
        }
        for (int k = 0; k < n; k++) {
            t[k] = 0.5f + 0.5f * t[k];
        }
    }

    /** From mean, x, precision and logVar: mean = d/da, precision = d/dlogVar, logVar = the summand of -2 log p. */
    static void gaussianTerms(float[] mean, float[] x, float[] precision, float[] logVar, float scale, int n) {
        for (int k = 0; k < n; k++) {
            float error = mean[k] - x[k];
            float scaled = error * error * precision[k];
            float dMean = scale * error * precision[k] * mean[k] * (1 - mean[k]);
            logVar[k] += scaled;
            precision[k] = 0.5f * scale * (1 - scaled);
            mean[k] = dMean;
        }
    }

    static void adagradTile(float[] w, float[] g, float[] acc, float rate, float epsilon, float decay, int n) {
        for (int i = 0; i < n; i++) {
            float gradient = g[i] + decay * w[i];
            float sum = acc[i] + gradient * gradient;
            acc[i] = sum;
            w[i] -= rate * gradient / (float) Math.sqrt(sum + epsilon);
        }
    }

    static void adamTile(float[] w, float[] g, float[] m, float[] v, Passes.AdamStep step, float decay, int n) {
        float beta1 = (float) step.beta1();
        float beta2 = (float) step.beta2();
        float rate = (float) step.rate();
        float epsilon = (float) step.epsilon();
        for (int i = 0; i < n; i++) {
            float gradient = g[i] + decay * w[i];
            float first = beta1 * m[i] + (1 - beta1) * gradient;
            float second = beta2 * v[i] + (1 - beta2) * (gradient * gradient);
            m[i] = first;
            v[i] = second;
            w[i] -= rate * first / ((float) Math.sqrt(second) + epsilon);
        }
    }
}
