package aevb.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * As {@link SideBySide}, but each model, or each model's matrix products alone, in a process of its own: they share nothing but the
 * machine. What several models in one process lose against this they lose to each other; what this loses against one model, to
 * the machine.
 */
final class Apart implements Stepper {
    private final List<Contender> processes;

    /** Of each of {@code models} processes, {@code kind} on one thread. */
    Apart(Worker.Kind kind, Task task, int models) {
        processes = IntStream.range(0, models)
                .mapToObj(i -> Contenders.ours(kind, task, 1, 1, "model " + i))
                .toList();
    }

    @Override
    public double millisPerStep(int steps) throws InterruptedException {
        double[] millis = new double[processes.size()];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < millis.length; i++) {
            int process = i;
            threads.add(new Thread(() -> millis[process] = ask(process, steps)));
        }
        threads.forEach(Thread::start);
        for (Thread t : threads) {
            t.join();
        }
        double rate = 0;
        for (double m : millis) {
            rate += 1 / m;
        }
        return millis.length / rate;
    }

    private double ask(int process, int steps) {
        try {
            return processes.get(process).millisPerStep(steps);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        processes.forEach(Contender::close);
    }
}
