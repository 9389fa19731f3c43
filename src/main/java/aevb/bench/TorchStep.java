package aevb.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/** PyTorch's eager step in a process of its own, where Debian's python3-torch is installed. It takes turns like the others. */
final class TorchStep implements Contender {
    private final String name;
    private final Process process;
    private final BufferedReader in;
    private final BufferedWriter out;

    private TorchStep(String name, Process process, BufferedReader in) {
        this.name = name;
        this.process = process;
        this.in = in;
        out = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    }

    /** As a user runs it: defaults. */
    static Optional<TorchStep> asUsed(Task task) {
        return start(task, "user", 0, Map.of(), "PyTorch %s eager, as a user runs it");
    }

    /**
     * With everything that helps it: an allocator that keeps memory, the fused optimizer where this version has it, as many
     * threads as cores, OpenMP threads that sleep instead of spinning against OpenBLAS's (measured: 70 ms a step with spinning, 3
     * without), and MKL under it where a library is given.
     */
    static Optional<TorchStep> tuned(Task task, int threads, Optional<Path> mkl) {
        Map<String, String> env = new java.util.HashMap<>(Map.of(
                "MALLOC_TRIM_THRESHOLD_", "1000000000",
                "MALLOC_MMAP_THRESHOLD_", "1000000000",
                "MALLOC_TOP_PAD_", "100000000",
                "GOMP_SPINCOUNT", "0"));
        mkl.ifPresent(m -> {
            env.put("LD_PRELOAD", m.toString());
            env.put("MKL_INTERFACE_LAYER", "LP64");
            env.put("MKL_THREADING_LAYER", "GNU");
        });
        return start(task, "tuned", threads, env, "PyTorch %s eager, tuned" + (mkl.isPresent() ? ", MKL" : ""));
    }

    private static Optional<TorchStep> start(
            Task task, String mode, int threads, Map<String, String> env, String name) {
        try {
            Path script = Files.createTempFile("aevb-torch", ".py");
            try (InputStream source = TorchStep.class.getResourceAsStream("torch_step.py")) {
                Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
            }
            script.toFile().deleteOnExit();
            var builder = new ProcessBuilder(
                    "/usr/bin/python3",
                    script.toString(),
                    task.family().name(),
                    String.valueOf(task.latentDim()),
                    mode,
                    String.valueOf(threads));
            builder.environment().remove("PYTHONHOME");
            builder.environment().remove("PYTHONPATH");
            builder.environment().put("PYTHONNOUSERSITE", "1");
            builder.environment().putAll(env);
            Process p = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            var in = p.inputReader(StandardCharsets.UTF_8);
            String ready = in.readLine();
            if (ready == null || !ready.startsWith("ready")) {
                p.destroy();
                return Optional.empty();
            }
            String[] words = ready.split(" ");
            String fused = words[2].equals("fused") ? ", fused Adagrad" : "";
            return Optional.of(new TorchStep(name.formatted(words[1]) + fused, p, in));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double millisPerStep(int steps) throws IOException {
        out.write(steps + "\n");
        out.flush();
        String answer = in.readLine();
        if (answer == null) {
            throw new IOException("the PyTorch process of \"" + name + "\" ended");
        }
        return Double.parseDouble(answer);
    }

    @Override
    public int samplesPerStep() {
        return Task.BATCH;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
