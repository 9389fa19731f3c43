package aevb.data;

/**
 * A training and a test set.
 *
 * @param name short and stable, part of a run's name: "mnist", "frey", "drawn", or a folder's name
 * @param origin where it was found, for people
 */
public record Dataset(String name, ImageSet train, ImageSet test, String origin) {
    /** The name of the digits that the library draws where there is no MNIST. */
    public static final String DRAWN = "drawn";

    /** The name of the faces that the library draws where there are no Frey faces. */
    public static final String DRAWN_FACES = "drawn-faces";

    /** The name of the Frey faces. */
    public static final String FREY = "frey";

    /** The name of MNIST. */
    public static final String MNIST = "mnist";

    public Dataset {
        if (train.height() != test.height() || train.width() != test.width()) {
            throw new IllegalArgumentException("training images are " + train.height() + " x " + train.width()
                    + ", test images " + test.height() + " x " + test.width() + ": expected the same size");
        }
    }

    /** Whether this is a stand-in that the library drew. */
    public boolean isDrawn() {
        return name.equals(DRAWN) || name.equals(DRAWN_FACES);
    }

    /** What every figure and table made from this data must say where {@code expected} is expected; empty where it is that. */
    public String markAgainst(String expected) {
        if (name.equals(expected)) {
            return "";
        }
        String other = expected.equals(MNIST) ? "MNIST" : "the Frey faces";
        return (name.equals(DRAWN) ? "drawn digits" : name.equals(DRAWN_FACES) ? "drawn faces" : name) + ", not "
                + other;
    }

    /** The first images of both sets. */
    public Dataset first(int trainCount, int testCount) {
        return new Dataset(name, train.first(trainCount), test.first(testCount), origin);
    }

    public int pixelCount() {
        return train.pixelCount();
    }
}
