package aevb.bench;

import aevb.data.ImageSet;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The side of a contender's own process: says "ready", then reads a number of steps a line and answers the milliseconds a step.
 * A process each keeps memory apart, and each contender's code is compiled for itself alone.
 */
public final class Worker {
    /** What of ours, or of Java's, can be measured. */
    public enum Kind {
        STEP,
        SIDE_BY_SIDE,
        APART,
        GEMMS,
        GEMMS_APART,
        SAMEDIFF,
        DL4J;

        Stepper open(Task task, ImageSet images, int threads) {
            return switch (this) {
                case APART -> new Apart(STEP, task, threads);
                case STEP -> new OurStep(task, images, threads);
                case SIDE_BY_SIDE -> new SideBySide(task, images, threads);
                case GEMMS -> new GemmBound(task, threads);
                case GEMMS_APART -> new Apart(GEMMS, task, threads);
                case SAMEDIFF -> new SameDiffStep(task, images);
                case DL4J -> new Dl4jStep(task, images);
            };
        }
    }

    private Worker() {}

    /** Answers until the input ends. */
    public static void serve(
            Kind kind, Task task, ImageSet images, int threads, InputStream requests, PrintStream answers)
            throws Exception {
        var in = new BufferedReader(new InputStreamReader(requests, StandardCharsets.US_ASCII));
        try (Stepper stepper = kind.open(task, images, threads)) {
            answers.println("ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answers.println(stepper.millisPerStep(Integer.parseInt(line)));
            }
        }
    }
}
