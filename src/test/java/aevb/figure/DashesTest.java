package aevb.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DashesTest {
    @Test
    void closePointsAreLeftOutAndTheEndsStay() {
        Curve dense = line(IntStream.rangeClosed(0, 100).asDoubleStream().toArray());
        Curve spaced = new Dashes(DoubleStream.of(0, 100).summaryStatistics(), false, 125).spaced(dense);
        assertArrayEquals(new double[] {0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100}, spaced.x());
        assertArrayEquals(spaced.x(), spaced.y());
    }

    @Test
    void onALogarithmicAxisWhatIsCloseThere() {
        Curve powers = line(new double[] {1, 10, 100, 900, 1000});
        Curve spaced = new Dashes(DoubleStream.of(1, 1000).summaryStatistics(), true, 125).spaced(powers);
        assertArrayEquals(new double[] {1, 10, 100, 900, 1000}, spaced.x());
        assertEquals(
                2,
                new Dashes(DoubleStream.of(1, 1e6).summaryStatistics(), true, 12)
                        .spaced(powers)
                        .x()
                        .length);
    }

    @Test
    void aCurveOfOnePointStays() {
        Curve point = line(new double[] {600});
        assertArrayEquals(
                new double[] {600},
                new Dashes(DoubleStream.of(600).summaryStatistics(), true, 400)
                        .spaced(point)
                        .x());
    }

    private static Curve line(double[] x) {
        return new Curve("line", x, x, Curve.Kind.PUBLISHED_TEST);
    }
}
