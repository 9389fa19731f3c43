package aevb.prob;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LatentGridTest {
    @Test
    void gridIsSymmetricAndHasThePriorsQuantiles() {
        float[][] z = LatentGrid.inverseCdf(20);
        assertEquals(400, z.length);
        assertEquals(-1.959964f, z[0][0], 1e-5, "the 2.5 % quantile of N(0, 1)");
        assertEquals(1.959964f, z[0][1], 1e-5, "z2 grows upwards, so the first row is the top");
        assertEquals(-z[0][0], z[19][0], 1e-6);
        assertEquals(-z[0][1], z[399][1], 1e-6);
    }

    @Test
    void lineHasBothEnds() {
        float[][] line = LatentGrid.line(new float[] {0, 2}, new float[] {1, 4}, 5);
        assertArrayEquals(new float[] {0, 2}, line[0]);
        assertArrayEquals(new float[] {0.5f, 3}, line[2]);
        assertArrayEquals(new float[] {1, 4}, line[4]);
    }
}
