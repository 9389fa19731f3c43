package aevb.experiment;

import aevb.data.ImageSet;
import aevb.eval.ImportanceBound;
import aevb.model.Model;
import aevb.nn.Team;
import aevb.objective.Objective;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * What a finished run's test images are worth by the importance-weighted bound with more and more samples: the last, with 5000, is
 * what is published as log p(x) (Burda, Grosse and Salakhutdinov 2015). Minutes of work, so it is kept beside the weights.
 */
public record ImportanceBounds(List<Point> points) {
    private static final PointsFile FILE = new PointsFile("importance-bounds.csv", "samples,images,bound");
    private static final long SEED = 1;

    /** The bound with so many samples, nats per image, as the mean over so many images. */
    public record Point(int samples, int images, double bound) {}

    public ImportanceBounds {
        points = List.copyOf(points);
    }

    /** Measured at the end of runs that climb this bound. */
    static boolean isOf(Experiment e) {
        return e.training().objective() instanceof Objective.Iwae;
    }

    /** All test images with up to 5000 samples; fewer of both for runs that are shortened. */
    static ImportanceBounds measure(Experiment e, Model model, ImageSet test, int lanes, IntConsumer done) {
        List<Integer> ks = isWhole(e) ? List.of(1, 5, 50, 5000) : List.of(1, 5, 50, 500);
        int n = images(e, test);
        try (Team team = new Team(lanes)) {
            double[] bounds = ImportanceBound.ladder(model, test, n, ks, SEED, team, done);
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < bounds.length; i++) {
                points.add(new Point(ks.get(i), n, bounds[i]));
            }
            return new ImportanceBounds(points);
        }
    }

    /** How many images {@link #measure} takes. */
    static int images(Experiment e, ImageSet test) {
        long samples = (long) e.training().epochs() * e.trainCount();
        return Math.min(test.count(), isWhole(e) ? Integer.MAX_VALUE : samples >= 100_000 ? 500 : 20);
    }

    private static boolean isWhole(Experiment e) {
        return (long) e.training().epochs() * e.trainCount() > 1_000_000;
    }

    /** Those of the run in this folder; empty where they were not measured. */
    static ImportanceBounds read(Path folder) {
        return new ImportanceBounds(FILE.read(
                folder, f -> new Point(Integer.parseInt(f[0]), Integer.parseInt(f[1]), Double.parseDouble(f[2]))));
    }

    void write(Path folder) {
        FILE.write(folder, points, p -> String.format(Locale.ROOT, "%d,%d,%.4f", p.samples, p.images, p.bound));
    }
}
