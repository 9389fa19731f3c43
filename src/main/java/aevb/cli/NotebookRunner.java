package aevb.cli;

import aevb.data.Workspace;
import aevb.experiment.Profile;
import aevb.train.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Executes a notebook in the real kernel with nbconvert, then turns the executed notebook into HTML. */
final class NotebookRunner {
    private static final int ERROR_LINES = 40;

    private final Jupyter jupyter;
    private final Profile profile;
    private final String dataset;
    private final PrintStream out;
    private final boolean terminal = System.console() != null;
    private final Path target = Workspace.home().toAbsolutePath().normalize().resolve("target");

    NotebookRunner(Jupyter jupyter, Profile profile, String dataset, PrintStream out) {
        this.dataset = dataset;
        this.jupyter = jupyter;
        this.profile = profile;
        this.out = out;
    }

    static String name(Path notebook) {
        String file = notebook.getFileName().toString();
        return file.substring(0, file.length() - ".ipynb".length());
    }

    Path reports() {
        return target.resolve("reports").resolve(profile.label());
    }

    Path executed() {
        return target.resolve("executed").resolve(profile.label());
    }

    /** Where this profile's figures may have gone to. */
    List<Path> figureFolders() throws IOException {
        List<Path> folders = new ArrayList<>();
        if (profile == Profile.FULL) {
            folders.add(Workspace.home().resolve("figures"));
        }
        Path marked = target.resolve("figures");
        if (Files.isDirectory(marked)) {
            try (Stream<Path> all = Files.list(marked)) {
                all.filter(f -> f.getFileName().toString().startsWith(profile.label()))
                        .sorted()
                        .forEach(folders::add);
            }
        }
        return folders;
    }

    /** Whether all cells ran; what went wrong is printed. */
    boolean run(Path notebook, String title) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Files.createDirectories(executed());
        Path progress = executed().resolve(name(notebook) + ".progress");
        Path log = executed().resolve(name(notebook) + ".log");
        Files.deleteIfExists(progress);
        // two steps: in one, nbconvert does not join the pieces of a stream
        boolean ok = convert(
                        progress,
                        log,
                        title,
                        "--to",
                        "notebook",
                        "--execute",
                        "--ExecutePreprocessor.kernel_name=java",
                        "--ExecutePreprocessor.timeout=-1",
                        "--ExecutePreprocessor.startup_timeout=120",
                        "--output-dir",
                        executed().toString(),
                        "--output",
                        name(notebook),
                        notebook.toString())
                && convert(
                        progress,
                        log,
                        title,
                        "--to",
                        "html",
                        "--CoalesceStreamsPreprocessor.enabled=True",
                        "--output-dir",
                        reports().toString(),
                        executed().resolve(name(notebook) + ".ipynb").toString());
        String took = Progress.duration((System.nanoTime() - began) / 1e9);
        line(title + (ok ? ": done in " : ": FAILED after ") + took);
        if (!ok) {
            List<String> lines = Files.readAllLines(log);
            lines.subList(Math.max(0, lines.size() - ERROR_LINES), lines.size()).forEach(out::println);
        }
        return ok;
    }

    private boolean convert(Path progress, Path log, String title, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder = jupyter.command(
                Stream.concat(Stream.of("nbconvert"), Stream.of(arguments)).toArray(String[]::new));
        builder.environment().put("AEVB_PROFILE", profile.label());
        builder.environment().put("AEVB_DATASET", dataset);
        builder.environment().put("AEVB_PROGRESS", progress.toString());
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Thread killer = new Thread(() -> process.descendants().forEach(ProcessHandle::destroy));
        Runtime.getRuntime().addShutdownHook(killer);
        try {
            while (!process.waitFor(1, TimeUnit.SECONDS)) {
                if (terminal) {
                    out.print("\r" + title + " " + latest(progress) + "\u001b[K");
                    out.flush();
                }
            }
        } finally {
            Runtime.getRuntime().removeShutdownHook(killer);
        }
        return process.exitValue() == 0;
    }

    /** What the notebook's training cells say of their progress. */
    private static String latest(Path progress) {
        try {
            return Files.readString(progress).strip().replace("\n", " | ");
        } catch (IOException e) {
            return "...";
        }
    }

    private void line(String text) {
        out.println(terminal ? "\r" + text + "\u001b[K" : text);
    }
}
