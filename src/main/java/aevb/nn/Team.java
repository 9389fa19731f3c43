package aevb.nn;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A few threads that work on a step in lockstep. {@link #run} gives each lane its number and returns when all are done: one
 * barrier a call. The waiting side spins for some microseconds, then yields, and sleeps last, as a step has phases shorter than a
 * sleep and a wake-up. The caller is lane 0, so one lane means no other thread.
 */
public final class Team implements AutoCloseable {
    /** A few microseconds: where the machine has other work, a lane that spins for longer keeps a core from the one that it waits for. */
    private static final int SPINS = 200;

    private static final int YIELDS = 2000;

    private final Worker[] workers;
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();
    private final AtomicReference<Failure> failure = new AtomicReference<>();
    private volatile IntConsumer task;
    private volatile int meetings;

    /** The first exception in any lane: those that follow are only of lanes that waited for it. */
    private record Failure(int lane, Throwable cause) {}

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
        arrived.set(0);
        gone.set(0);
        for (Worker w : workers) {
            w.begin(Thread.currentThread());
        }
        work(0);
        for (Worker w : workers) {
            w.awaitDone();
        }
        Failure first = failure.getAndSet(null);
        if (first != null) {
            throw thrown(first);
        }
    }

    private void work(int lane) {
        try {
            task.accept(lane);
        } catch (Throwable t) {
            failure.compareAndSet(null, new Failure(lane, t));
        }
        gone.incrementAndGet();
    }

    private static RuntimeException thrown(Failure f) {
        if (f.lane == 0 && f.cause instanceof Error e) {
            throw e;
        }
        return f.lane == 0 && f.cause instanceof RuntimeException e
                ? e
                : new IllegalStateException("a worker thread failed: " + f.cause, f.cause);
    }

    /**
     * Called in {@link #run}'s work by every lane, as often by each: returns when all lanes have come here. What they wrote
     * before can be read after.
     *
     * @throws IllegalStateException if a lane will not come, as it has failed or has ended its work
     */
    public void meet() {
        int before = meetings;
        if (arrived.incrementAndGet() == lanes()) {
            arrived.set(0);
            meetings = before + 1;
            return;
        }
        int waits = 0;
        while (meetings == before) {
            // in this order: a lane that ends its work after a meeting has counted the meeting first
            if (gone.get() > 0 && meetings == before) {
                throw new IllegalStateException("a lane has left the others waiting");
            }
            waits = pause(waits, this);
        }
    }

    /**
     * Spins at first; then lets other threads have the core, one of whom may be a lane; then sleeps. A sleep returns at once in an
     * interrupted thread: the flag is for the training loop to see, not for us.
     */
    private static int pause(int waits, Object blocker) {
        if (waits < SPINS) {
            Thread.onSpinWait();
        } else if (isBrief(waits)) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(blocker, 50_000);
            return waits;
        }
        return waits + 1;
    }

    private static boolean isBrief(int waits) {
        return waits < SPINS + YIELDS;
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
            int waits = 0;
            while (done != begun) {
                waits = pause(waits, this);
            }
        }

        @Override
        public void run() {
            int waits = 0;
            while (!stop) {
                if (begun == done) {
                    if (isBrief(waits)) {
                        waits = pause(waits, this);
                    } else {
                        LockSupport.park(this);
                    }
                    continue;
                }
                waits = 0;
                work(lane);
                done++; // only this thread writes this
                LockSupport.unpark(caller);
            }
        }
    }
}
