package aevb.data;

import java.util.Arrays;

/**
 * Grey images of one size, a byte a pixel, with optional labels.
 *
 * @param name for people: "MNIST, training"
 * @param pixels image after image, row-major; not copied, not to be changed
 * @param labels one an image, or empty
 */
public record ImageSet(String name, int height, int width, byte[] pixels, int[] labels) {
    private static final float[] UNIT = new float[256];

    static {
        for (int i = 0; i < UNIT.length; i++) {
            UNIT[i] = i / 255f;
        }
    }

    public ImageSet {
        if (height < 1 || width < 1 || pixels.length == 0 || pixels.length % (height * width) != 0) {
            throw new IllegalArgumentException(
                    name + ": " + pixels.length + " pixels do not make images of " + height + " x " + width);
        }
        if (labels.length != 0 && labels.length != pixels.length / (height * width)) {
            throw new IllegalArgumentException(name + ": " + labels.length + " labels for "
                    + pixels.length / (height * width) + " images: expected as many");
        }
    }

    /** The number of images. */
    public int count() {
        return pixels.length / pixelCount();
    }

    /** Pixels an image. */
    public int pixelCount() {
        return height * width;
    }

    public boolean isLabelled() {
        return labels.length > 0;
    }

    /** Copies image {@code i}, scaled to [0, 1], to the start of {@code target}. */
    public void copyTo(int i, float[] target) {
        int n = pixelCount();
        int at = i * n;
        for (int j = 0; j < n; j++) {
            target[j] = UNIT[pixels[at + j] & 0xff];
        }
    }

    /** Image {@code i} in [0, 1]. */
    public float[] image(int i) {
        float[] out = new float[pixelCount()];
        copyTo(i, out);
        return out;
    }

    /** The first {@code n} images in [0, 1]. */
    public float[][] images(int n) {
        float[][] out = new float[Math.min(n, count())][];
        for (int i = 0; i < out.length; i++) {
            out[i] = image(i);
        }
        return out;
    }

    /** The first {@code n} images, or this set where it has no more. */
    public ImageSet first(int n) {
        if (n >= count()) {
            return this;
        }
        return new ImageSet(
                name + ", first " + n,
                height,
                width,
                Arrays.copyOf(pixels, n * pixelCount()),
                isLabelled() ? Arrays.copyOf(labels, n) : labels);
    }

    /** The images chosen, in that order. */
    public ImageSet select(String newName, int[] chosen) {
        int n = pixelCount();
        byte[] p = new byte[chosen.length * n];
        int[] l = new int[isLabelled() ? chosen.length : 0];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(pixels, chosen[i] * n, p, i * n, n);
            if (isLabelled()) {
                l[i] = labels[chosen[i]];
            }
        }
        return new ImageSet(newName, height, width, p, l);
    }

    /** The same images with other pixels. */
    public ImageSet withPixels(String newName, byte[] newPixels) {
        return new ImageSet(newName, height, width, newPixels, labels);
    }

    /** SHA-256 of the pixels, which identifies the data in a run's provenance. */
    public String sha256() {
        return Sha256.of(pixels);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ImageSet s
                && name.equals(s.name)
                && height == s.height
                && width == s.width
                && Arrays.equals(pixels, s.pixels)
                && Arrays.equals(labels, s.labels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return name + ": " + count() + " images of " + height + " x " + width + (isLabelled() ? ", labelled" : "");
    }
}
