package aevb.bench;

/** Something in this process that trains, some steps at a time. */
interface Stepper extends AutoCloseable {
    /** Runs so many steps; the milliseconds that one of them took on average. */
    double millisPerStep(int steps) throws Exception;

    @Override
    default void close() {}

    /** Times {@code steps} runs of {@code step}. */
    static double time(int steps, Runnable step) {
        long began = System.nanoTime();
        for (int i = 0; i < steps; i++) {
            step.run();
        }
        return (System.nanoTime() - began) / 1e6 / steps;
    }
}
