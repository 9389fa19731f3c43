package aevb.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import aevb.experiment.Published.Point;
import aevb.figure.Curve;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunCurvesTest {
    private static final List<Point> POINTS =
            List.of(new Point(100, -200), new Point(10_000, -120), new Point(1_000_000, -100));

    @Test
    void aPublishedLineIsDrawnUpToWhereTheRunEnds() {
        Curve curve = published(0, 100_000).orElseThrow();
        assertArrayEquals(new double[] {100, 10_000, 100_000}, curve.x());
        assertArrayEquals(new double[] {-200, -120, -110}, curve.y(), 1e-9);
    }

    @Test
    void itBeginsWhereOursDoes() {
        Curve curve = published(1000, 1_000_000).orElseThrow();
        assertArrayEquals(new double[] {1000, 10_000, 1_000_000}, curve.x());
        assertEquals(-160, curve.y()[0], 1e-9);
    }

    @Test
    void aSinglePointIsNoLine() {
        assertEquals(Optional.empty(), published(0, 100));
        assertEquals(Optional.empty(), published(0, 50));
        assertEquals(Optional.empty(), published(2_000_000, 3_000_000));
    }

    private static Optional<Curve> published(double from, double to) {
        return RunCurves.published("paper", POINTS, from, to, Curve.Kind.PUBLISHED_TEST);
    }
}
