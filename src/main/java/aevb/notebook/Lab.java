package aevb.notebook;

import aevb.data.Dataset;
import aevb.data.Datasets;
import aevb.data.DownloadWords;
import aevb.data.Downloader;
import aevb.data.ImageSet;
import aevb.data.Workspace;
import aevb.eval.LatentUse;
import aevb.exercise.Verdict;
import aevb.experiment.Experiment;
import aevb.experiment.ImportanceBounds;
import aevb.experiment.Json;
import aevb.experiment.LogLikelihoodCurve;
import aevb.experiment.Profile;
import aevb.experiment.Run;
import aevb.experiment.RunStore;
import aevb.experiment.Sweep;
import aevb.experiment.SweepFile;
import aevb.experiment.SweepResults;
import aevb.figure.Drawing;
import aevb.figure.FigureFiles;
import aevb.figure.ImageGrid;
import aevb.figure.Marked;
import aevb.nn.Blas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a notebook's cells call: the data, the runs, figures and tables. One a notebook. */
public final class Lab {
    private final Profile profile;
    private final Dataset data;
    private final String expected;
    private final RunStore store;
    private final int threads;

    private Lab(Profile profile, Dataset data, String expected, RunStore store, int threads) {
        this.profile = profile;
        this.data = data;
        this.expected = expected;
        this.store = store;
        this.threads = threads;
    }

    /**
     * Opens the lab: BLAS, the profile of {@code AEVB_PROFILE}, and MNIST (drawn digits where it cannot be had, said loudly),
     * or the data that {@code AEVB_DATASET} names.
     */
    public static Lab open() {
        return open(Datasets.chosen(), Dataset.MNIST, Profile.current());
    }

    /** Opens the lab on the Frey faces; on drawn ones where they cannot be had or {@code AEVB_DATASET} asks for drawn data. */
    public static Lab openFaces() {
        boolean drawn = Datasets.chosen().startsWith(Dataset.DRAWN);
        return open(drawn ? Dataset.DRAWN_FACES : Dataset.FREY, Dataset.FREY, Profile.current());
    }

    /**
     * Opens the lab on other data: a folder of PNG images or of IDX files. Runs have the length that their experiment says, as the
     * profiles' lengths are for MNIST; the smoke profile stays as short as it is.
     */
    public static Lab open(Path folder) {
        Profile profile = Profile.current() == Profile.SMOKE ? Profile.SMOKE : Profile.FULL;
        return open(folder.toString(), Dataset.MNIST, profile);
    }

    private static Lab open(String dataset, String expected, Profile profile) {
        Blas.start();
        var downloads = new LiveOutput();
        var words = new DownloadWords();
        Downloader downloader = new Downloader(
                (what, done, total) -> {
                    String text = words.of(what, done, total);
                    downloads.update(Display.escape(text), text);
                },
                message -> {});
        Dataset data = Datasets.open(dataset, downloader);
        Profile length = profile.on(data);
        Lab lab = new Lab(length, data, expected, RunStore.standard(System.out::println), Sweep.defaultThreads());
        if (data.isDrawn()) {
            String shorter = length == profile ? "" : Notices.shortened(length);
            new LiveOutput().show(Notices.drawnHtml(data, shorter), Notices.drawnText(data) + shorter);
        }
        return lab;
    }

    public Profile profile() {
        return profile;
    }

    /** MNIST, or what stands in its place. */
    public Dataset mnist() {
        return data;
    }

    /** The same under a name for other data. */
    public Dataset data() {
        return data;
    }

    private String dataMark() {
        return data.markAgainst(expected);
    }

    /** What every figure and table of this session must say: the profile if not full, and if the digits are drawn. */
    public String mark() {
        return Stream.of(profile.mark(), dataMark()).filter(m -> !m.isEmpty()).collect(Collectors.joining(", "));
    }

    /** The experiment as this session runs it: at the profile's length, on the data at hand. */
    public Experiment adapted(Experiment e) {
        return profile.apply(e).on(data);
    }

    /** The finished run: loaded where there is one, otherwise trained here, with a progress bar. */
    public Run run(Experiment e) {
        return runs(List.of(e)).get(0);
    }

    /** Several runs; those missing are trained side by side. */
    public List<Run> runs(List<Experiment> experiments) {
        return new Sweep(store, threads)
                .obtain(experiments.stream().map(this::adapted).toList(), data, new TrainingOutput(data.test()));
    }

    /** A file beside the notebooks. */
    public Path notebook(String name) {
        return Workspace.home().resolve("notebooks").resolve(name);
    }

    /**
     * All runs of a sweep, loaded or trained, and what they ended with as a file that Tablesaw reads: a row a run. What {@code ./lab
     * sweep} writes.
     */
    public Path sweep(SweepFile sweep) throws IOException {
        Path file = Workspace.home().resolve("target/sweeps").resolve(sweep.name() + ".csv");
        SweepResults.write(file, runs(sweep.experiments()));
        return file;
    }

    /** log p(x) along a run of the study {@code likelihood}, which {@link #run} has obtained. */
    public LogLikelihoodCurve logLikelihood(Run run) {
        return store.logLikelihood(run.experiment());
    }

    /** What a run of the importance-weighted objective is worth with more and more samples, as measured when it was finished. */
    public ImportanceBounds importanceBounds(Run run) {
        return store.importanceBounds(run.experiment());
    }

    /** Trains {@code e} here and now, for so many epochs, keeping how test images are reconstructed along the way. */
    public Watched watch(Experiment e, int epochs, int images) {
        return Watched.train(adapted(e).withEpochs(profile == Profile.SMOKE ? 1 : epochs), data, images, threads);
    }

    /** Codes in the plane by t-SNE, with a progress bar: a row of two numbers for each. */
    public float[][] tsne(float[][] codes) {
        return PlaneOutput.of(codes);
    }

    /** Images of this session's data, or decoded to its size, in rows of {@code columns}. */
    public ImageGrid grid(String title, float[][] images, int columns) {
        return ImageGrid.of(title, images, data.train().height(), data.train().width(), columns);
    }

    /** A drawing as a cell's value, marked where it must be. */
    public Object show(Drawing drawing, String alt) {
        return Display.drawing(Marked.of(drawing, mark()), alt);
    }

    /** What a check says of an answer, as a cell's value: a sign, a colour and words. */
    public Object show(Verdict verdict) {
        return Display.html(VerdictHtml.of(verdict), verdict.toString());
    }

    /** A table as a cell's value. */
    public Object show(Table table) {
        Table shown = table;
        if (!mark().isEmpty()) {
            shown = table.copy().setName(table.name() + " (" + mark() + ")");
        }
        return Display.html(HtmlTable.of(shown), HtmlTable.text(shown));
    }

    /**
     * Writes a figure (PNG, SVG, CSV, JSON) and shows it. Full-length figures from real MNIST go to {@code figures/}, all
     * others to {@code target/figures/}, marked.
     *
     * @param numbers what the figure plots
     * @param runs what it is made from, for its provenance
     */
    public Object figure(String name, Drawing drawing, String alt, Table numbers, List<Run> runs) {
        Drawing marked = Marked.of(drawing, mark());
        FigureFiles.write(
                figureFolder(),
                name,
                marked,
                numbers,
                Json.write(new FigureProvenance(
                        name,
                        alt,
                        mark(),
                        runs.stream().map(FigureProvenance.Source::of).toList())));
        return Display.drawing(marked, alt);
    }

    /** The latent plane of a run with two latent dimensions, to move in with the pointer or the keys, over coded test images. */
    public Object explorePlane(Run run, int images, Drawing still) {
        ImageSet test = data.test().first(images);
        float[][] codes = run.model().codes(test.images(images));
        int[] labels = test.isLabelled() ? test.labels() : new int[codes.length];
        String alt = "The latent plane of " + run.name() + ", with the codes of test images";
        return explorer(Explorer.plane(run, codes, labels, test.height(), test.width()), still, alt);
    }

    /** Sliders for the ten latent dimensions that carry most, measured on so many test images. */
    public Object exploreSliders(Run run, int images, Drawing still) {
        ImageSet test = data.test();
        LatentUse use = LatentUse.of(run.model(), test.images(images));
        String alt = "Images decoded by " + run.name() + " as one latent dimension after the other changes";
        return explorer(Explorer.sliders(run, use, test.height(), test.width()), still, alt);
    }

    private Object explorer(Explorer explorer, Drawing still, String alt) {
        return Display.html(explorer.html(Marked.of(still, mark()), alt), alt);
    }

    /** Where {@link #figure} writes. */
    public Path figureFolder() {
        Path home = Workspace.home();
        String variant = profile.label() + (dataMark().isEmpty() ? "" : "-" + data.name());
        return mark().isEmpty()
                ? home.resolve("figures")
                : home.resolve("target/figures").resolve(variant);
    }

    /** What this session works with. */
    public Object summary() {
        return show(Table.create(
                "This session",
                StringColumn.create(
                        "what", "profile", "data", "training images", "test images", "threads", "BLAS", "Java"),
                StringColumn.create(
                        "value",
                        profile.label(),
                        dataMark().isEmpty() ? data.name() : dataMark(),
                        String.valueOf(data.train().count()),
                        String.valueOf(data.test().count()),
                        String.valueOf(threads),
                        Blas.description(),
                        System.getProperty("java.version"))));
    }

    /** Where the runs' numbers come from. */
    public Object provenance(List<Run> runs) {
        return show(RunTables.provenance(runs));
    }
}
