package aevb.experiment;

import aevb.data.Dataset;
import aevb.train.TrainingInterruptedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Several runs. Where there are at least as many to train as cores, each gets one core and they go side by side: two
 * models with a thread each take less time than two threads on one model after the other. Otherwise one after the other on
 * all cores.
 */
public final class Sweep {
    private final RunStore store;
    private final int threads;

    public Sweep(RunStore store, int threads) {
        this.store = store;
        this.threads = threads;
    }

    /** Threads to use: {@code AEVB_THREADS}, or the cores there are, at most four a model. */
    public static int defaultThreads() {
        String set = System.getenv("AEVB_THREADS");
        if (set != null && !set.isBlank()) {
            int n = Integer.parseInt(set.strip());
            if (n < 1) {
                throw new IllegalArgumentException("AEVB_THREADS must be at least 1, got " + n);
            }
            return n;
        }
        return Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
    }

    /** All runs, in the order given; loads what is there and trains the rest. */
    public List<Run> obtain(List<Experiment> experiments, Dataset data, RunListener listener) {
        boolean sideBySide = sideBySide(experiments);
        ExecutorService pool = Executors.newFixedThreadPool(sideBySide ? threads : 1);
        try {
            List<Future<Run>> futures = new ArrayList<>();
            for (Experiment e : experiments) {
                futures.add(pool.submit(() -> store.obtain(e, data, sideBySide ? 1 : threads, listener)));
            }
            List<Run> runs = new ArrayList<>();
            for (Future<Run> f : futures) {
                runs.add(f.get());
            }
            return runs;
        } catch (InterruptedException e) {
            throw new TrainingInterruptedException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException r) {
                throw r;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow(); // interrupts the training loops, which stop within a step
            awaitQuietly(pool);
        }
    }

    /**
     * All runs of a long list: one that fails does not keep the others from being trained. Those that failed are told with what they
     * said, after everything else.
     *
     * @return the finished ones without their weights, in the order given
     * @throws TrainingInterruptedException if the thread is interrupted
     */
    public List<Run> attempt(List<Experiment> experiments, Dataset data, RunListener listener, Failures failures) {
        List<Run> runs = new ArrayList<>();
        int lanes = sideBySide(experiments) ? 1 : threads;
        ExecutorService pool = Executors.newFixedThreadPool(threads / lanes);
        try {
            List<Future<Run>> futures = new ArrayList<>();
            for (Experiment e : experiments) {
                futures.add(
                        pool.submit(() -> store.obtain(e, data, lanes, listener).curve()));
            }
            for (int i = 0; i < futures.size(); i++) {
                try {
                    runs.add(futures.get(i).get());
                } catch (ExecutionException e) {
                    failures.failed(experiments.get(i), e.getCause());
                }
            }
            return runs;
        } catch (InterruptedException e) {
            throw new TrainingInterruptedException();
        } finally {
            pool.shutdownNow();
            awaitQuietly(pool);
        }
    }

    /** Told which runs failed. */
    public interface Failures {
        void failed(Experiment e, Throwable why);
    }

    private boolean sideBySide(List<Experiment> experiments) {
        return threads > 1 && experiments.stream().filter(this::isMissing).count() >= threads;
    }

    private boolean isMissing(Experiment e) {
        try {
            return store.find(e).isEmpty();
        } catch (RuntimeException unreadable) {
            return true; // why, is said when it is asked for
        }
    }

    private static void awaitQuietly(ExecutorService pool) {
        try {
            pool.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
