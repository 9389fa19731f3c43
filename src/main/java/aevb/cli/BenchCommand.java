package aevb.cli;

import aevb.bench.Bench;
import aevb.bench.BenchTable;
import aevb.bench.Breakdown;
import aevb.bench.Contenders;
import aevb.bench.Economy;
import aevb.bench.Task;
import aevb.data.Dataset;
import aevb.data.Datasets;
import aevb.data.Downloader;
import aevb.data.Workspace;
import aevb.experiment.Json;
import aevb.experiment.Provenance;
import aevb.experiment.Sweep;
import aevb.model.Architecture.Family;
import aevb.nn.Blas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the training step beside everything else that can train the same model on this machine. */
@Command(
        name = "bench",
        description = "Measure the training step on this machine, beside PyTorch and libtorch (where installed), "
                + "SameDiff and DL4J.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Option(
            names = "--rounds",
            description = "Turns each contender takes; the median counts. At least 5, by default 7.")
    private int rounds = 7;

    @Option(names = "--quick", description = "Only the VAE with latent dimension 20.")
    private boolean quick;

    @Option(
            names = "--libtorch",
            description =
                    "Fetch official libtorch through DJL from Maven Central (120 MB, Linux on x86-64) and let it take part.")
    private boolean libtorch; // fetched by ./lab before this starts; taking part is a matter of being there

    @Option(
            names = "--python",
            paramLabel = "PATH",
            description = "Another Python than Debian's whose PyTorch takes part, such as one with the official wheel, "
                    + "with and without torch.compile; may be repeated.")
    private List<String> pythons = new ArrayList<>();

    private final StatusLines lines = new StatusLines(System.err);

    @Override
    public Integer call() throws Exception {
        long jvm = java.lang.management.ManagementFactory.getRuntimeMXBean().getStartTime();
        Blas.start();
        double ready = (System.currentTimeMillis() - jvm) / 1000.0;
        int threads = Sweep.defaultThreads();
        Economy economy = Economy.measure(threads);
        Dataset data = Datasets.open(Datasets.chosen(), Downloader.offline());
        System.out.printf(
                "%s, %d threads, BLAS %s, Java %s, batch 100, hidden 500, fp32%n",
                Provenance.cpuName(), threads, Blas.description(), System.getProperty("java.version"));
        var table = new BenchTable();
        for (int n : new LinkedHashSet<>(List.of(threads, 1))) {
            Task task = tasks().get(0);
            progress("taking the step apart, threads: " + n);
            List<Breakdown.Row> parts = Breakdown.measure(task, data.train(), n);
            progress("");
            System.out.print(table.add(task, n, parts));
        }
        for (Task task : tasks()) {
            var results = new Bench(rounds, this::progress).measure(Contenders.of(task, threads, pythons));
            progress("");
            System.out.print(table.add(task, results));
        }
        print(economy, ready);
        write(table, economy, threads, ready);
        return 0;
    }

    private List<Task> tasks() {
        List<Task> tasks = new ArrayList<>(List.of(new Task(Family.VAE, 20)));
        if (!quick) {
            tasks.addAll(List.of(new Task(Family.VAE, 3), new Task(Family.VAE, 200), new Task(Family.AUTOENCODER, 20)));
        }
        return tasks;
    }

    private void progress(String text) {
        if (text.isEmpty()) {
            lines.remove("bench");
        } else {
            lines.put("bench", text);
        }
    }

    private static void print(Economy economy, double ready) {
        System.out.printf(
                Locale.ROOT,
                "%nBLAS ready %.1f s after the JVM's start; MNIST read and verified in %.2f s;%n"
                        + "allocated %.0f bytes a step; resident %.0f MB; test bound %.1f %% of an epoch%n",
                ready,
                economy.readSeconds(),
                economy.bytesPerStep(),
                economy.residentMegabytes(),
                100 * economy.evaluationShare());
    }

    private static void write(BenchTable table, Economy economy, int threads, double ready) throws IOException {
        Path folder = Workspace.home().resolve("target/bench");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("bench.csv"), table.csv());
        Files.writeString(folder.resolve("bench-parts.csv"), table.partsCsv());
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("cpu", Provenance.cpuName());
        machine.put("threads", threads);
        machine.put("blas", Blas.description());
        machine.put("java", System.getProperty("java.version"));
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        machine.put("commit", Provenance.commit(Workspace.home()));
        machine.put("date", java.time.LocalDate.now().toString());
        machine.put("readySeconds", ready);
        machine.put("economy", economy);
        Files.writeString(folder.resolve("bench.json"), Json.write(machine));
        System.out.println("written to target/bench: bench.csv, bench-parts.csv, bench.json");
    }
}
