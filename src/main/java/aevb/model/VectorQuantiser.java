package aevb.model;

import aevb.nn.Matrix;
import aevb.nn.Parameters;

/** Finds for each position of a code the nearest vector of the codebook. */
public final class VectorQuantiser {
    private final Matrix book;
    private final int size;
    private final int dim;
    private final int positions;

    /** The codebook of this model, live. */
    public VectorQuantiser(Model model) {
        Codebook c = model.architecture().codebook();
        if (c == null) {
            throw new IllegalArgumentException("this model has no codebook");
        }
        book = model.parameters().value(Parameters.Shape.CODEBOOK);
        size = c.size();
        dim = c.dim();
        positions = c.positions();
    }

    public int positions() {
        return positions;
    }

    /** The codebook, [K, D], live. */
    public Matrix book() {
        return book;
    }

    /** The number of the vector nearest to {@code z[at .. at + D)}; the first of several. */
    public int nearest(float[] z, int at, float[] vectors) {
        int best = 0;
        float least = Float.POSITIVE_INFINITY;
        for (int k = 0; k < size; k++) {
            float distance = 0;
            for (int j = 0; j < dim; j++) {
                float d = z[at + j] - vectors[k * dim + j];
                distance += d * d;
            }
            if (distance < least) {
                least = distance;
                best = k;
            }
        }
        return best;
    }

    /** The codebook's vectors one after the other: what {@link #nearest} looks through. */
    public float[] vectors() {
        float[] out = new float[size * dim];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) book.get(i);
        }
        return out;
    }

    /** For each row of encoder outputs the numbers of its codes, [B][positions]. */
    public int[][] numbers(float[][] encoded) {
        float[] vectors = vectors();
        int[][] out = new int[encoded.length][positions];
        for (int i = 0; i < encoded.length; i++) {
            for (int p = 0; p < positions; p++) {
                out[i][p] = nearest(encoded[i], p * dim, vectors);
            }
        }
        return out;
    }

    /** The vectors of these code numbers, rows of positions x D: what the decoder takes. */
    public float[][] vectorsOf(int[][] numbers) {
        float[] vectors = vectors();
        float[][] out = new float[numbers.length][positions * dim];
        for (int i = 0; i < numbers.length; i++) {
            for (int p = 0; p < positions; p++) {
                System.arraycopy(vectors, numbers[i][p] * dim, out[i], p * dim, dim);
            }
        }
        return out;
    }

    /** Each row of encoder outputs with every position replaced by its nearest vector. */
    public float[][] quantised(float[][] encoded) {
        return vectorsOf(numbers(encoded));
    }
}
