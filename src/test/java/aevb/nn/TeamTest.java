package aevb.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lanes that meet: what was written before is read after, and a lane that does not come hangs nobody. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TeamTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void everyLaneSeesWhatTheOthersWroteBeforeTheMeeting(int lanes) {
        int[] written = new int[lanes];
        int[] wrong = new int[lanes];
        try (Team team = new Team(lanes)) {
            team.run(lane -> {
                for (int round = 1; round <= 500; round++) {
                    written[lane] = round;
                    team.meet();
                    for (int other : written) {
                        wrong[lane] += other == round ? 0 : 1;
                    }
                    team.meet();
                }
            });
        }
        for (int lane = 0; lane < lanes; lane++) {
            assertEquals(500, written[lane]);
            assertEquals(0, wrong[lane], "lane " + lane);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aFailureIsThrownAsItWasAndTheTeamGoesOn(int failing) {
        try (Team team = new Team(3)) {
            var cause = new IllegalArgumentException("on purpose");
            RuntimeException thrown = assertThrows(
                    RuntimeException.class,
                    () -> team.run(lane -> {
                        if (lane == failing) {
                            throw cause;
                        }
                        team.meet();
                    }));
            assertSame(cause, failing == 0 ? thrown : thrown.getCause());
            everyLaneMeets(team);
        }
    }

    /** So late that the others have gone to sleep. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aLateLaneIsWaitedFor(int late) {
        boolean[] came = new boolean[2];
        boolean[] seen = new boolean[2];
        try (Team team = new Team(2)) {
            team.run(lane -> {
                if (lane == late) {
                    LockSupport.parkNanos(200_000_000);
                }
                came[lane] = true;
                team.meet();
                seen[lane] = came[0] && came[1];
            });
        }
        assertArrayEquals(new boolean[] {true, true}, seen);
    }

    @Test
    void aLaneThatLeavesIsNotWaitedFor() {
        try (Team team = new Team(2)) {
            var thrown = assertThrows(
                    IllegalStateException.class,
                    () -> team.run(lane -> {
                        if (lane == 0) {
                            team.meet();
                        }
                    }));
            assertEquals("a lane has left the others waiting", thrown.getMessage());
            everyLaneMeets(team);
        }
    }

    private static void everyLaneMeets(Team team) {
        int[] met = new int[team.lanes()];
        team.run(lane -> {
            team.meet();
            met[lane]++;
        });
        for (int n : met) {
            assertEquals(1, n);
        }
    }
}
