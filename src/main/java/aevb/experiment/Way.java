package aevb.experiment;

import aevb.train.History;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A way of training the model that a study compares with others, over its seeds.
 *
 * @param name the runs' name without study and seed: "adam-relu"
 */
public record Way(String name, List<Run> runs) {
    /** The ways of a study, in the order of its runs. */
    public static List<Way> of(List<Run> runs) {
        Map<String, List<Run>> byName = runs.stream()
                .collect(Collectors.groupingBy(
                        r -> Studies.partName(r).replaceFirst("-seed-\\d+$", ""),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<Way> ways = new ArrayList<>();
        byName.forEach((name, group) -> ways.add(new Way(name, group)));
        return ways;
    }

    private static double lastTest(Run r) {
        return r.history().last().test().elbo();
    }

    /** The test bound after the last epoch over the seeds, in nats per image. */
    public DoubleSummaryStatistics ends() {
        return runs.stream().mapToDouble(Way::lastTest).summaryStatistics();
    }

    /** The mean of how far the training bound lies above the test bound at the end. */
    public double trainMinusTest() {
        return runs.stream()
                .mapToDouble(r -> r.history().last().train().elbo() - lastTest(r))
                .average()
                .orElseThrow();
    }

    /** How many of the seeds ever have a test bound of {@code goal}. */
    public long thatReach(double goal) {
        return runs.stream().filter(r -> samplesTo(r, goal).isPresent()).count();
    }

    /** Training samples until the test bound is first {@code goal}: the mean over the seeds that get there. */
    public OptionalDouble samplesTo(double goal) {
        return runs.stream()
                .map(r -> samplesTo(r, goal))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .average();
    }

    /** The same in seconds of the machine that trained the runs, at each run's own pace. */
    public OptionalDouble secondsTo(double goal) {
        return runs.stream()
                .filter(r -> samplesTo(r, goal).isPresent())
                .mapToDouble(r -> samplesTo(r, goal).getAsLong() / pace(r))
                .average();
    }

    /** Images a second, the mean over the seeds. */
    public double pace() {
        return runs.stream().mapToDouble(Way::pace).average().orElseThrow();
    }

    private static double pace(Run r) {
        return r.history().last().trainingSamples() / r.provenance().wallSeconds();
    }

    private static OptionalLong samplesTo(Run r, double goal) {
        return r.history().rows().stream()
                .filter(row -> row.test().elbo() >= goal)
                .mapToLong(History.Row::trainingSamples)
                .findFirst();
    }
}
