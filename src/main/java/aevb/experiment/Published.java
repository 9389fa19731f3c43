package aevb.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The paper's Figure 2 for MNIST, digitised from the vector paths of its PDF: lower bound in nats per image against training
 * samples, for AEVB and wake-sleep.
 */
public final class Published {
    private static final String FILE = "aevb-figure2-mnist.csv";

    /** A point of a curve. */
    public record Point(long trainingSamples, double lowerBound) {}

    /** Whose curve. */
    public enum Method {
        AEVB("aevb"),
        WAKE_SLEEP("wake-sleep");

        private final String word;

        Method(String word) {
            this.word = word;
        }
    }

    /** Which images it is measured on. */
    public enum Split {
        TRAIN("train"),
        TEST("test");

        private final String word;

        Split(String word) {
            this.word = word;
        }
    }

    private Published() {}

    /** A curve of the paper's Figure 2, empty where it has no such latent dimension. */
    public static List<Point> curve(int latentDim, Method method, Split split) {
        String prefix = "mnist," + latentDim + "," + method.word + "," + split.word + ",";
        return text().lines()
                .filter(l -> l.startsWith(prefix))
                .map(l -> l.substring(prefix.length()).split(","))
                .map(f -> new Point(Math.round(Double.parseDouble(f[0])), Double.parseDouble(f[1])))
                .toList();
    }

    /** The paper's AEVB bound at so many training samples, interpolated along log samples; empty outside its curve. */
    public static Optional<Double> aevb(int latentDim, Split split, long trainingSamples) {
        List<Point> points = curve(latentDim, Method.AEVB, split);
        for (int i = 1; i < points.size(); i++) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            if (a.trainingSamples <= trainingSamples && trainingSamples <= b.trainingSamples) {
                double t = (Math.log(trainingSamples) - Math.log(a.trainingSamples))
                        / (Math.log(b.trainingSamples) - Math.log(a.trainingSamples));
                return Optional.of(a.lowerBound + t * (b.lowerBound - a.lowerBound));
            }
        }
        return Optional.empty();
    }

    private static String text() {
        try (InputStream in = Published.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
