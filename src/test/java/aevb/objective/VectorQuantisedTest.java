package aevb.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.eval.CodePrior;
import aevb.eval.CodeUse;
import aevb.model.Architecture;
import aevb.model.Codebook;
import aevb.model.Model;
import aevb.model.VectorQuantiser;
import aevb.nn.Blas;
import aevb.nn.Matrix;
import aevb.nn.Mlp;
import aevb.nn.PlainPasses;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Vector quantisation: nearest vectors, the gradient that goes straight through, the codebook's two ways to follow. */
class VectorQuantisedTest {
    private static final double EPSILON = 1e-6;
    private static final int B = SmallModels.BATCH;
    private static final Objective.VectorQuantised BY_GRADIENT = new Objective.VectorQuantised(0.25, 1.5, 0);

    private final Model model = Model.zeros(
                    Architecture.vectorQuantised(SmallModels.INPUT, 4, new Codebook(2, 3, 2)), DataType.DOUBLE)
            .randomise(0.5, 11);
    private final PlainPasses p = new PlainPasses();

    @BeforeAll
    static void blas() {
        Blas.start();
    }

    /**
     * What the gradient is the gradient of: the reconstruction at z_q + (z_e - z_e as it was), the codebook term with z_e as it
     * was, the commitment with the vectors as they were.
     */
    @Test
    void gradientGoesStraightThrough() {
        Minibatch batch = BY_GRADIENT.minibatch(model, B);
        SmallModels.fill(batch.x());
        SmallModels.gradient(model, batch, p, 1);
        Matrix before = encoded(batch.x());
        Matrix vectors = nearest(before);
        Matrix gradient =
                Matrix.zeros(DataType.DOUBLE, 1, model.parameters().gradient().columnCount());
        gradient.array().assign(model.parameters().gradient().array());
        int[] numbers = numbers(before);
        DoubleSupplier surrogate = () -> {
            Matrix now = encoded(batch.x());
            Matrix through = Matrix.zeros(DataType.DOUBLE, B, 4);
            double terms = 0;
            for (int i = 0; i < through.length(); i++) {
                through.put(i, vectors.get(i) + now.get(i) - before.get(i));
                double book = model.parameters().value("codebook").get(numbers[i / 2] * 2L + i % 2);
                terms += Math.pow(book - before.get(i), 2) + 0.25 * Math.pow(now.get(i) - vectors.get(i), 2);
            }
            return reconstruction(through, batch.x()) + 1.5 * terms / B;
        };
        Matrix w = model.parameters().value();
        for (long i = 0; i < w.length(); i++) {
            double at = w.get(i);
            w.put(i, at + EPSILON);
            double above = surrogate.getAsDouble();
            w.put(i, at - EPSILON);
            double below = surrogate.getAsDouble();
            w.put(i, at);
            assertEquals((above - below) / (2 * EPSILON), gradient.get(i), 1e-6, "parameter " + i);
        }
    }

    private Matrix encoded(Matrix x) {
        Mlp.Tape tape = model.encoder().tape(DataType.DOUBLE, B);
        return model.encoder().forward(p, x, tape);
    }

    private int[] numbers(Matrix encoded) {
        int[][] rows = new VectorQuantiser(model).numbers(encoded.toRows());
        return java.util.Arrays.stream(rows)
                .flatMapToInt(java.util.Arrays::stream)
                .toArray();
    }

    private Matrix nearest(Matrix encoded) {
        int[] numbers = numbers(encoded);
        Matrix out = Matrix.zeros(DataType.DOUBLE, B, 4);
        for (int i = 0; i < out.length(); i++) {
            out.put(i, model.parameters().value("codebook").get(numbers[i / 2] * 2L + i % 2));
        }
        return out;
    }

    private double reconstruction(Matrix z, Matrix x) {
        Mlp.Tape tape = model.decoder().tape(DataType.DOUBLE, B);
        Matrix logP = Matrix.zeros(DataType.DOUBLE, B, 1);
        model.architecture().likelihood().logProb(p, model.decoder().forward(p, z, tape), x, logP, 1, null);
        return -logP.sum() / B;
    }

    @Test
    void theNearestVectorIsNearest() {
        Model m = Model.random(Architecture.vectorQuantised(10, 6, new Codebook(3, 20, 4)), 0.5, 1);
        var quantiser = new VectorQuantiser(m);
        float[] vectors = quantiser.vectors();
        float[][] z = new aevb.prob.Noise(1).normals(aevb.prob.Noise.Stream.TRAINING, 30, 12);
        int[][] numbers = quantiser.numbers(z);
        for (int i = 0; i < z.length; i++) {
            for (int q = 0; q < 3; q++) {
                double least = distance(z[i], q * 4, vectors, numbers[i][q] * 4);
                for (int k = 0; k < 20; k++) {
                    assertTrue(least <= distance(z[i], q * 4, vectors, k * 4));
                }
            }
        }
        assertArrayEquals(numbers, quantiser.numbers(quantiser.quantised(z)), "a vector is its own nearest");
    }

    private static double distance(float[] a, int i, float[] b, int j) {
        double sum = 0;
        for (int k = 0; k < 4; k++) {
            sum += (a[i + k] - b[j + k]) * (a[i + k] - b[j + k]);
        }
        return sum;
    }

    /** Two clusters, two vectors: the averages settle at the clusters' means. */
    @Test
    void averagesSettleAtTheMeans() {
        Matrix book = Matrix.of(new float[][] {{0, 0}, {1, 1}});
        var averages = new MovingAverages(book, 0.9);
        Matrix encoded = Matrix.of(new float[][] {{2, 0}, {4, 0}, {-1, 5}});
        for (int i = 0; i < 300; i++) {
            averages.follow(encoded, new int[] {0, 0, 1});
        }
        assertEquals(3, book.get(0), 1e-2);
        assertEquals(0, book.get(1), 1e-2);
        assertEquals(-1, book.get(2), 1e-2);
        assertEquals(5, book.get(3), 1e-2);
    }

    @Test
    void perplexityAndDeadVectors() {
        CodeUse even = CodeUse.of(new int[][] {{0, 1}, {2, 3}}, 6);
        assertEquals(4, even.perplexity(), 1e-9);
        assertEquals(2, even.dead());
        assertEquals(1, CodeUse.of(new int[][] {{5, 5}}, 6).perplexity(), 1e-9);
    }

    /** Codes of three kinds, each constant in its halves: draws from the fitted prior nearly always are of one of them. */
    @Test
    void thePriorLearnsWhichCodesGoTogether() {
        int[][] training = new int[900][];
        for (int i = 0; i < training.length; i++) {
            int a = i % 3;
            training[i] = new int[] {a, a, 2 - a, 2 - a};
        }
        CodePrior prior = CodePrior.fit(training, 3, 8, 10, 1);
        assertEquals(-Math.log(3), prior.logLikelihood(training), 0.05);
        int[][] drawn = prior.draw(300, 1);
        long constant = java.util.Arrays.stream(drawn)
                .filter(r -> r[0] == r[1] && r[2] == r[3] && r[0] == 2 - r[2])
                .count();
        assertTrue(constant > 280, constant + " of 300");
    }
}
