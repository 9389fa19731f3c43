package aevb.exercise;

import static aevb.exercise.Check.near;

import aevb.experiment.Run;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Checks of the exercises in {@code 06-step-size-search}. */
public final class StepSizes {
    private static final double[][] CASES = {{0.02, 1}, {0.02, 10}, {0.1, 7}};

    private StepSizes() {}

    /** The latent dimension whose best step size leads by least. */
    public static Verdict closestChoice(Integer answer, List<Run> search) {
        Map<Integer, Double> leads = search.stream()
                .collect(Collectors.groupingBy(
                        Run::latentDim, Collectors.collectingAndThen(Collectors.toList(), StepSizes::lead)));
        int closest = leads.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return Check.of(answer)
                .hint(a -> !leads.containsKey(a), "no run has this latent dimension.")
                .right(
                        near(closest, 0),
                        String.format("By %.2f nats. Notebook 03 has how much seeds differ.", leads.get(closest)))
                .otherwise(a -> String.format("there the best leads by %.2f nats.", leads.get(a)));
    }

    private static double lead(List<Run> runs) {
        double[] sorted = runs.stream()
                .mapToDouble(r -> r.history().last().train().elbo())
                .sorted()
                .toArray();
        return sorted[sorted.length - 1] - sorted[sorted.length - 2];
    }

    /** How far Adagrad goes in so many steps of an unchanging gradient, as a function of step size and steps. */
    public static Verdict distance(DoubleBinaryOperator answer) {
        DoubleBinaryOperator right = (eta, steps) -> {
            double sum = 0;
            for (int t = 1; t <= steps; t++) {
                sum += eta / Math.sqrt(t);
            }
            return sum;
        };
        return Check.of(answer)
                .right(f -> agrees(f, right), "About 2 eta sqrt(T): Adagrad slows down, but never comes to rest.")
                .hint(f -> agrees(f, (eta, steps) -> eta * steps), "every step would be as long as the first.")
                .hint(f -> agrees(f, (eta, steps) -> 2 * eta * Math.sqrt(steps)), "near, for many steps; sum them up.")
                .hint(f -> agrees(f, (eta, steps) -> eta / Math.sqrt(steps)), "this is the last step alone.")
                .otherwise(
                        "after t steps of gradient g the root is |g| sqrt(t), so step t has the length eta / sqrt(t).");
    }

    private static boolean agrees(DoubleBinaryOperator f, DoubleBinaryOperator g) {
        for (double[] c : CASES) {
            if (!(Math.abs(f.applyAsDouble(c[0], c[1]) - g.applyAsDouble(c[0], c[1])) < 1e-6)) {
                return false;
            }
        }
        return true;
    }

    /** The step size with the best training bound over all epochs of the search, for one latent dimension. */
    public static Verdict byAllEpochs(Double answer, List<Run> search, int latentDim) {
        List<Run> runs = search.stream().filter(r -> r.latentDim() == latentDim).toList();
        ToDoubleFunction<Run> overall = r -> r.history().rows().stream()
                .mapToDouble(row -> row.train().elbo())
                .average()
                .orElseThrow();
        return Check.of(answer)
                .hint(
                        a -> runs.stream().noneMatch(r -> stepSize(r) == a),
                        "no run was trained with this step size: 0.1, 0.02 or 0.01.")
                .right(near(best(runs, overall), 0), "A mean over all epochs favours what is fast at the start.")
                .hint(
                        near(best(runs, r -> r.history().last().train().elbo()), 0),
                        "this looks at the last epoch alone.")
                .otherwise("average train().elbo() over the rows of each history.");
    }

    private static double best(List<Run> runs, ToDoubleFunction<Run> value) {
        return stepSize(runs.stream().max(Comparator.comparingDouble(value)).orElseThrow());
    }

    private static double stepSize(Run r) {
        return r.experiment().training().optimizer().stepSize();
    }
}
