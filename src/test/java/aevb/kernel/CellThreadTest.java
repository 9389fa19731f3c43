package aevb.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No interrupt of a cell is lost, whenever it comes, and none reaches another cell. */
@Timeout(60)
class CellThreadTest {
    private final CellThread thread = new CellThread();

    @BeforeEach
    void begin() {
        thread.begin();
    }

    @Test
    void stopsThePartThatRuns() throws Exception {
        var started = new CountDownLatch(1);
        var front = new Thread(() -> {
            try {
                started.await();
            } catch (InterruptedException e) {
                return;
            }
            thread.interrupt();
        });
        front.start();
        assertThrows(
                InterruptedException.class,
                () -> thread.run(() -> {
                    started.countDown();
                    Thread.sleep(60_000);
                    return 1;
                }));
        front.join();
        assertEquals(2, thread.run(() -> 2), "it was stopped once");
    }

    @Test
    void stopsThePartThatIsStillBeingCompiled() throws Exception {
        assertEquals(1, thread.run(() -> 1));
        thread.interrupt();
        assertThrows(InterruptedException.class, () -> thread.run(() -> 2));
        assertEquals(3, thread.run(() -> 3), "it was stopped once");
    }

    @Test
    void whatAPartDidNotTakeStopsTheNext() throws Exception {
        assertEquals(1, thread.run(() -> {
            thread.interrupt();
            return 1;
        }));
        assertThrows(InterruptedException.class, () -> thread.run(() -> 2));
    }

    @Test
    void reachesNoOtherCell() throws Exception {
        thread.run(() -> {
            thread.interrupt();
            return 1;
        });
        thread.end();
        thread.interrupt();
        assertFalse(thread.isBusy());
        thread.begin();
        assertTrue(thread.isBusy());
        assertEquals(2, thread.run(() -> 2));
    }
}
