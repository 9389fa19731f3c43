package aevb.bench;

import aevb.data.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Official libtorch through DJL, the whole step as TorchScript, where {@code ./lab bench --libtorch} has fetched it to
 * target/libtorch (120 MB). DJL is on that process's class path only.
 */
final class Libtorch {
    private static final int STEPS_A_CALL = 50;

    private final Task task;

    Libtorch(Task task) {
        this.task = task;
    }

    /** On all threads and on one: at this size the second may be faster. */
    List<Contender> contenders(int threads) {
        List<Contender> all = new ArrayList<>();
        for (int n : new LinkedHashSet<>(List.of(threads, 1))) {
            start(n).ifPresent(all::add);
        }
        return all;
    }

    private Optional<Contender> start(int threads) {
        Path folder = Workspace.home().resolve("target/libtorch");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try {
            List<String> command = List.of(
                    JavaProcess.executable(),
                    JavaProcess.QUIET,
                    "-cp",
                    folder + "/*",
                    Resource.unpack("LibtorchStep.java").toString(),
                    Resource.unpack("libtorch_step.pt").toString(),
                    task.family().name(),
                    task.latent(),
                    String.valueOf(STEPS_A_CALL),
                    String.valueOf(threads));
            String on = threads == 1 ? "1 thread" : threads + " threads";
            return Contender.start(
                    version -> "libtorch " + version + " TorchScript, fused Adagrad, " + on,
                    Task.BATCH,
                    command,
                    PyTorch.TUNED);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
