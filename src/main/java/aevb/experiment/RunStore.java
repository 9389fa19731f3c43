package aevb.experiment;

import aevb.data.Dataset;
import aevb.data.WholeFile;
import aevb.data.Workspace;
import aevb.model.Model;
import aevb.train.History;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Runs on disk. Finished full-length runs lie in {@code runs/NAME} and are committed; everything else lies in the working
 * folder, {@code runs/work} or what {@code AEVB_RUNS} names, under the run's name and a fingerprint of its configuration, so
 * that a changed experiment is another run.
 */
public final class RunStore {
    private static final String EXPERIMENT = "experiment.json";
    private static final String HISTORY = "history.csv";
    private static final Pattern STUDY = Pattern.compile("^([a-z-]+)\\.");
    private static final String WEIGHTS = "weights.bin";
    private static final String PROVENANCE = "provenance.json";

    private final Path published;
    private final Path work;
    private final Consumer<String> log;

    public RunStore(Path published, Path work, Consumer<String> log) {
        this.published = published;
        this.work = work;
        this.log = log;
    }

    /** The project's own store. */
    public static RunStore standard(Consumer<String> log) {
        Path published = Workspace.home().resolve("runs");
        String set = System.getenv("AEVB_RUNS");
        return new RunStore(published, set == null || set.isBlank() ? published.resolve("work") : Path.of(set), log);
    }

    /** The committed runs only. */
    public static RunStore committed(Consumer<String> log) {
        Path published = Workspace.home().resolve("runs");
        return new RunStore(published, published.resolve("none-but-the-committed-runs"), log);
    }

    /** The folder of the committed runs. */
    public Path published() {
        return published.toAbsolutePath().normalize();
    }

    /** The folder of the others. */
    public Path work() {
        return work.toAbsolutePath().normalize();
    }

    /** Where {@code e} is trained. */
    public Path workFolder(Experiment e) {
        return work.resolve(e.name() + "-" + e.fingerprint());
    }

    /** Where {@code e} is, once published. */
    public Path publishedFolder(Experiment e) {
        return published.resolve(STUDY.matcher(e.name()).replaceFirst("$1/"));
    }

    /** A study's name has no digits, so that "beta-vae-0.5" is of none. */
    static boolean isOfStudy(Experiment e) {
        return STUDY.matcher(e.name()).find();
    }

    Consumer<String> log() {
        return log;
    }

    /** The finished run of {@code e}, the committed one first. */
    public Optional<Run> find(Experiment e) {
        return firstIn(List.of(publishedFolder(e), workFolder(e)), e);
    }

    private Optional<Run> firstIn(List<Path> folders, Experiment e) {
        for (Path folder : folders) {
            boolean curveSuffices = isOfStudy(e) && folder.equals(publishedFolder(e));
            if (!Files.exists(folder.resolve(curveSuffices ? PROVENANCE : WEIGHTS))) {
                continue;
            }
            if (!Files.exists(folder.resolve(EXPERIMENT))
                    || !experimentIn(folder).equals(e)) {
                log.accept(folder + " holds another configuration of " + e.name() + ": not used");
                continue;
            }
            return Optional.of(load(e, folder));
        }
        return Optional.empty();
    }

    private static Experiment experimentIn(Path folder) {
        try {
            return Json.read(Files.readString(folder.resolve(EXPERIMENT)), Experiment.class);
        } catch (IOException | IllegalArgumentException ex) {
            throw new IllegalArgumentException(
                    folder.resolve(EXPERIMENT) + ": " + ex.getMessage()
                            + ". Was it edited by hand, or written by a newer version? Restore it with git checkout,"
                            + " or move the folder away; nothing was changed",
                    ex);
        }
    }

    private static Run load(Experiment e, Path folder) {
        try {
            return new Run(
                    e,
                    weights(e, folder),
                    History.parse(Files.readString(folder.resolve(HISTORY))),
                    Json.read(Files.readString(folder.resolve(PROVENANCE)), Provenance.class));
        } catch (IOException | IllegalArgumentException ex) {
            throw new IllegalStateException("the run in " + folder + " cannot be read: " + ex.getMessage(), ex);
        }
    }

    private static Optional<Model> weights(Experiment e, Path folder) throws IOException {
        if (!Files.exists(folder.resolve(WEIGHTS))) {
            return Optional.empty();
        }
        Model model = Model.zeros(e.architecture(), DataType.FLOAT);
        WeightsFile.read(folder.resolve(WEIGHTS), model.parameters());
        return Optional.of(model);
    }

    /** The finished run of {@code e}; trained, or gone on with, where there is none. */
    public Run obtain(Experiment e, Dataset data, int lanes, RunListener listener) {
        return find(e).orElseGet(() -> RunLock.whileHeld(
                workFolder(e),
                log,
                // another process may have finished it while we waited
                () -> find(e).orElseGet(() -> {
                    claim(e);
                    Run run = new Training(this, e, data, lanes, listener).run();
                    giveBackMemory();
                    return run;
                })));
    }

    /**
     * ND4J frees an array when the collector finds that nobody uses it. A training makes next to no garbage, so the collector would not
     * look for hours, and each finished run would leave its 20 MB.
     */
    private static void giveBackMemory() {
        System.gc();
    }

    /** Writes into the run's folder what it is for; a folder that says something else is left as it is. */
    private void claim(Experiment e) {
        Path file = workFolder(e).resolve(EXPERIMENT);
        if (Files.exists(file) && !experimentIn(workFolder(e)).equals(e)) {
            throw new IllegalStateException(
                    file + ": expected the configuration of " + e.name()
                            + ", found another. Was it edited by hand? Move the folder away to train the run; nothing was changed");
        }
        try {
            WholeFile.write(file, Json.write(e));
        } catch (IOException ex) {
            throw new UncheckedIOException(
                    file + " cannot be written: " + ex.getMessage() + ". Make room, or set AEVB_RUNS to another folder",
                    ex);
        }
    }

    /** Writes a finished run; the weights come last and make it count. */
    void write(Path folder, Run run) throws IOException {
        writeCurve(folder, run);
        WholeFile.write(
                folder.resolve(WEIGHTS),
                ByteBuffer.wrap(WeightsFile.encode(run.model().parameters())));
    }

    private static void writeCurve(Path folder, Run run) throws IOException {
        WholeFile.write(folder.resolve(EXPERIMENT), Json.write(run.experiment()));
        WholeFile.write(folder.resolve(HISTORY), run.history().toCsv());
        WholeFile.write(folder.resolve(PROVENANCE), Json.write(run.provenance()));
    }

    /** Copies a finished run to where it is committed from: the one in the working folder, in place of an earlier one. */
    public Path publish(Experiment e) throws IOException {
        Run run = firstIn(List.of(workFolder(e), publishedFolder(e)), e)
                .orElseThrow(() -> new IllegalStateException(e.name() + " is not finished"));
        if (isCurveOnly(e)) {
            writeCurve(publishedFolder(e), run);
        } else {
            write(publishedFolder(e), run);
        }
        LogLikelihoodCurve measured = LogLikelihoodCurve.read(workFolder(e));
        if (!measured.points().isEmpty()) {
            measured.write(publishedFolder(e));
        }
        if (ImportanceBounds.isOf(e)) {
            importanceBounds(e).write(publishedFolder(e));
        }
        return publishedFolder(e);
    }

    /** Of a study's runs the curve is kept, and the weights of those few whose model a notebook looks into. */
    private static boolean isCurveOnly(Experiment e) {
        return isOfStudy(e) && !PaperRuns.WITH_WEIGHTS.contains(e);
    }

    /** log p(x) along a finished run of the study {@code likelihood}; empty for others. */
    public LogLikelihoodCurve logLikelihood(Experiment e) {
        LogLikelihoodCurve committed = LogLikelihoodCurve.read(publishedFolder(e));
        return committed.points().isEmpty() ? LogLikelihoodCurve.read(workFolder(e)) : committed;
    }

    /** What a finished run's test images are worth with more and more samples; empty for runs that do not climb this bound. */
    public ImportanceBounds importanceBounds(Experiment e) {
        ImportanceBounds committed = ImportanceBounds.read(publishedFolder(e));
        return committed.points().isEmpty() ? ImportanceBounds.read(workFolder(e)) : committed;
    }

    /** The learning curve of an unfinished run so far, empty where it has not begun. */
    public History historySoFar(Experiment e) throws IOException {
        return new aevb.train.CheckpointFile(workFolder(e), log)
                .read()
                .map(aevb.train.Checkpoint::history)
                .orElse(History.empty());
    }

    /** This store without its published runs: what is obtained from it is trained even where a committed copy exists. */
    public RunStore unpublished() {
        return new RunStore(work.resolve("published-runs-are-left-alone"), work, log);
    }

    /** Removes the working copy of {@code e}, so that it is trained anew. */
    public void forget(Experiment e) throws IOException {
        Path folder = workFolder(e);
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                for (Path f : files.toList()) {
                    Files.delete(f);
                }
            }
        }
    }
}
