package aevb.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

/** A product divided by columns is the product, on any number of lanes, of large matrices and of small ones. */
class SharedProductsTest {
    private static final int ROWS = 23;

    @BeforeAll
    static void blas() {
        Blas.start();
    }

    @ParameterizedTest(name = "{0} x {1} on {2} lanes")
    @CsvSource({"300,333,2", "333,300,3", "784,500,4", "700,100,4", "64,40,2"})
    void sameAsOnOneLane(int in, int out, int lanes) {
        var random = new Random(1);
        Matrix x = gaussian(random, ROWS, in);
        Matrix w = gaussian(random, in, out);
        Matrix dy = gaussian(random, ROWS, out);
        Matrix bias = gaussian(random, 1, out);
        Matrix y = Matrix.zeros(DataType.FLOAT, ROWS, out);
        Matrix dx = Matrix.zeros(DataType.FLOAT, ROWS, in);
        new FusedPasses().affine(x, w, bias, y);
        new FusedPasses().affineInputGradient(dy, w, dx);
        Matrix sharedY = Matrix.zeros(DataType.FLOAT, ROWS, out);
        Matrix sharedDx = Matrix.zeros(DataType.FLOAT, ROWS, in);
        try (Team team = new Team(lanes)) {
            team.run(lane -> {
                var p = new FusedPasses(team, lane);
                int from = ROWS * lane / lanes;
                int to = ROWS * (lane + 1) / lanes;
                for (int again = 0; again < 3; again++) {
                    // views anew each time: what is kept must not depend on them
                    p.affine(x.rows(from, to), w, bias, sharedY.rows(from, to));
                    p.affineInputGradient(dy.rows(from, to), w, sharedDx.rows(from, to));
                }
            });
        }
        assertArrayEquals(all(y), all(sharedY), 1e-4f);
        assertArrayEquals(all(dx), all(sharedDx), 1e-4f);
    }

    private static Matrix gaussian(Random random, int rows, int cols) {
        Matrix m = Matrix.zeros(DataType.FLOAT, rows, cols);
        for (int i = 0; i < m.length(); i++) {
            m.put(i, random.nextGaussian());
        }
        return m;
    }

    private static float[] all(Matrix m) {
        float[] out = new float[(int) m.length()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) m.get(i);
        }
        return out;
    }
}
