package aevb.figure;

/** A line of a chart. */
public record Curve(String name, double[] x, double[] y, Kind kind) {
    /** What it shows, which decides how it is drawn. */
    public enum Kind {
        TRAIN,
        TEST,
        PUBLISHED_TRAIN,
        PUBLISHED_TEST,
        /** Methods side by side: a colour each, solid for ours, dashed for what is published or a variant of the same. */
        FIRST,
        SECOND,
        THIRD,
        PUBLISHED_FIRST,
        PUBLISHED_SECOND,
        PUBLISHED_THIRD;

        boolean isPublished() {
            return name().startsWith("PUBLISHED");
        }
    }

    public Curve {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException(
                    name + ": a curve needs as many x as y and at least one, got " + x.length + " and " + y.length);
        }
        x = x.clone();
        y = y.clone();
    }
}
