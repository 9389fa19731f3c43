package aevb.cli;

import aevb.bench.Bench;
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
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the training step beside everything else that can train the same model on this machine. */
@Command(
        name = "bench",
        description = "Measure the training step on this machine, beside PyTorch (where installed), SameDiff and DL4J.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Option(
            names = "--rounds",
            description = "Turns each contender takes; the median counts. At least 5, by default 7.")
    private int rounds = 7;

    @Option(names = "--quick", description = "Only the VAE with latent dimension 20.")
    private boolean quick;

    private final boolean terminal = System.console() != null;

    @Override
    public Integer call() throws Exception {
        long jvm = java.lang.management.ManagementFactory.getRuntimeMXBean().getStartTime();
        Blas.start();
        double ready = (System.currentTimeMillis() - jvm) / 1000.0;
        int threads = Sweep.defaultThreads();
        Economy economy = Economy.measure(threads);
        Dataset data = Datasets.open(Datasets.chosen(), Downloader.offline());
        List<Task> tasks = new ArrayList<>(List.of(new Task(Family.VAE, 20)));
        if (!quick) {
            tasks.addAll(List.of(new Task(Family.VAE, 3), new Task(Family.VAE, 200), new Task(Family.AUTOENCODER, 20)));
        }
        var csv = new StringBuilder("task,contender,ms_per_step,min,max,ratio,samples_per_second\n");
        System.out.printf(
                "%s, %d threads, BLAS %s, Java %s, batch 100, hidden 500, fp32%n",
                Provenance.cpuName(), threads, Blas.description(), System.getProperty("java.version"));
        for (Task task : tasks) {
            List<Bench.Result> results = quietly(
                    () -> new Bench(rounds, this::progress).measure(Contenders.of(task, data.train(), threads)));
            progress("");
            print(task, results, csv);
        }
        System.out.printf(
                Locale.ROOT,
                "%nBLAS ready %.1f s after the JVM's start; MNIST read and verified in %.2f s;%n"
                        + "allocated %.0f bytes a step; resident %.0f MB; test bound %.1f %% of an epoch%n",
                ready,
                economy.readSeconds(),
                economy.bytesPerStep(),
                economy.residentMegabytes(),
                100 * economy.evaluationShare());
        write(csv.toString(), economy, threads, ready);
        return 0;
    }

    /** SameDiff prints each operation it differentiates. */
    private static <T> T quietly(Callable<T> work) throws Exception {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        try {
            return work.call();
        } finally {
            System.setOut(out);
        }
    }

    private void progress(String text) {
        if (terminal) {
            System.err.print("\r" + text + "\u001b[K");
        }
    }

    /** Ratios are ours over theirs: below 1, we are faster. Side by side counts images, not steps. */
    private static void print(Task task, List<Bench.Result> results, StringBuilder csv) {
        double ours = results.get(0).samplesPerSecond();
        System.out.printf("%n%-56s %9s %17s %7s %11s%n", task.title(), "ms/step", "range", "ours/", "images/s");
        for (Bench.Result r : results) {
            double ratio = r.samplesPerSecond() / ours;
            System.out.printf(
                    Locale.ROOT,
                    "%-56s %9.3f %8.3f-%8.3f %7.2f %,11.0f%n",
                    r.contender(),
                    r.median(),
                    r.min(),
                    r.max(),
                    ratio,
                    r.samplesPerSecond());
            csv.append(String.format(
                    Locale.ROOT,
                    "\"%s\",\"%s\",%.4f,%.4f,%.4f,%.4f,%.0f%n",
                    task.title(),
                    r.contender(),
                    r.median(),
                    r.min(),
                    r.max(),
                    ratio,
                    r.samplesPerSecond()));
        }
    }

    private static void write(String csv, Economy economy, int threads, double ready) throws IOException {
        Path folder = Workspace.home().resolve("target/bench");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("bench.csv"), csv);
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
        System.out.println("written to target/bench/bench.csv and bench.json");
    }
}
