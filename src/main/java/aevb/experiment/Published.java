package aevb.experiment;

import aevb.data.Dataset;
import aevb.objective.Objective;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The paper's curves, digitised from the vector paths of its Figures 2 and 3, and other published numbers. */
public final class Published {
    private static final String FIGURE_2 = "aevb-figure2.csv";
    private static final String IWAE = "iwae-table1.csv";
    private static final String FIGURE_3 = "aevb-figure3.csv";
    /** Where its axis ends, generously. */
    private static final double LEAST_OF_FIGURE_3 = -200;

    /** A point of a curve, nats per image: a lower bound in Figure 2, log p(x) in Figure 3. */
    public record Point(long trainingSamples, double lowerBound) {}

    /** Whose curve. */
    public enum Method {
        AEVB("aevb", "AEVB"),
        WAKE_SLEEP("wake-sleep", "wake-sleep"),
        /** Figure 3 only. */
        MONTE_CARLO_EM("mcem", "Monte Carlo EM");

        private final String word;
        private final String title;

        Method(String word, String title) {
            this.word = word;
            this.title = title;
        }

        /** As the file of digitised curves, and our runs, name it. */
        String word() {
            return word;
        }

        public String title() {
            return title;
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

    /** A curve of the paper's Figure 2 for MNIST, empty where it has no such latent dimension. */
    public static List<Point> curve(int latentDim, Method method, Split split) {
        return curve("mnist", latentDim, method, split);
    }

    /**
     * A curve of the paper's Figure 2.
     *
     * @param dataset "mnist" or "frey"
     */
    public static List<Point> curve(String dataset, int latentDim, Method method, Split split) {
        return points(FIGURE_2, dataset + "," + latentDim + "," + method.word + "," + split.word + ",");
    }

    /**
     * A curve of the paper's Figure 3: the estimated log p(x) after training on so many images, 1000 or 50 000. It begins where it
     * enters the figure: the untrained model below it is on the path, what was measured between the two is not.
     */
    public static List<Point> logLikelihood(int trainCount, Method method, Split split) {
        return points(FIGURE_3, trainCount + "," + method.word + "," + split.word + ",").stream()
                .filter(p -> p.lowerBound > LEAST_OF_FIGURE_3)
                .toList();
    }

    /** The curve of Figure 2 that this experiment reproduces: of its data set, latent dimension and method. */
    public static List<Point> curve(Experiment e, Split split) {
        String dataset = Set.of(Dataset.FREY, Dataset.DRAWN_FACES).contains(e.dataset()) ? "frey" : "mnist";
        Method method = e.training().objective() instanceof Objective.WakeSleep ? Method.WAKE_SLEEP : Method.AEVB;
        return curve(dataset, e.architecture().latentDim(), method, split);
    }

    /**
     * log p(x) of the importance-weighted autoencoder with k samples as its authors estimate it with 5000, nats per image (Burda,
     * Grosse and Salakhutdinov 2015, Table 1, one stochastic layer); with 1 it is the VAE. Empty for other k.
     */
    public static Optional<Double> importanceWeighted(int k) {
        String prefix = (k == 1 ? "vae," : "iwae,") + k + ",";
        return text(IWAE)
                .lines()
                .filter(l -> l.startsWith(prefix))
                .map(l -> -Double.parseDouble(l.substring(prefix.length())))
                .findFirst();
    }

    private static List<Point> points(String file, String prefix) {
        return text(file)
                .lines()
                .filter(l -> l.startsWith(prefix))
                .map(l -> l.substring(prefix.length()).split(","))
                .map(f -> new Point(Math.round(Double.parseDouble(f[0])), Double.parseDouble(f[1])))
                .toList();
    }

    /** The paper's AEVB bound on MNIST at so many training samples; empty outside its curve. */
    public static Optional<Double> aevb(int latentDim, Split split, long trainingSamples) {
        return at(curve(latentDim, Method.AEVB, split), trainingSamples);
    }

    /** A curve's value, interpolated along log samples; empty outside it. */
    public static Optional<Double> at(List<Point> points, long trainingSamples) {
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

    private static String text(String file) {
        try (InputStream in = Published.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
