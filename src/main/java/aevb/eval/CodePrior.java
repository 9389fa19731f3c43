package aevb.eval;

import aevb.prob.Noise;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A prior over rows of code numbers, fitted to those of training images: without one a vector-quantised autoencoder cannot be
 * sampled from. It is a mixture: a component is drawn, then each position's number by itself from the component's distribution.
 * The positions of a fully connected encoder have no neighbours, so nothing is said about which stands beside which.
 */
public final class CodePrior {
    /** Added to every count, so that no number is impossible. */
    private static final double SMOOTHING = 0.1;

    private final double[] logWeights;
    /** log p(number | component, position), [component][position * size + number]. */
    private final double[][] logP;

    private final int positions;
    private final int size;

    private CodePrior(int components, int positions, int size) {
        this.positions = positions;
        this.size = size;
        logWeights = new double[components];
        logP = new double[components][positions * size];
    }

    /**
     * Fits by expectation maximisation, beginning at randomly chosen images.
     *
     * @param training [images][positions] of code numbers
     * @param size K, vectors in the codebook
     * @param rounds of EM
     */
    public static CodePrior fit(int[][] training, int size, int components, int rounds, long seed) {
        var prior = new CodePrior(components, training[0].length, size);
        int[] order = new Noise(seed).permutation(Noise.Stream.SHUFFLE, 0, training.length);
        double[][] belongs = new double[training.length][components];
        for (int c = 0; c < components; c++) {
            belongs[order[c % training.length]][c] = 1;
        }
        for (int round = 0; round <= rounds; round++) {
            prior.maximise(training, belongs);
            IntStream.range(0, training.length).parallel().forEach(i -> prior.expect(training[i], belongs[i]));
        }
        return prior;
    }

    private void maximise(int[][] training, double[][] belongs) {
        IntStream.range(0, logP.length).parallel().forEach(c -> {
            double[] counts = new double[positions * size];
            Arrays.fill(counts, SMOOTHING);
            double total = 0;
            for (int i = 0; i < training.length; i++) {
                double b = belongs[i][c];
                total += b;
                for (int p = 0; b > 0 && p < positions; p++) {
                    counts[p * size + training[i][p]] += b;
                }
            }
            for (int k = 0; k < counts.length; k++) {
                logP[c][k] = Math.log(counts[k] / (total + SMOOTHING * size));
            }
            logWeights[c] = Math.log((total + 1) / (training.length + logP.length));
        });
    }

    private void expect(int[] numbers, double[] belongs) {
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < belongs.length; c++) {
            belongs[c] = logWeights[c];
            for (int p = 0; p < positions; p++) {
                belongs[c] += logP[c][p * size + numbers[p]];
            }
            most = Math.max(most, belongs[c]);
        }
        double sum = 0;
        for (int c = 0; c < belongs.length; c++) {
            belongs[c] = Math.exp(belongs[c] - most);
            sum += belongs[c];
        }
        for (int c = 0; c < belongs.length; c++) {
            belongs[c] /= sum;
        }
    }

    /** The mean of log p(numbers), nats an image: higher is a better prior for these. */
    public double logLikelihood(int[][] numbers) {
        return Arrays.stream(numbers)
                .parallel()
                .mapToDouble(n -> {
                    double[] terms = new double[logWeights.length];
                    for (int c = 0; c < terms.length; c++) {
                        terms[c] = logWeights[c];
                        for (int p = 0; p < positions; p++) {
                            terms[c] += logP[c][p * size + n[p]];
                        }
                    }
                    return LogWeights.importanceBound(terms) + Math.log(terms.length);
                })
                .average()
                .orElseThrow();
    }

    /** Code numbers, [count][positions]. */
    public int[][] draw(int count, long seed) {
        int[][] out = new int[count][positions];
        var noise = new Noise(seed);
        for (int i = 0; i < count; i++) {
            UniformRandomProvider random = noise.at(Noise.Stream.PRIOR_SAMPLES, 0, i);
            int c = draw(logWeights, 0, logWeights.length, random.nextDouble());
            for (int p = 0; p < positions; p++) {
                out[i][p] = draw(logP[c], p * size, size, random.nextDouble());
            }
        }
        return out;
    }

    private static int draw(double[] logP, int from, int n, double u) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += Math.exp(logP[from + k]);
        }
        double at = u * sum;
        for (int k = 0; k < n; k++) {
            at -= Math.exp(logP[from + k]);
            if (at < 0) {
                return k;
            }
        }
        return n - 1;
    }

    /** Uniform code numbers, to see what becomes of them. */
    public static int[][] uniform(int count, int positions, int size, long seed) {
        int[][] out = new int[count][positions];
        for (int i = 0; i < count; i++) {
            UniformRandomProvider random = new Noise(seed).at(Noise.Stream.PRIOR_SAMPLES, 0, i);
            for (int p = 0; p < positions; p++) {
                out[i][p] = random.nextInt(size);
            }
        }
        return out;
    }
}
