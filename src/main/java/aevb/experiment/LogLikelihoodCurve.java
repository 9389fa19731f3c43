package aevb.experiment;

import aevb.data.Dataset;
import aevb.eval.LogLikelihood;
import aevb.model.Model;
import aevb.train.History;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** log p(x) along a run, on its first 1000 training and test images, as in the paper's Figure 3. */
public record LogLikelihoodCurve(List<Point> points) {
    private static final PointsFile FILE =
            new PointsFile("log-likelihood.csv", "training_samples,train_lower,train_upper,test_lower,test_upper");
    private static final String STUDY = "likelihood.";
    /** Points a factor of ten. */
    private static final double[] STEPS = {1, 2, 5, 10};

    /** Both estimates on both sets, nats per image. */
    public record Point(long trainingSamples, LogLikelihood train, LogLikelihood test) {}

    public LogLikelihoodCurve {
        points = List.copyOf(points);
    }

    /** Whether log p(x) is measured along this run at all. */
    static boolean isOf(Experiment e) {
        return e.name().startsWith(STUDY);
    }

    /** The paper's first 1000 images; fewer for runs that are shortened anyway, as the estimate takes longer than they do. */
    private static int images(Experiment e) {
        long samples = (long) e.training().epochs() * e.trainCount();
        return samples >= 10_000_000 ? 1000 : samples >= 100_000 ? 100 : 20;
    }

    /** Whether a run is measured after a row: at 1, 2 and 5 times a power of ten training samples, and at its end. */
    static boolean isMeasured(Experiment e, History history) {
        if (history.last().epoch() == e.training().epochs()) {
            return true;
        }
        List<History.Row> rows = history.rows();
        long now = history.last().trainingSamples();
        long before = rows.size() < 2 ? 0 : rows.get(rows.size() - 2).trainingSamples();
        double power = Math.pow(10, Math.floor(Math.log10(now)));
        for (double step : STEPS) {
            if (before < step * power && step * power <= now) {
                return true;
            }
        }
        return false;
    }

    static Point measure(Experiment e, Model model, Dataset data, long trainingSamples) {
        return new Point(
                trainingSamples,
                LogLikelihood.of(model, data.train(), images(e), 1),
                LogLikelihood.of(model, data.test(), images(e), 2));
    }

    /** The curve that was measured while the run in this folder was trained; empty where it was not. */
    static LogLikelihoodCurve read(Path folder) {
        return new LogLikelihoodCurve(FILE.read(
                folder,
                f -> new Point(
                        Long.parseLong(f[0]),
                        new LogLikelihood(Double.parseDouble(f[1]), Double.parseDouble(f[2])),
                        new LogLikelihood(Double.parseDouble(f[3]), Double.parseDouble(f[4])))));
    }

    /** This curve with a point more; later points of a run that was killed and went on are measured again. */
    LogLikelihoodCurve plus(Point p) {
        List<Point> kept = new ArrayList<>(points.stream()
                .filter(q -> q.trainingSamples < p.trainingSamples)
                .toList());
        kept.add(p);
        return new LogLikelihoodCurve(kept);
    }

    void write(Path folder) {
        FILE.write(
                folder,
                points,
                p -> String.format(
                        Locale.ROOT,
                        "%d,%.4f,%.4f,%.4f,%.4f",
                        p.trainingSamples,
                        p.train.lower(),
                        p.train.upper(),
                        p.test.lower(),
                        p.test.upper()));
    }
}
