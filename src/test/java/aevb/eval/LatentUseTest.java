package aevb.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.model.Architecture;
import aevb.model.Model;
import aevb.nn.Blas;
import aevb.prob.DiagonalGaussian;
import aevb.prob.Noise;
import aevb.prob.Samplers;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LatentUseTest {
    @BeforeAll
    static void blas() {
        Blas.start();
    }

    /** The dimensions' divergences add up to the divergence of the whole, which has a formula of its own test. */
    @Test
    void theSumIsTheMeanKl() {
        Model vae = Model.random(Architecture.vae(30, 20, 6), 0.3, 1);
        float[][] images = Samplers.uniform(50, 30, 2);
        LatentUse use = LatentUse.of(vae, images);
        double mean = 0;
        for (float[] head : vae.encode(images)) {
            double[] mu = new double[6];
            double[] logVar = new double[6];
            for (int j = 0; j < 6; j++) {
                mu[j] = head[j];
                logVar[j] = head[6 + j];
            }
            mean += new DiagonalGaussian(mu, logVar).klToStandard() / images.length;
        }
        assertEquals(mean, Arrays.stream(use.kl()).sum(), 1e-9);
        double[] sorted = use.sortedKl();
        for (int j = 1; j < sorted.length; j++) {
            assertTrue(sorted[j - 1] >= sorted[j]);
        }
        assertEquals(6, Arrays.stream(use.byKl()).distinct().count());
    }

    /** An encoder whose weights are zero gives every image the same code. */
    @Test
    void aConstantEncoderHasNoActiveUnit() {
        Model vae = Model.zeros(Architecture.vae(30, 20, 6), org.nd4j.linalg.api.buffer.DataType.FLOAT);
        LatentUse use = LatentUse.of(vae, Samplers.uniform(50, 30, 2));
        assertEquals(0, use.activeUnits());
        assertArrayEquals(new double[6], use.kl(), 1e-12);
    }

    @Test
    void fittedCodesHaveTheMomentsOfTheCodes() {
        float[][] codes = new Noise(4).normals(Noise.Stream.PRIOR_SAMPLES, 5000, 2);
        for (float[] c : codes) {
            c[0] = 0.3f + 0.1f * c[0];
            c[1] = -2 + 3 * c[1];
        }
        float[][] drawn = Samplers.fitted(codes, 20_000, 5);
        assertEquals(0.3, Arrays.stream(drawn).mapToDouble(z -> z[0]).average().orElseThrow(), 0.01);
        double mean = Arrays.stream(drawn).mapToDouble(z -> z[1]).average().orElseThrow();
        double square =
                Arrays.stream(drawn).mapToDouble(z -> z[1] * z[1]).average().orElseThrow();
        assertEquals(-2, mean, 0.1);
        assertEquals(3, Math.sqrt(square - mean * mean), 0.1);
        float[][] uniform = Samplers.uniform(1000, 3, 1);
        assertTrue(Arrays.stream(uniform).allMatch(z -> Math.abs(z[0]) <= 1 && Math.abs(z[2]) <= 1));
        assertEquals(
                1 / 3.0,
                Arrays.stream(uniform).mapToDouble(z -> z[1] * z[1]).average().orElseThrow(),
                0.03);
    }
}
