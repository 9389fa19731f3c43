package aevb.nn;

import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A few threads that work on a step in lockstep. {@link #run} gives each lane its number and returns when all are done: one
 * barrier a call. The waiting side spins for some microseconds before it sleeps, as a step has phases shorter than a
 * sleep and a wake-up. The caller is lane 0, so one lane means no other thread.
 */
public final class Team implements AutoCloseable {
    private static final int SPINS = 20_000;

    private final Worker[] workers;
    private volatile IntConsumer task;
    private volatile Throwable failure;

    public Team(int lanes) {
        if (lanes < 1) {
            throw new IllegalArgumentException("a team needs at least one lane, got " + lanes);
        }
        workers = new Worker[lanes - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(i + 1);
            workers[i].start();
        }
    }

    public int lanes() {
        return workers.length + 1;
    }

    /** Runs {@code work} once a lane and waits for all; an exception in any lane is thrown here. */
    public void run(IntConsumer work) {
        task = work;
        for (Worker w : workers) {
            w.begin(Thread.currentThread());
        }
        try {
            work.accept(0);
        } finally {
            for (Worker w : workers) {
                w.awaitDone();
            }
        }
        if (failure != null) {
            Throwable t = failure;
            failure = null;
            throw new IllegalStateException("a worker thread failed: " + t, t);
        }
    }

    @Override
    public void close() {
        for (Worker w : workers) {
            w.stop = true;
            LockSupport.unpark(w);
        }
    }

    private final class Worker extends Thread {
        private final int lane;
        private volatile long begun;
        private volatile long done;
        private volatile Thread caller;
        private volatile boolean stop;

        Worker(int lane) {
            super("aevb-lane-" + lane);
            this.lane = lane;
            setDaemon(true);
        }

        void begin(Thread by) {
            caller = by;
            begun++; // only the caller writes this
            LockSupport.unpark(this);
        }

        void awaitDone() {
            int spins = 0;
            while (done != begun) {
                if (spins++ < SPINS) {
                    Thread.onSpinWait();
                } else {
                    // parkNanos returns at once in an interrupted thread: the flag is for the training loop to see, not
                    // us
                    LockSupport.parkNanos(this, 50_000);
                }
            }
        }

        @Override
        public void run() {
            int spins = 0;
            while (!stop) {
                if (begun == done) {
                    if (spins++ < SPINS) {
                        Thread.onSpinWait();
                    } else {
                        LockSupport.park(this);
                    }
                    continue;
                }
                spins = 0;
                try {
                    task.accept(lane);
                } catch (Throwable t) {
                    failure = t;
                }
                done++; // only this thread writes this
                LockSupport.unpark(caller);
            }
        }
    }
}
