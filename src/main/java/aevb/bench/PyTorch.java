package aevb.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PyTorch's step, where a Python has it: Debian's python3-torch, or an official wheel in an environment that is named. */
final class PyTorch {
    static final String DEBIANS_PYTHON = "/usr/bin/python3";

    /** An allocator that keeps its memory, and OpenMP threads that sleep instead of spinning against OpenBLAS's. */
    static final Map<String, String> TUNED = Map.of(
            "MALLOC_TRIM_THRESHOLD_", "1000000000",
            "MALLOC_MMAP_THRESHOLD_", "1000000000",
            "MALLOC_TOP_PAD_", "100000000",
            "GOMP_SPINCOUNT", "0");

    private final Task task;
    private final String python;

    PyTorch(Task task, String python) {
        this.task = task;
        this.python = python;
    }

    /** As a user runs it: defaults. */
    Optional<Contender> asUsed() {
        return start("user", 0, Map.of(), "PyTorch %s eager, as a user runs it");
    }

    /** With everything that helps it, the fused optimizer where this version has it, and MKL where a library is given. */
    Optional<Contender> tuned(int threads, Optional<Path> mkl) {
        Map<String, String> env = new HashMap<>(TUNED);
        mkl.ifPresent(m -> {
            env.put("LD_PRELOAD", m.toString());
            env.put("MKL_INTERFACE_LAYER", "LP64");
            env.put("MKL_THREADING_LAYER", "GNU");
        });
        return start("tuned", threads, env, "PyTorch %s eager, tuned" + (mkl.isPresent() ? ", MKL" : ""));
    }

    /** The same through torch.compile, where there is a C++ compiler for it. */
    Optional<Contender> compiled(int threads) {
        return start("compiled", threads, TUNED, "PyTorch %s torch.compile, tuned");
    }

    private Optional<Contender> start(String mode, int threads, Map<String, String> env, String name) {
        try {
            Path script = Resource.unpack("torch_step.py");
            Map<String, String> all = new HashMap<>(env);
            all.put("PYTHONNOUSERSITE", "1");
            return Contender.start(
                    ready -> name(ready, name),
                    Task.BATCH,
                    List.of(
                            python,
                            script.toString(),
                            task.family().name(),
                            task.latent(),
                            mode,
                            String.valueOf(threads)),
                    all);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String name(String ready, String format) {
        String[] words = ready.split(" ");
        return format.formatted(words[0]) + (words[1].equals("fused") ? ", fused Adagrad" : "");
    }
}
