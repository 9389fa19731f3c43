package aevb.prob;

import aevb.nn.Matrix;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Randomness as a pure function of (seed, stream, step, row): no state is carried from one step to the next, so a resumed run
 * draws what the uninterrupted one would have drawn, and a batch split over threads draws what one thread would.
 *
 * <p>An instance owns scratch memory: one a thread.
 */
public final class Noise {
    /** What the numbers are for; two streams never share numbers. */
    public enum Stream {
        INITIALISATION,
        SHUFFLE,
        TRAINING,
        EVALUATION,
        BINARISATION,
        PRIOR_SAMPLES,
        DRAWN_DIGITS,
        HMC_MOMENTUM,
        HMC_ACCEPTANCE,
        DREAM_LATENTS,
        DREAM_IMAGES,
        CHAIN_STARTS,
        WEIGHTS,
        CORRUPTION
    }

    private final long seed;
    private final Counter counter = new Counter();
    private final ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(counter);
    private float[] scratch = new float[64];

    public Noise(long seed) {
        this.seed = seed;
    }

    /** Fills row {@code i} of {@code out} with standard normal numbers of the key (stream, step, firstRow + i). */
    public void normals(Stream stream, long step, long firstRow, Matrix out) {
        for (int i = 0; i < out.rowCount(); i++) {
            seek(stream, step, firstRow + i);
            fillRow(out, i);
        }
    }

    /** Adds to row {@code i} of {@code x} such numbers times {@code sd}, in place. */
    public void addNormals(Stream stream, long step, long firstRow, double sd, Matrix x) {
        int n = x.columnCount();
        for (int i = 0; i < x.rowCount(); i++) {
            seek(stream, step, firstRow + i);
            for (int j = 0; j < n; j++) {
                long at = (long) i * n + j;
                x.put(at, x.get(at) + sd * (float) normal.sample());
            }
        }
    }

    private void fillRow(Matrix out, int row) {
        int n = out.columnCount();
        if (scratch.length < n) {
            scratch = new float[n];
        }
        for (int j = 0; j < n; j++) {
            scratch[j] = (float) normal.sample();
        }
        if (out.floats() != null) {
            out.floats().put(row * out.stride(), scratch, 0, n);
        } else {
            for (int j = 0; j < n; j++) {
                out.put((long) row * n + j, scratch[j]);
            }
        }
    }

    /** {@code rows x cols} standard normal numbers of the keys (stream, 0, 0) to (stream, 0, rows - 1). */
    public float[][] normals(Stream stream, int rows, int cols) {
        float[][] out = new float[rows][cols];
        for (int i = 0; i < rows; i++) {
            seek(stream, 0, i);
            for (int j = 0; j < cols; j++) {
                out[i][j] = (float) normal.sample();
            }
        }
        return out;
    }

    /** A random order of 0 to n - 1, a different one for each step. */
    public int[] permutation(Stream stream, long step, int n) {
        seek(stream, step, 0);
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = counter.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** A generator positioned at a key, for other distributions; valid until the next call on this instance. */
    public UniformRandomProvider at(Stream stream, long step, long row) {
        seek(stream, step, row);
        return counter;
    }

    private void seek(Stream stream, long step, long row) {
        long key = mix(seed + GAMMA);
        key = mix(key ^ (stream.ordinal() + 1) * GAMMA);
        key = mix(key ^ step * GAMMA);
        counter.state = mix(key ^ row * GAMMA);
    }

    /** The golden ratio in 64 bits, the increment of SplitMix64 (Steele, Lea, Flood 2014). */
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    /** The finaliser of SplitMix64: every bit of the input affects every bit of the output. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static final class Counter implements UniformRandomProvider {
        private long state;

        @Override
        public long nextLong() {
            state += GAMMA;
            return mix(state);
        }
    }
}
