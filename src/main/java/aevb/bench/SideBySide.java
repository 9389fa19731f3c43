package aevb.bench;

import aevb.data.ImageSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * As many models as threads, each on a thread of its own, as a sweep trains them. One "step" is a step of every model. As in a
 * sweep, no model waits for another: one that has made its steps goes on until the last has, and what it makes counts.
 */
final class SideBySide implements Stepper {
    private final List<OurStep> models;

    SideBySide(Task task, ImageSet images, int models) {
        this.models = IntStream.range(0, models)
                .mapToObj(i -> new OurStep(task, images, 1))
                .toList();
    }

    @Override
    public double millisPerStep(int steps) throws InterruptedException {
        var behind = new AtomicInteger(models.size());
        var made = new LongAdder();
        List<Thread> threads = new ArrayList<>();
        long began = System.nanoTime();
        for (OurStep model : models) {
            threads.add(new Thread(() -> made.add(run(model, steps, behind))));
        }
        threads.forEach(Thread::start);
        for (Thread t : threads) {
            t.join();
        }
        return (System.nanoTime() - began) / 1e6 * models.size() / made.sum();
    }

    private static long run(OurStep model, int steps, AtomicInteger behind) {
        long made = 0;
        try {
            while (made < steps) {
                model.step();
                made++;
            }
        } finally {
            behind.decrementAndGet(); // also when a step fails: the others must not wait for ever
        }
        while (behind.get() > 0) {
            model.step();
            made++;
        }
        return made;
    }

    @Override
    public void close() {
        models.forEach(OurStep::close);
    }
}
