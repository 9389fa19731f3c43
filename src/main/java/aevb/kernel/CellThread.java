package aevb.kernel;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one thread on which all cells run, for as long as the kernel lives: what a library keeps a thread, it keeps. */
final class CellThread {
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        Thread t = new Thread(task, "cell");
        t.setDaemon(true);
        thread = t;
        return t;
    });
    private volatile Thread thread;
    private volatile boolean busy;

    /** Runs {@code task} there and waits; throws what it throws. */
    <T> T run(Callable<T> task) throws Exception {
        busy = true;
        try {
            return executor.submit(() -> {
                        Thread.interrupted(); // an interrupt that came after the last cell's end is not for this one
                        return task.call();
                    })
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        } finally {
            busy = false;
        }
    }

    boolean isBusy() {
        return busy;
    }

    void interrupt() {
        Thread t = thread;
        if (busy && t != null) {
            t.interrupt();
        }
    }
}
