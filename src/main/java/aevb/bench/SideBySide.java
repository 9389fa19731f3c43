package aevb.bench;

import aevb.data.ImageSet;
import java.util.List;
import java.util.stream.IntStream;

/** As many models as threads, each on a thread of its own, as a sweep trains them. One "step" is a step of every model. */
final class SideBySide implements Stepper {
    private final List<OurStep> models;

    SideBySide(Task task, ImageSet images, int models) {
        this.models = IntStream.range(0, models)
                .mapToObj(i -> new OurStep(task, images, 1))
                .toList();
    }

    @Override
    public double millisPerStep(int steps) throws InterruptedException {
        long began = System.nanoTime();
        List<Thread> threads = models.stream()
                .map(m -> new Thread(() -> m.millisPerStep(steps)))
                .toList();
        threads.forEach(Thread::start);
        for (Thread t : threads) {
            t.join();
        }
        return (System.nanoTime() - began) / 1e6 / steps;
    }

    @Override
    public void close() {
        models.forEach(OurStep::close);
    }
}
