package aevb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs nbconvert on a notebook, keeps what it says in a log, and shows how far the notebook is. */
final class Nbconvert {
    private static final int ERROR_LINES = 40;
    private static final int STARTS = 3;
    private static final int INDENT = 4;
    private static final Pattern NO_KERNEL =
            Pattern.compile("Kernel didn't respond in \\d+ seconds|Kernel died before replying to kernel_info");

    private final Jupyter jupyter;
    private final Map<String, String> environment;
    private final Path folder;
    private final StatusLines out;

    /** @param folder for logs, progress and executed notebooks */
    Nbconvert(Jupyter jupyter, Map<String, String> environment, Path folder, StatusLines out) {
        this.jupyter = jupyter;
        this.environment = environment;
        this.folder = folder;
        this.out = out;
    }

    /** The same with another variable in the environment of Jupyter and the kernel. */
    Nbconvert with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Nbconvert(jupyter, more, folder, out);
    }

    /**
     * Executes a notebook in the real kernel. Where the kernel does not start, nothing has run, and it is tried again: Jupyter
     * chooses the kernel's ports before the kernel listens on them, and now and then another program is faster.
     */
    boolean execute(Path notebook, String title) throws IOException, InterruptedException {
        for (int start = 1; ; start++) {
            int status = run(
                    notebook,
                    title,
                    "--to",
                    "notebook",
                    "--execute",
                    "--ExecutePreprocessor.kernel_name=java",
                    "--ExecutePreprocessor.timeout=-1",
                    "--ExecutePreprocessor.startup_timeout=120",
                    "--output-dir",
                    folder.toString(),
                    "--output",
                    NotebookRunner.name(notebook),
                    notebook.toString());
            if (status == 0 || start == STARTS || !kernelMissed(notebook)) {
                return succeeded(status, notebook);
            }
            out.line(title + ": the kernel did not start, so nothing ran; once more");
        }
    }

    /** Runs nbconvert with these arguments; what went wrong is printed. */
    boolean convert(Path notebook, String title, String... arguments) throws IOException, InterruptedException {
        return succeeded(run(notebook, title, arguments), notebook);
    }

    private int run(Path notebook, String title, String... arguments) throws IOException, InterruptedException {
        Path progress = folder.resolve(NotebookRunner.name(notebook) + ".progress");
        ProcessBuilder builder = jupyter.command(
                Stream.concat(Stream.of("nbconvert"), Stream.of(arguments)).toArray(String[]::new));
        builder.environment().putAll(environment);
        builder.environment().put("AEVB_PROGRESS", progress.toString());
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(log(notebook).toFile())
                .start();
        Thread killer = new Thread(() -> process.descendants().forEach(ProcessHandle::destroy));
        Runtime.getRuntime().addShutdownHook(killer);
        try {
            while (!process.waitFor(1, TimeUnit.SECONDS)) {
                out.put(title, title + latest(progress));
            }
        } finally {
            out.remove(title);
            Runtime.getRuntime().removeShutdownHook(killer);
        }
        return process.exitValue();
    }

    private boolean succeeded(int status, Path notebook) throws IOException {
        if (status != 0) {
            List<String> lines = Files.readAllLines(log(notebook));
            lines.subList(Math.max(0, lines.size() - ERROR_LINES), lines.size()).forEach(out::line);
        }
        return status == 0;
    }

    private boolean kernelMissed(Path notebook) throws IOException {
        return NO_KERNEL.matcher(Files.readString(log(notebook))).find();
    }

    private Path log(Path notebook) {
        return folder.resolve(NotebookRunner.name(notebook) + ".log");
    }

    /** What the notebook's training cells say of their progress: nothing, one line, or a line a model below the title. */
    private static String latest(Path progress) {
        try {
            String text = Files.readString(progress).strip();
            return text.contains("\n") ? "\n" + text.indent(INDENT).stripTrailing() : " " + text;
        } catch (IOException e) {
            return " ...";
        }
    }
}
