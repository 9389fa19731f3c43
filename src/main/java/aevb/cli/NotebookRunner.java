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
import java.util.Map;
import java.util.stream.Stream;

/** Executes a notebook in the real kernel with nbconvert, then turns the executed notebook into HTML. */
final class NotebookRunner {
    private final Profile profile;
    private final String shelf;
    private final Nbconvert nbconvert;
    private final StatusLines out;
    private final Path target = Workspace.home().toAbsolutePath().normalize().resolve("target");

    private NotebookRunner(String shelf, Profile profile, StatusLines out, Nbconvert nbconvert) {
        this.shelf = shelf;
        this.profile = profile;
        this.out = out;
        this.nbconvert = nbconvert;
    }

    /** The same, with so many threads for each notebook: together they should not have more than there are cores. */
    NotebookRunner withThreads(int threads) {
        return new NotebookRunner(shelf, profile, out, nbconvert.with("AEVB_THREADS", String.valueOf(threads)));
    }

    /** @param shelf a folder below the profile's, so that notebooks of one name do not meet; may be empty */
    NotebookRunner(Jupyter jupyter, Profile profile, String dataset, String shelf, PrintStream stream) {
        this.shelf = shelf;
        this.profile = profile;
        this.out = new StatusLines(stream);
        this.nbconvert = new Nbconvert(
                jupyter, Map.of("AEVB_PROFILE", profile.label(), "AEVB_DATASET", dataset), executed(), out);
    }

    static String name(Path notebook) {
        String file = notebook.getFileName().toString();
        return file.substring(0, file.length() - ".ipynb".length());
    }

    Path reports() {
        return target.resolve("reports").resolve(profile.label()).resolve(shelf);
    }

    Path executed() {
        return target.resolve("executed").resolve(profile.label()).resolve(shelf);
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
                all.filter(f -> mayBeOf(f.getFileName().toString())).sorted().forEach(folders::add);
            }
        }
        return folders;
    }

    /** Of this profile, or of the one that takes the full one's place on drawn data. */
    private boolean mayBeOf(String folder) {
        return folder.startsWith(profile.label())
                || profile == Profile.FULL && folder.startsWith(Profile.CLASSROOM.label() + "-");
    }

    /** Whether all cells ran and the report is written; what went wrong is printed. */
    boolean run(Path notebook, String title) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Files.createDirectories(executed());
        Path progress = executed().resolve(name(notebook) + ".progress");
        Files.deleteIfExists(progress);
        // two steps: in one, nbconvert does not join the pieces of a stream
        boolean ok = nbconvert.execute(notebook, title) && report(notebook, title);
        String took = Progress.duration((System.nanoTime() - began) / 1e9);
        out.line(title + (ok ? ": done in " : ": FAILED after ") + took);
        return ok;
    }

    /** Turns the executed notebook into a page of its own. */
    boolean report(Path notebook, String title) throws IOException, InterruptedException {
        boolean ok = html(notebook, title, ReportTemplate.PAGE, name(notebook));
        if (ok) {
            new ReportPage(reports().resolve(name(notebook) + ".html")).finish();
        }
        return ok;
    }

    /** Turns the executed notebook into slides, by the slide types in its cells. */
    boolean slides(Path notebook, String title) throws IOException, InterruptedException {
        return html(notebook, title, ReportTemplate.SLIDES, name(notebook) + ".slides");
    }

    boolean isExecuted(Path notebook) {
        return Files.exists(executed(notebook));
    }

    private Path executed(Path notebook) {
        return executed().resolve(name(notebook) + ".ipynb");
    }

    private boolean html(Path notebook, String title, String template, String output)
            throws IOException, InterruptedException {
        return nbconvert.convert(
                notebook,
                title,
                "--to",
                "html",
                "--template",
                template,
                "--CoalesceStreamsPreprocessor.enabled=True",
                "--output-dir",
                reports().toString(),
                "--output",
                output,
                executed(notebook).toString());
    }
}
