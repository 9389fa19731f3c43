package aevb.figure;

/** A line of a chart. */
public record Curve(String name, double[] x, double[] y, Kind kind) {
    /** What it shows, which decides how it is drawn. */
    public enum Kind {
        TRAIN,
        TEST,
        PUBLISHED_TRAIN,
        PUBLISHED_TEST
    }

    public Curve {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException(
                    name + ": a curve needs as many x as y and at least one, got " + x.length + " and " + y.length);
        }
        x = x.clone();
        y = y.clone();
    }

    /** The points with x in [low, high]. */
    public Curve between(double low, double high) {
        int[] kept = java.util.stream.IntStream.range(0, x.length)
                .filter(i -> x[i] >= low && x[i] <= high)
                .toArray();
        return new Curve(
                name,
                java.util.Arrays.stream(kept).mapToDouble(i -> x[i]).toArray(),
                java.util.Arrays.stream(kept).mapToDouble(i -> y[i]).toArray(),
                kind);
    }
}
