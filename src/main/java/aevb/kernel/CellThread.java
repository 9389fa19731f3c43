package aevb.kernel;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The one thread on which all cells run, for as long as the kernel lives: what a library keeps a thread, it keeps. An interrupt
 * stops the part of a cell that runs, or, where it comes while the next part is still being compiled, that part before it runs.
 */
final class CellThread {
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        Thread t = new Thread(task, "cell");
        t.setDaemon(true);
        return t;
    });
    private boolean inCell;
    /** The thread while it runs a part of the cell, or null. */
    private Thread running;
    /** Asked to stop while no part was running. */
    private boolean stopped;

    /** A cell begins; until {@link #end} an interrupt is for it. */
    synchronized void begin() {
        inCell = true;
        stopped = false;
    }

    synchronized void end() {
        inCell = false;
    }

    /**
     * Runs {@code part} of the cell there and waits; throws what it throws.
     *
     * @throws InterruptedException without running it, if the cell was interrupted before
     */
    <T> T run(Callable<T> part) throws Exception {
        try {
            return executor.submit(() -> {
                        enter();
                        try {
                            return part.call();
                        } finally {
                            leave();
                        }
                    })
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    private synchronized void enter() throws InterruptedException {
        if (stopped) {
            stopped = false;
            throw new InterruptedException("stopped before the rest of the cell ran");
        }
        running = Thread.currentThread();
    }

    /** An interrupt that the part did not take is for the next one, and after the last for none. */
    private synchronized void leave() {
        running = null;
        stopped |= Thread.interrupted();
    }

    synchronized boolean isBusy() {
        return inCell;
    }

    synchronized void interrupt() {
        if (running != null) {
            running.interrupt();
        } else {
            stopped = inCell;
        }
    }
}
