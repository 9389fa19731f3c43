package aevb.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes turns: after a warm-up of each contender, in every round each runs a slice of steps, so that a slow minute of the
 * machine hits all alike. The median over the rounds counts.
 */
public final class Bench {
    /** A contender's times, in milliseconds a step, and the memory of its process at the end. */
    public record Result(
            String contender, double median, double min, double max, int samplesPerStep, double residentMegabytes) {
        public double samplesPerSecond() {
            return samplesPerStep * 1000 / median;
        }
    }

    private static final double WARM_UP_MILLIS = 4000;
    private static final double SLICE_MILLIS = 700;
    private static final long SETTLE_MILLIS = 500;
    private static final int SETTLE_STEPS = 20;

    private final int rounds;
    private final Consumer<String> progress;

    public Bench(int rounds, Consumer<String> progress) {
        if (rounds < 5) {
            throw new IllegalArgumentException("fewer than 5 rounds make no median, got " + rounds);
        }
        this.rounds = rounds;
        this.progress = progress;
    }

    /** Measures all; closes them at the end. */
    public List<Result> measure(List<Contender> contenders) throws Exception {
        try {
            int[] slice = new int[contenders.size()];
            double[][] times = new double[contenders.size()][rounds];
            for (int i = 0; i < slice.length; i++) {
                progress.accept("warming up " + contenders.get(i).name());
                slice[i] = warmUp(contenders.get(i));
            }
            for (int r = 0; r < rounds; r++) {
                for (int i = 0; i < slice.length; i++) {
                    progress.accept("round " + (r + 1) + " of " + rounds + ": "
                            + contenders.get(i).name());
                    settle(contenders.get(i));
                    times[i][r] = contenders.get(i).millisPerStep(slice[i]);
                }
            }
            List<Result> results = new ArrayList<>();
            for (int i = 0; i < slice.length; i++) {
                results.add(result(contenders.get(i), times[i]));
            }
            return results;
        } finally {
            contenders.forEach(Contender::close);
        }
    }

    /** OpenMP threads of the contender before spin on for a while; then caches and clocks must find their level again. */
    private static void settle(Contender next) throws Exception {
        Thread.sleep(SETTLE_MILLIS);
        next.millisPerStep(SETTLE_STEPS);
    }

    /** Runs until warm; the number of steps that make a slice. */
    private static int warmUp(Contender c) throws Exception {
        double spent = 0;
        double last = 0;
        int steps = 10;
        while (spent < WARM_UP_MILLIS) {
            last = c.millisPerStep(steps);
            spent += last * steps;
            steps = Math.max(10, (int) (200 / last));
        }
        return Math.max(5, (int) Math.round(SLICE_MILLIS / last));
    }

    private static Result result(Contender c, double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
        return new Result(c.name(), median, sorted[0], sorted[n - 1], c.samplesPerStep(), c.residentMegabytes());
    }
}
