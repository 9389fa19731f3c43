package aevb.model;

/**
 * The codebook of a vector-quantised autoencoder (van den Oord, Vinyals and Kavukcuoglu 2017): a code is a row of positions, each
 * one of K vectors.
 *
 * @param positions codes an image
 * @param size K, vectors in the book
 * @param dim D, numbers a vector
 */
public record Codebook(int positions, int size, int dim) {
    public Codebook {
        if (positions < 1 || size < 2 || dim < 1) {
            throw new IllegalArgumentException("expected positions, at least two vectors, and a dimension, got "
                    + positions + ", " + size + ", " + dim);
        }
    }
}
