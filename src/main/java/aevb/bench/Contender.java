package aevb.bench;

/** Something that trains, measured a few steps at a time so that contenders can take turns. */
public interface Contender extends AutoCloseable {
    String name();

    /** Runs so many steps; the milliseconds that one of them took on average. */
    double millisPerStep(int steps) throws Exception;

    /** Training images a step. */
    int samplesPerStep();

    @Override
    void close();

    /** Times {@code steps} runs of {@code step}. */
    static double time(int steps, Runnable step) {
        long began = System.nanoTime();
        for (int i = 0; i < steps; i++) {
            step.run();
        }
        return (System.nanoTime() - began) / 1e6 / steps;
    }
}
