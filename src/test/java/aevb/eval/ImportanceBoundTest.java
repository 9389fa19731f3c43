package aevb.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.data.DrawnDigits;
import aevb.data.ImageSet;
import aevb.model.Architecture;
import aevb.model.Model;
import aevb.nn.Blas;
import aevb.nn.Team;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ImportanceBoundTest {
    private static final ImageSet IMAGES = DrawnDigits.dataset(20, 20).test();
    private final Model vae = Model.random(Architecture.vae(784, 20, 3), 0.1, 4);

    @BeforeAll
    static void start() {
        Blas.start();
    }

    private double[] ladder(List<Integer> ks, int lanes) {
        try (Team team = new Team(lanes)) {
            return ImportanceBound.ladder(vae, IMAGES, 7, ks, 1, team, done -> {});
        }
    }

    @Test
    void moreSamplesAreTighter() {
        double[] bounds = ladder(List.of(1, 5, 50, 600), 1);
        for (int i = 1; i < bounds.length; i++) {
            assertTrue(bounds[i - 1] < bounds[i], Arrays.toString(bounds));
        }
    }

    /** 600 samples go through in parts; the weights of 1200 begin with theirs. */
    @Test
    void partsDrawWhatTheWholeWouldDraw() {
        double[] first = new WeightSampler(vae, 600, 1).logWeights(IMAGES.image(0), 0);
        double[] more = new WeightSampler(vae, 1200, 1).logWeights(IMAGES.image(0), 0);
        assertArrayEquals(first, Arrays.copyOf(more, 600), 1e-3);
        assertEquals(1200, Arrays.stream(more).distinct().count(), 2, "no part repeats another");
    }

    @Test
    void threadsDoNotChangeIt() {
        assertArrayEquals(ladder(List.of(1, 100), 1), ladder(List.of(1, 100), 3), 1e-12);
    }

    @Test
    void canBeStopped() {
        List<Integer> told = new ArrayList<>();
        try (Team team = new Team(2)) {
            assertThrows(
                    CancellationException.class,
                    () -> ImportanceBound.ladder(vae, IMAGES, 7, List.of(10), 1, team, done -> {
                        told.add(done);
                        if (done == 4) {
                            throw new CancellationException();
                        }
                    }));
        }
        assertEquals(List.of(2, 4), told);
    }
}
