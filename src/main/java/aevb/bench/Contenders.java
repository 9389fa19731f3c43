package aevb.bench;

import aevb.bench.Worker.Kind;
import aevb.model.Architecture.Family;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who takes part. */
public final class Contenders {
    private final Task task;
    private final int threads;
    private final List<String> pythons;
    private final List<Contender> all = new ArrayList<>();

    private Contenders(Task task, int threads, List<String> pythons) {
        this.task = task;
        this.threads = threads;
        this.pythons = pythons;
    }

    /**
     * All contenders for a task that this machine has; those it has not are left out. The first is ours.
     *
     * @param pythons other Pythons than Debian's, whose PyTorch takes part as well
     */
    public static List<Contender> of(Task task, int threads, List<String> pythons) {
        var contenders = new Contenders(task, threads, pythons);
        contenders.java();
        contenders.pyTorch();
        new Libtorch(task).contenders(threads).forEach(contenders.all::add);
        return contenders.all;
    }

    private void java() {
        add(Kind.STEP, threads, "aevb, " + counted(threads, "thread"));
        if (threads > 1) {
            add(Kind.STEP, 1, "aevb, 1 thread");
            add(Kind.SIDE_BY_SIDE, threads, "aevb, " + threads + " models side by side");
            add(Kind.APART, threads, "aevb, " + threads + " models, a process each");
        }
        add(Kind.GEMMS, threads, "the step's GEMMs alone, " + counted(threads, "thread"));
        if (threads > 1) {
            add(Kind.GEMMS, 1, "the step's GEMMs alone, 1 thread");
            add(Kind.GEMMS_APART, threads, "the step's GEMMs alone, " + threads + " processes");
        }
        if (task.family() == Family.VAE) {
            add(Kind.SAMEDIFF, threads, "SameDiff fit");
            add(Kind.DL4J, threads, "DL4J VariationalAutoencoder");
        }
    }

    private static String counted(int n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    private void add(Kind kind, int lanes, String name) {
        int models =
                switch (kind) {
                    case SIDE_BY_SIDE, APART, GEMMS_APART -> lanes;
                    case STEP, GEMMS, SAMEDIFF, DL4J -> 1;
                };
        all.add(ours(kind, task, lanes, models, name));
    }

    /** One of this library's, or of Java's, in a process of its own. */
    static Contender ours(Kind kind, Task task, int lanes, int models, String name) {
        List<String> command = new ArrayList<>(List.of(JavaProcess.executable()));
        command.addAll(JavaProcess.options());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "aevb.cli.Main", "bench-worker"));
        command.addAll(List.of(kind.name(), task.family().name(), task.latent(), String.valueOf(lanes)));
        return Contender.start(ready -> name, Task.BATCH * models, command, Map.of())
                .orElseThrow(() -> new IllegalStateException("the benchmark's own process did not start: "
                        + String.join(" ", command) + "; run that line to see why"));
    }

    private void pyTorch() {
        var debians = new PyTorch(task, PyTorch.DEBIANS_PYTHON);
        debians.asUsed().ifPresent(all::add);
        debians.tuned(threads, Optional.empty()).ifPresent(all::add);
        Mkl.library().flatMap(m -> debians.tuned(threads, Optional.of(m))).ifPresent(all::add);
        for (String python : pythons) {
            var wheel = new PyTorch(task, python);
            wheel.asUsed().ifPresent(all::add);
            wheel.tuned(threads, Optional.empty()).ifPresent(all::add);
            wheel.compiled(threads).ifPresent(all::add);
        }
    }

    /** MKL's library as JavaCPP unpacked it, to put under PyTorch as well. */
    private static final class Mkl {
        static Optional<Path> library() {
            Path cache = Path.of(System.getProperty("user.home"), ".javacpp", "cache");
            if (!java.nio.file.Files.isDirectory(cache)) {
                return Optional.empty();
            }
            try (var files = java.nio.file.Files.walk(cache)) {
                return files.filter(f -> f.getFileName().toString().equals("libmkl_rt.so.2"))
                        .findFirst();
            } catch (java.io.IOException e) {
                return Optional.empty();
            }
        }
    }
}
