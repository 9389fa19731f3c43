package aevb.cli;

import aevb.data.Dataset;
import aevb.data.Datasets;
import aevb.data.Workspace;
import aevb.experiment.Profile;
import aevb.experiment.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs every notebook in order, writes its figures, and an HTML report of each. */
@Command(
        name = "reproduce",
        description = "Run the notebooks; write figures and HTML reports.",
        mixinStandardHelpOptions = true)
final class ReproduceCommand implements Callable<Integer> {
    private static final int MOST_SIDE_BY_SIDE = 4;

    @Mixin
    private NotebookOptions options = new NotebookOptions();

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "mnist (the default), drawn, or a folder of IDX files or PNG images.")
    private String dataset = Datasets.chosen();

    @Option(
            names = "--side-by-side",
            paramLabel = "N",
            description =
                    "Notebooks at a time. By default 1, as training uses all cores; with the full profile, where the committed "
                            + "runs are drawn only, as many as there are cores, at most 4.")
    private Integer sideBySide;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Dataset data = Datasets.open(dataset, Downloads.announced(System.err));
        DataNotice.print(data, System.err);
        List<Path> notebooks = options.notebooks();
        int together = Math.min(Math.max(1, notebooks.size()), sideBySide(data));
        NotebookRunner runner =
                options.runner(dataset, System.err).withThreads(Math.max(1, Sweep.defaultThreads() / together));
        List<String> failed = new ArrayList<>();
        List<Callable<Boolean>> jobs = new ArrayList<>();
        for (int i = 0; i < notebooks.size(); i++) {
            Path notebook = notebooks.get(i);
            String title = "[" + (i + 1) + "/" + notebooks.size() + "] " + NotebookRunner.name(notebook);
            jobs.add(() -> runner.run(notebook, title));
        }
        List<Boolean> ok = inParallel(jobs, together);
        for (int i = 0; i < notebooks.size(); i++) {
            if (!ok.get(i)) {
                failed.add(NotebookRunner.name(notebooks.get(i)));
            }
        }
        return summary(runner, index(runner), failed);
    }

    private int sideBySide(Dataset data) {
        if (sideBySide != null) {
            return sideBySide;
        }
        boolean draws = options.profile() == Profile.FULL && data.name().equals(Dataset.MNIST);
        return draws ? Math.min(MOST_SIDE_BY_SIDE, Runtime.getRuntime().availableProcessors()) : 1;
    }

    private List<Boolean> inParallel(List<Callable<Boolean>> jobs, int atATime)
            throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(atATime);
        try {
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> f : pool.invokeAll(jobs)) {
                results.add(f.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IOException("a notebook could not be run: " + e.getCause().getMessage(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** The contents page; solutions are not on it, as it is handed out. */
    private Path index(NotebookRunner runner) throws IOException {
        return options.solutions()
                ? runner.reports()
                : ReportIndex.write(
                        runner.reports().getParent(), options.profile().label());
    }

    private static int summary(NotebookRunner runner, Path reports, List<String> failed) throws IOException {
        System.err.println();
        System.err.println("reports: " + relative(reports));
        for (Path folder : runner.figureFolders()) {
            try (Stream<Path> files = Files.list(folder)) {
                long n = files.filter(f -> f.toString().endsWith(".png")).count();
                System.err.println("figures: " + relative(folder) + " (" + n + ")");
            }
        }
        if (!failed.isEmpty()) {
            System.err.println("failed: " + String.join(", ", failed));
        }
        return failed.isEmpty() ? 0 : 1;
    }

    private static Path relative(Path p) {
        return Workspace.home()
                .toAbsolutePath()
                .normalize()
                .relativize(p.toAbsolutePath().normalize());
    }
}
