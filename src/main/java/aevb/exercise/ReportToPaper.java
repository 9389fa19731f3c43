package aevb.exercise;

import static aevb.exercise.Check.near;

import aevb.experiment.Published;
import aevb.experiment.Published.Method;
import aevb.experiment.Published.Point;
import aevb.experiment.Published.Split;
import aevb.experiment.Run;
import aevb.experiment.Studies;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks of the exercises in {@code 08-from-the-report-to-the-paper}. */
public final class ReportToPaper {
    private static final Set<String> OF_THE_PAPER =
            Set.of("initialisation", "prior", "warm-up", "step-size", "n-50000");
    private static final String ALL = "paper";
    private static final String NONE = "report";

    private ReportToPaper() {}

    /** The single change that moves the test bound most, up or down, among runs that can be compared. */
    public static Verdict largestEffect(String answer, List<Run> comparable) {
        Map<String, Double> effects = effects(comparable);
        String largest = effects.entrySet().stream()
                .filter(e -> !e.getKey().equals(ALL))
                .max(Comparator.comparingDouble(e -> Math.abs(e.getValue())))
                .orElseThrow()
                .getKey();
        return Check.of(answer)
                .hint(a -> a.equals(ALL), "that run changes several things at once.")
                .hint(
                        a -> Set.of("thresholded", "binarised-once", "gaussian-decoder")
                                .contains(a),
                        "its bound is of another data set, or a density: it cannot be compared.")
                .hint(a -> !effects.containsKey(a), "name it as the first table does, one of " + effects.keySet() + ".")
                .right(largest::equals, String.format("%+.2f nats.", effects.get(largest)))
                .otherwise(a -> String.format("it makes %+.2f nats; another one makes more.", effects.get(a)));
    }

    private static Map<String, Double> effects(List<Run> runs) {
        Map<String, Double> last = runs.stream()
                .collect(Collectors.toMap(
                        Studies::partName, r -> r.history().last().test().elbo()));
        double report = last.remove(NONE);
        last.replaceAll((name, elbo) -> elbo - report);
        return last;
    }

    /** The number of training samples at which the paper's test bound is best, for a latent dimension. */
    public static Verdict paperOverfits(Double answer, int latentDim) {
        double test = best(latentDim, Split.TEST);
        double train = best(latentDim, Split.TRAIN);
        return Check.of(answer)
                .right(near(test, 0.35 * test), String.format("At %.2g; the training bound rises on.", test))
                .hint(near(train, 0.1 * train), "there the training bound is best.")
                .hint(near(test / 50_000, 0.35 * test / 50_000), "these are epochs; samples are asked for.")
                .otherwise("Published.curve(latentDim, Method.AEVB, Split.TEST) has the points; take the highest.");
    }

    private static double best(int latentDim, Split split) {
        return Published.curve(latentDim, Method.AEVB, split).stream()
                .max(Comparator.comparingDouble(Point::lowerBound))
                .orElseThrow()
                .trainingSamples();
    }

    /** What the paper's five changes would make together if their effects added up. */
    public static Verdict sumOfEffects(Double answer, List<Run> comparable) {
        Map<String, Double> effects = effects(comparable);
        double sum = OF_THE_PAPER.stream().mapToDouble(effects::get).sum();
        double all = effects.values().stream().mapToDouble(v -> v).sum();
        return Check.of(answer)
                .right(
                        near(sum, 0.02),
                        String.format(
                                "Together they make %+.2f: the rest is how they act on each other.", effects.get(ALL)))
                .hint(
                        near(effects.get(ALL), 0.02),
                        "this is what they make together, measured; add the five single ones.")
                .hint(near(-sum, 0.02), "the sign: the changed run minus the report's.")
                .hint(near(all, 0.02), "add only the five that the paper's run has: " + OF_THE_PAPER + ".")
                .otherwise("column \"beside the first\" has the single effects; add those of " + OF_THE_PAPER + ".");
    }
}
