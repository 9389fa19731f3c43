package aevb.data;

import aevb.prob.Noise;
import org.apache.commons.rng.UniformRandomProvider;

/** What is done to grey pixels before a model sees them. Each makes a data set of its own: their bounds are not comparable. */
public enum DataTreatment {
    /** x in [0, 1] as it is, the report's and almost certainly the paper's. */
    GREY("grey"),
    /** 1 where x is at least 0.5. */
    THRESHOLDED("thresholded at 0.5"),
    /** 1 with probability x, drawn once. */
    BINARISED_ONCE("binarised once by draw"),
    /** 1 with probability x, drawn anew each time an image is used for training; test images are drawn once. */
    BINARISED_DYNAMICALLY("binarised dynamically");

    private static final long SEED = 20_08;

    private final String title;

    DataTreatment(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether training images are drawn anew each time: {@link #draw}. */
    public boolean isDynamic() {
        return this == BINARISED_DYNAMICALLY;
    }

    /** The set as the model sees it; for dynamic binarisation the training set stays grey. */
    public Dataset apply(Dataset data) {
        return new Dataset(
                data.name(), isDynamic() ? data.train() : apply(data.train(), 0), apply(data.test(), 1), data.origin());
    }

    private ImageSet apply(ImageSet set, int part) {
        if (this == GREY) {
            return set;
        }
        byte[] out = new byte[set.pixels().length];
        Noise noise = new Noise(SEED);
        int n = set.pixelCount();
        for (int i = 0; i < set.count(); i++) {
            UniformRandomProvider random = noise.at(Noise.Stream.BINARISATION, part, i);
            for (int j = i * n; j < (i + 1) * n; j++) {
                int grey = set.pixels()[j] & 0xff;
                boolean on = this == THRESHOLDED ? grey > 127 : random.nextInt(255) < grey;
                out[j] = (byte) (on ? 255 : 0);
            }
        }
        return set.withPixels(set.name() + ", " + title, out);
    }

    /** Draws pixels in place: 1 with probability x[j]. */
    public static void draw(float[] x, int n, UniformRandomProvider random) {
        for (int j = 0; j < n; j++) {
            x[j] = random.nextFloat() < x[j] ? 1f : 0f;
        }
    }
}
