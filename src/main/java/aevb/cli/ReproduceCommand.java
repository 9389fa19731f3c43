package aevb.cli;

import aevb.data.Datasets;
import aevb.data.Workspace;
import aevb.experiment.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs every notebook in order, writes its figures, and an HTML report of each. */
@Command(
        name = "reproduce",
        description = "Run the notebooks; write figures and HTML reports.",
        mixinStandardHelpOptions = true)
final class ReproduceCommand implements Callable<Integer> {
    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description = "smoke (a minute), classroom (minutes; the default) or full (the committed runs).")
    private String profile = "classroom";

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "mnist (the default), drawn, or a folder of IDX files or PNG images.")
    private String dataset = Datasets.chosen();

    @Option(names = "--only", paramLabel = "NN", description = "Only notebooks whose name begins so; may be repeated.")
    private List<String> only = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Profile chosen = Profile.parse(profile);
        Jupyter jupyter = Jupyter.find()
                .orElseThrow(() -> new IllegalStateException("no Jupyter was found; ./lab doctor says what mends it"));
        KernelSpecCommand.write();
        List<Path> notebooks = notebooks();
        List<String> failed = new ArrayList<>();
        var runner = new NotebookRunner(jupyter, chosen, dataset, System.err);
        for (int i = 0; i < notebooks.size(); i++) {
            String title = "[" + (i + 1) + "/" + notebooks.size() + "] " + NotebookRunner.name(notebooks.get(i));
            if (!runner.run(notebooks.get(i), title)) {
                failed.add(NotebookRunner.name(notebooks.get(i)));
            }
        }
        ReportIndex.write(runner.reports().getParent(), chosen.label());
        return summary(runner, failed);
    }

    private static int summary(NotebookRunner runner, List<String> failed) throws IOException {
        System.err.println();
        System.err.println("reports: " + relative(runner.reports().getParent().resolve("index.html")));
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

    private List<Path> notebooks() throws IOException {
        return notebooks(only);
    }

    /** The notebooks, in order; those only whose name begins so, where any is named. */
    static List<Path> notebooks(List<String> only) throws IOException {
        try (Stream<Path> files = Files.list(Workspace.home().resolve("notebooks"))) {
            List<Path> chosen = files.filter(f -> f.toString().endsWith(".ipynb"))
                    .filter(f -> only.isEmpty() || only.stream().anyMatch(NotebookRunner.name(f)::startsWith))
                    .sorted()
                    .toList();
            if (chosen.isEmpty()) {
                throw new IllegalArgumentException("no notebook in notebooks/ begins with " + only);
            }
            return chosen;
        }
    }
}
