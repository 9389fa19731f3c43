package aevb.eval;

import aevb.data.ImageSet;
import aevb.model.Model;
import aevb.nn.Team;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The importance-weighted bound of a VAE: log p(x) from below, the tighter the more samples. */
public final class ImportanceBound {
    /** Both bounds from the same samples, in nats per image. */
    public record Bounds(double elbo, double importance) {}

    private ImportanceBound() {}

    /**
     * The mean over the first {@code count} images, with {@code samples} latent samples each.
     *
     * @throws IllegalArgumentException if the model is no VAE
     */
    public static Bounds of(Model vae, ImageSet images, int count, int samples, long seed) {
        try (Team alone = new Team(1)) {
            double[] ladder = ladder(vae, images, count, List.of(1, samples), seed, alone, done -> {});
            return new Bounds(ladder[0], ladder[1]);
        }
    }

    /**
     * The bounds with each of these numbers of samples, all from the same weights; the last number is the largest and a multiple of
     * each.
     *
     * @param done told how many images are through; what it throws ends the measurement
     * @return nats per image, in the order of {@code ks}
     */
    public static double[] ladder(
            Model vae, ImageSet images, int count, List<Integer> ks, long seed, Team team, IntConsumer done) {
        int samples = ks.get(ks.size() - 1);
        int n = Math.min(count, images.count());
        WeightSampler[] samplers = IntStream.range(0, team.lanes())
                .mapToObj(lane -> new WeightSampler(vae, samples, seed))
                .toArray(WeightSampler[]::new);
        double[][] bounds = new double[n][];
        for (int first = 0; first < n; first += samplers.length) {
            int from = first;
            team.run(lane -> {
                int i = from + lane;
                if (i < n) {
                    double[] w = samplers[lane].logWeights(images.image(i), i);
                    bounds[i] = ks.stream()
                            .mapToDouble(k -> LogWeights.importanceBound(w, k))
                            .toArray();
                }
            });
            done.accept(Math.min(n, first + samplers.length));
        }
        return IntStream.range(0, ks.size())
                .mapToDouble(j -> IntStream.range(0, n)
                        .mapToDouble(i -> bounds[i][j])
                        .average()
                        .orElse(Double.NaN))
                .toArray();
    }
}
