package aevb.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Measures the training step. */
@Command(name = "bench", description = "Measure the training step on this machine.", mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new IllegalStateException("not there yet");
    }
}
