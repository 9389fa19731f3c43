package aevb.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.nn.Blas;
import aevb.prob.Noise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.apache.commons.math3.ml.distance.EuclideanDistance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is measured on codes, on codes whose answer is known. */
class CodesTest {
    @BeforeAll
    static void blas() {
        Blas.start();
    }

    /** More codes than are asked about at a time. */
    @Test
    void neighboursAreThoseOfEveryDistanceComputed() {
        float[][] known = new Noise(1).normals(Noise.Stream.PRIOR_SAMPLES, 700, 6);
        float[][] asked = new Noise(2).normals(Noise.Stream.PRIOR_SAMPLES, 600, 6);
        int[] names = IntStream.range(0, known.length).toArray();
        int[] nearest = Arrays.stream(asked)
                .mapToInt(z -> Arrays.stream(names)
                        .boxed()
                        .min(Comparator.comparingDouble(i -> new EuclideanDistance().compute(wide(known[i]), wide(z))))
                        .orElseThrow())
                .toArray();
        assertEquals(1, new NearestNeighbours(1).accuracy(known, names, asked, nearest), 0);
    }

    private static double[] wide(float[] z) {
        return IntStream.range(0, z.length).mapToDouble(j -> z[j]).toArray();
    }

    @Test
    void neighboursVote() {
        float[][] known = {{0, 0}, {0, 1}, {5, 5}, {5, 6}, {6, 5}, {0.4f, 0.4f}};
        int[] labels = {1, 1, 2, 2, 2, 2};
        float[][] asked = {{0.5f, 0.5f}, {5, 5.4f}};
        assertEquals(1, new NearestNeighbours(1).accuracy(known, labels, asked, new int[] {2, 2}), 0);
        assertEquals(1, new NearestNeighbours(3).accuracy(known, labels, asked, new int[] {1, 2}), 0);
        assertEquals(0.5, new NearestNeighbours(3).accuracy(known, labels, asked, new int[] {2, 2}), 0);
    }

    /** Codes stretched along (3, 4) / 5: that is the first direction, and the variance along it is known. */
    @Test
    void componentsOfAStretchedCloud() {
        float[][] noise = new Noise(1).normals(Noise.Stream.TRAINING, 20_000, 2);
        float[][] codes = new float[noise.length][];
        for (int i = 0; i < codes.length; i++) {
            float along = 3 * noise[i][0];
            codes[i] = new float[] {0.6f * along - 0.8f * noise[i][1] + 7, 0.8f * along + 0.6f * noise[i][1] - 2};
        }
        PrincipalComponents p = PrincipalComponents.of(codes, 2);
        assertEquals(9, p.variances()[0], 0.3);
        assertEquals(1, p.variances()[1], 0.05);
        assertEquals(1, Math.abs(0.6 * p.directions()[0][0] + 0.8 * p.directions()[0][1]), 1e-3);
        float[][] projected = p.project(codes);
        double mean = 0;
        for (float[] row : projected) {
            mean += row[0] / projected.length;
        }
        assertEquals(0, mean, 1e-3);
    }

    /** Three clouds in ten dimensions stay three clouds, the same at every call, and the work can be stopped. */
    @Test
    void groupsStayTogetherInThePlane() {
        float[][] codes = new Noise(1).normals(Noise.Stream.TRAINING, 90, 10);
        int[] labels = new int[codes.length];
        for (int i = 0; i < codes.length; i++) {
            labels[i] = i % 3;
            codes[i][i % 3] += 10;
        }
        List<Integer> told = new ArrayList<>();
        float[][] plane = new Tsne(15, 320).of(codes, told::add);
        assertEquals(1, new NearestNeighbours(5).accuracy(plane, labels, plane, labels), 0);
        assertEquals(List.of(50, 100, 150, 200, 250, 300, 320), told);
        assertTrue(Arrays.deepEquals(plane, new Tsne(15, 320).of(codes, i -> {})));
        assertThrows(CancellationException.class, () -> new Tsne(15, 320).of(codes, i -> {
            throw new CancellationException();
        }));
        assertThrows(IllegalArgumentException.class, () -> new Tsne(30, 320).of(codes, i -> {}));
    }
}
