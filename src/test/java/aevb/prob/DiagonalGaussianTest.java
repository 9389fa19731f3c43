package aevb.prob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DiagonalGaussianTest {
    private static final DiagonalGaussian Q =
            new DiagonalGaussian(new double[] {0.7, -1.1, 0}, new double[] {Math.log(0.3), Math.log(2.5), 0});

    @Test
    void klEqualsMonteCarlo() {
        var prior = DiagonalGaussian.standard(3);
        int n = 400_000;
        double sum = 0;
        double squares = 0;
        for (float[] e : new Noise(2).normals(Noise.Stream.TRAINING, n, 3)) {
            double[] z = Q.reparameterize(new double[] {e[0], e[1], e[2]});
            double t = Q.logDensity(z) - prior.logDensity(z);
            sum += t;
            squares += t * t;
        }
        double mean = sum / n;
        double error = Math.sqrt((squares / n - mean * mean) / n);
        assertEquals(Q.klToStandard(), mean, 4 * error);
        assertTrue(error < 0.005, "the estimate must be sharp enough to prove something, error " + error);
    }

    @Test
    void klIsZeroForThePriorOnly() {
        assertEquals(0, DiagonalGaussian.standard(5).klToStandard(), 1e-15);
        assertTrue(Q.klToStandard() > 0);
    }

    @Test
    void refusesUnequalLengths() {
        assertThrows(IllegalArgumentException.class, () -> new DiagonalGaussian(new double[2], new double[3]));
    }
}
