package aevb.exercise;

import static aevb.exercise.Check.near;

import aevb.experiment.Run;
import aevb.train.History;
import aevb.train.History.Row;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** Checks of the exercises in {@code 03-fig1-elbo-curves}. */
public final class LearningCurves {
    private LearningCurves() {}

    /** The latent dimension whose training bound lies furthest above its test bound at the end. */
    public static Verdict widestGap(Integer answer, List<Run> runs) {
        ToDoubleFunction<Run> gap = r ->
                r.history().last().train().elbo() - r.history().last().test().elbo();
        Run widest = runs.stream().max(Comparator.comparingDouble(gap)).orElseThrow();
        return Check.of(answer)
                .hint(a -> runs.stream().noneMatch(r -> r.latentDim() == a), "no run has this latent dimension.")
                .right(near(widest.latentDim(), 0), String.format("%.2f nats.", gap.applyAsDouble(widest)))
                .otherwise(a -> String.format(
                        "its gap is %.2f nats; another one is wider.",
                        gap.applyAsDouble(runs.stream()
                                .filter(r -> r.latentDim() == a)
                                .findFirst()
                                .orElseThrow())));
    }

    /** A function that finds the epoch of the best test bound. */
    public static Verdict bestEpoch(ToIntFunction<History> answer, List<Run> runs) {
        return Check.of(answer)
                .right(
                        f -> agrees(f, runs, h -> best(h, r -> r.test().elbo()).epoch()),
                        "Chosen on test data, mind you.")
                .hint(
                        f -> agrees(f, runs, h -> best(h, r -> r.test().elbo()).epoch() - 1),
                        "one too small: rows are counted from 0, epochs from 1.")
                .hint(f -> agrees(f, runs, h -> best(h, r -> -r.test().elbo()).epoch()), "this is the worst epoch.")
                .hint(
                        f -> agrees(f, runs, h -> best(h, r -> r.train().elbo()).epoch()),
                        "this looks at the training bound.")
                .otherwise("go through h.rows() and keep the epoch() of the row with the largest test().elbo().");
    }

    private static Row best(History h, ToDoubleFunction<Row> value) {
        return h.rows().stream().max(Comparator.comparingDouble(value)).orElseThrow();
    }

    private static boolean agrees(ToIntFunction<History> f, List<Run> runs, ToIntFunction<History> g) {
        return runs.stream().map(Run::history).allMatch(h -> f.applyAsInt(h) == g.applyAsInt(h));
    }

    /** |mean of a - mean of b| over the standard error of that difference, of the last test bounds. */
    public static Verdict separation(Double answer, List<Run> a, List<Run> b) {
        double difference = Math.abs(mean(a) - mean(b));
        double right = difference / Math.sqrt(variance(a, 1) / a.size() + variance(b, 1) / b.size());
        double biased = difference / Math.sqrt(variance(a, 0) / a.size() + variance(b, 0) / b.size());
        double spread = difference / Math.sqrt(variance(a, 1) + variance(b, 1));
        double near = 0.01 * right;
        return Check.of(answer)
                .right(
                        near(right, near),
                        "Above about 3, chance is a poor explanation; with three seeds be careful still.")
                .hint(near(-right, near), "without its sign, please.")
                .hint(
                        near(biased, near),
                        "three values estimate their mean as well: divide the squares by 2, not by 3.")
                .hint(
                        near(spread, near),
                        "this is in standard deviations; the mean of three varies less, by the root of 3.")
                .hint(near(difference, near), "this is the difference in nats; divide it by its standard error.")
                .otherwise("sqrt(s1^2 / 3 + s2^2 / 3) is the standard error, s^2 the variance over the three seeds.");
    }

    private static double mean(List<Run> runs) {
        return runs.stream().mapToDouble(LearningCurves::last).average().orElseThrow();
    }

    private static double variance(List<Run> runs, int ddof) {
        double mean = mean(runs);
        double squares =
                runs.stream().mapToDouble(r -> Math.pow(last(r) - mean, 2)).sum();
        return squares / (runs.size() - ddof);
    }

    private static double last(Run r) {
        return r.history().last().test().elbo();
    }
}
