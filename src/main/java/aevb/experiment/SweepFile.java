package aevb.experiment;

import aevb.data.DataTreatment;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/**
 * A sweep as a file says it: a run of the catalogue, and along which axes it is varied. Every combination is a run. An axis that is
 * left out stays as the catalogue has it.
 *
 * @param name letters and hyphens; runs are called NAME.latent-3-seed-1 and so on, as those of a study
 * @param base a run of the catalogue
 * @param epochs of every run, or null for the base's
 * @param trainCount images to train on, or null for the base's
 * @param testCount images to test on, or null for the base's
 * @param variants named changes, each in the shape of a run's experiment.json with only what differs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SweepFile(
        String name,
        String base,
        Integer epochs,
        Integer trainCount,
        Integer testCount,
        List<Integer> latents,
        List<Long> seeds,
        List<Double> stepSizes,
        List<DataTreatment> treatments,
        List<Variant> variants) {
    /** More than that is a mistake. */
    private static final int MOST = 100_000;

    /** A change with a name, such as "relu": {"architecture": {"activation": "RELU"}}. */
    public record Variant(String name, JsonNode change) {
        public Variant {
            if (name == null || !name.matches("[a-z0-9][a-z0-9.-]*") || change == null) {
                throw new IllegalArgumentException(
                        "a variant has a name of lower-case letters, digits, dots and hyphens,"
                                + " and a change, got \"" + name + "\"");
            }
        }
    }

    public SweepFile {
        if (name == null || !name.matches("[a-z][a-z-]*")) {
            throw new IllegalArgumentException(
                    "a sweep's name has lower-case letters and hyphens only, got \"" + name + "\"");
        }
        if (base == null) {
            throw new IllegalArgumentException("base is missing: the run of the catalogue that is varied");
        }
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException naming the file, if it is not a sweep
     */
    public static SweepFile read(Path file) {
        try {
            SweepFile sweep = Json.read(Files.readString(file), SweepFile.class);
            sweep.experiments();
            return sweep;
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    file
                            + ": expected a sweep, such as {\"name\": \"seeds\", \"base\": \"report-vae-20\", \"seeds\": [1, 2]}: "
                            + e.getMessage(),
                    e);
        }
    }

    /** Every combination, the first axis slowest. */
    public List<Experiment> experiments() {
        Experiment whole = Catalogue.named(base);
        whole = epochs == null ? whole : whole.withEpochs(epochs);
        whole = whole.withCounts(
                trainCount == null ? whole.trainCount() : trainCount,
                testCount == null ? whole.testCount() : testCount);
        List<Experiment> all = List.of(whole.named(name + "."));
        all = along(all, variants, Variant::name, (e, v) -> Json.changed(e, v.change(), Experiment.class));
        all = along(all, treatments, SweepFile::label, Experiment::with);
        all = along(
                all,
                latents,
                d -> "latent-" + d,
                (e, d) -> e.with(e.architecture().withLatentDim(d)));
        all = along(
                all,
                stepSizes,
                s -> "at-" + s,
                (e, s) -> e.with(e.training().with(e.training().optimizer().withStepSize(s))));
        all = along(all, seeds, s -> "seed-" + s, Experiment::withSeed);
        all = all.size() == 1 && all.get(0).name().endsWith(".")
                ? List.of(all.get(0).named(name + ".run"))
                : all;
        if (all.stream().map(Experiment::name).distinct().count() < all.size()) {
            throw new IllegalArgumentException("two runs have the same name: is a value given twice?");
        }
        return all;
    }

    private static String label(DataTreatment t) {
        return t.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <A> List<Experiment> along(
            List<Experiment> before,
            List<A> axis,
            java.util.function.Function<A, String> label,
            BiFunction<Experiment, A, Experiment> change) {
        if (axis == null || axis.isEmpty()) {
            return before;
        }
        if ((long) before.size() * axis.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " runs");
        }
        List<Experiment> all = new ArrayList<>();
        for (Experiment e : before) {
            for (A value : axis) {
                if (value == null) {
                    throw new IllegalArgumentException("null is no value of an axis");
                }
                String dash = e.name().endsWith(".") ? "" : "-";
                all.add(change.apply(e, value).named(e.name() + dash + label.apply(value)));
            }
        }
        return all;
    }
}
