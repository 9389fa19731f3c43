package aevb.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aevb.experiment.Catalogue;
import aevb.experiment.Json;
import aevb.train.Settings;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class PrecisionTest {
    @BeforeAll
    static void blas() {
        Blas.start();
    }

    @Test
    void roundsToTheNearestAndTiesToEven() {
        assertEquals(1f, Bfloat16.round(1f));
        assertEquals(-0.15625f, Bfloat16.round(-0.15625f));
        float ulp = 1 / 128f; // of a bfloat16 at 1
        assertEquals(1f, Bfloat16.round(1 + ulp / 2), "a tie goes to the even neighbour below");
        assertEquals(1 + 2 * ulp, Bfloat16.round(1 + 1.5f * ulp), "a tie goes to the even neighbour above");
        assertEquals(1 + ulp, Bfloat16.round(1 + 0.51f * ulp));
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            float v = (float) random.nextGaussian();
            assertEquals(v, Bfloat16.round(v), Math.abs(v) / 256);
        }
    }

    /** Views of rows and columns, and the beta that keeps the bias, as a layer uses them. */
    @Test
    void productsDifferByTheRoundingOfTheFactorsOnly() {
        check(new RoundedProducts(), 1e-6);
    }

    @Test
    void mklsOwnProductAgrees() {
        assumeTrue(Blas.vendor().equals("MKL"), "another BLAS than MKL is loaded");
        check(new MklBfloat16Products(), 1e-5);
    }

    private static void check(Products products, double tolerance) {
        Matrix whole = random(20, 40);
        Matrix x = whole.rows(3, 13);
        Matrix w = random(40, 30);
        Matrix y = random(10, 30);
        double[] before = values(y);
        products.multiply(x, w, y, 1);
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 30; j++) {
                double sum = before[i * 30 + j];
                for (int k = 0; k < 40; k++) {
                    sum += Bfloat16.round((float) x.get(i * 40 + k))
                            * (double) Bfloat16.round((float) w.get(k * 30 + j));
                }
                assertEquals(sum, y.get(i * 30 + j), tolerance * 40);
            }
        }
        Matrix some = whole.columns(5, 12);
        Matrix dy = random(20, 6);
        Matrix dw = Matrix.zeros(DataType.FLOAT, 7, 6);
        products.multiplyTransposedLeft(some, dy, dw);
        double sum = 0;
        for (int k = 0; k < 20; k++) {
            sum += Bfloat16.round((float) some.get(k * 7 + 2)) * (double) Bfloat16.round((float) dy.get(k * 6 + 4));
        }
        assertEquals(sum, dw.get(2 * 6 + 4), tolerance * 40);
    }

    private static double[] values(Matrix m) {
        double[] v = new double[(int) m.length()];
        for (int i = 0; i < v.length; i++) {
            v[i] = m.get(i);
        }
        return v;
    }

    private static Matrix random(int rows, int cols) {
        Random random = new Random(rows * 31L + cols);
        Matrix m = Matrix.zeros(DataType.FLOAT, rows, cols);
        for (int i = 0; i < m.length(); i++) {
            m.put(i, random.nextGaussian());
        }
        return m;
    }

    /** Runs that were trained before there was a choice keep their fingerprints. */
    @Test
    void theDefaultIsNotWrittenAndTheOtherIs() {
        Settings s = Catalogue.vae(20).training();
        assertFalse(Json.write(s).contains("precision"));
        Settings bf16 = s.with(Precision.BF16);
        assertTrue(Json.write(bf16).contains("BF16"));
        assertEquals(s, Json.read(Json.write(s), Settings.class));
        assertEquals(bf16, Json.read(Json.write(bf16), Settings.class));
        assertEquals("87984a4988", Catalogue.vae(20).fingerprint());
    }
}
