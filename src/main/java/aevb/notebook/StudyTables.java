package aevb.notebook;

import aevb.eval.LatentUse;
import aevb.experiment.Run;
import aevb.experiment.Studies;
import aevb.train.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables that compare many runs. */
public final class StudyTables {
    private StudyTables() {}

    private static double stepSize(Run r) {
        return r.experiment().training().optimizer().stepSize();
    }

    private static <K> Map<K, List<Run>> grouped(List<Run> runs, Function<Run, K> key) {
        return runs.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * A search over step sizes: for each latent dimension the training bound after the last epoch at each step size, the best of them, and
     * by how much it leads.
     *
     * @param published the step size that the report chose for a latent dimension
     */
    public static Table search(List<Run> runs, Function<Integer, Double> published) {
        List<Double> sizes = runs.stream().map(StudyTables::stepSize).distinct().toList();
        var latent = IntColumn.create("latent");
        List<DoubleColumn> bounds =
                sizes.stream().map(s -> DoubleColumn.create("at " + s)).toList();
        var best = StringColumn.create("best");
        var lead = DoubleColumn.create("its lead");
        var report = StringColumn.create("published choice");
        grouped(runs, Run::latentDim).forEach((dim, group) -> {
            latent.append(dim);
            for (int i = 0; i < sizes.size(); i++) {
                bounds.get(i).append(trainElbo(group.get(i)));
            }
            List<Run> ranked = new ArrayList<>(group);
            ranked.sort(Comparator.comparingDouble(r -> -trainElbo(r)));
            best.append(String.valueOf(stepSize(ranked.get(0))));
            lead.append(trainElbo(ranked.get(0)) - trainElbo(ranked.get(1)));
            report.append(String.valueOf(published.apply(dim)));
        });
        return Table.create("Training bound after the search, nats per image", latent)
                .addColumns(bounds.toArray(DoubleColumn[]::new))
                .addColumns(best, lead, report);
    }

    /** A search's training bounds, a row a latent dimension, as nats below the best of the row. */
    public static double[][] belowTheBest(List<Run> runs) {
        return grouped(runs, Run::latentDim).values().stream()
                .map(group -> {
                    double best = group.stream()
                            .mapToDouble(StudyTables::trainElbo)
                            .max()
                            .orElseThrow();
                    return group.stream().mapToDouble(r -> best - trainElbo(r)).toArray();
                })
                .toArray(double[][]::new);
    }

    private static double trainElbo(Run r) {
        return r.history().last().train().elbo();
    }

    private static double testElbo(Run r) {
        return r.history().last().test().elbo();
    }

    /** For each latent dimension the mean, range and standard deviation over seeds of the test bound. */
    public static Table spread(List<Run> runs) {
        var latent = IntColumn.create("latent");
        var seeds = IntColumn.create("seeds");
        DoubleColumn[] values = {
            DoubleColumn.create("mean"),
            DoubleColumn.create("lowest"),
            DoubleColumn.create("highest"),
            DoubleColumn.create("standard deviation")
        };
        grouped(runs, Run::latentDim).forEach((dim, group) -> {
            var bounds = DoubleColumn.create(
                    "test", group.stream().mapToDouble(StudyTables::testElbo).toArray());
            latent.append(dim);
            seeds.append(group.size());
            values[0].append(bounds.mean());
            values[1].append(bounds.min());
            values[2].append(bounds.max());
            values[3].append(bounds.standardDeviation());
        });
        return Table.create("Test bound over seeds, nats per image", latent, seeds)
                .addColumns(values);
    }

    /** Pairs of runs that differ in precision only: test bounds and their difference, a row a seed. */
    public static Table precision(List<Run> runs) {
        var seed = LongColumn.create("seed");
        var epochs = IntColumn.create("epochs");
        DoubleColumn[] values = {
            DoubleColumn.create("fp32"), DoubleColumn.create("bf16"), DoubleColumn.create("bf16 - fp32")
        };
        grouped(runs, r -> r.experiment().training().seed()).forEach((s, pair) -> {
            pair.sort(Comparator.comparing(r -> r.experiment().training().precision()));
            seed.append(s);
            epochs.append(pair.get(0).history().epochs());
            values[0].append(testElbo(pair.get(0)));
            values[1].append(testElbo(pair.get(1)));
            values[2].append(testElbo(pair.get(1)) - testElbo(pair.get(0)));
        });
        return Table.create("Test bound, nats per image", seed, epochs).addColumns(values);
    }

    /** Runs that each change one thing, beside the first: the test bound at the end, the best one and when, and the train bound. */
    public static Table ablation(List<Run> runs) {
        var name = StringColumn.create("changed");
        DoubleColumn[] values = {
            DoubleColumn.create("test bound"),
            DoubleColumn.create("beside the first"),
            DoubleColumn.create("best test bound"),
            DoubleColumn.create("train bound"),
            DoubleColumn.create("train - test")
        };
        var bestEpoch = IntColumn.create("at epoch");
        double first = testElbo(runs.get(0));
        for (Run r : runs) {
            History.Row best = best(r.history());
            name.append(Studies.partName(r));
            values[0].append(testElbo(r));
            values[1].append(testElbo(r) - first);
            values[2].append(best.test().elbo());
            values[3].append(trainElbo(r));
            values[4].append(trainElbo(r) - testElbo(r));
            bestEpoch.append(best.epoch());
        }
        return Table.create("After the last epoch, nats per image", name)
                .addColumns(values)
                .addColumns(bestEpoch);
    }

    private static History.Row best(History h) {
        return h.rows().stream()
                .max(Comparator.comparingDouble(row -> row.test().elbo()))
                .orElseThrow();
    }

    /** Our bounds beside the paper's where our curves pass these numbers of training samples; where they do not reach, no row. */
    public static Table besideThePaper(List<Run> vaes, List<Long> samples) {
        var latent = IntColumn.create("latent");
        var at = LongColumn.create("training samples");
        DoubleColumn[] values = RunTables.besideThePaperColumns();
        for (Run r : vaes) {
            for (long n : samples) {
                r.history().near(n).ifPresent(row -> RunTables.besideThePaper(latent, at, values, r.experiment(), row));
            }
        }
        return Table.create("Beside the paper's Figure 2, nats per image", latent, at)
                .addColumns(values);
    }

    /** How many of its latent dimensions each VAE uses, measured on these images. */
    public static Table latentUse(List<Run> vaes, float[][] images) {
        var latent = IntColumn.create("latent");
        var active = IntColumn.create("active units");
        var sum = DoubleColumn.create("KL, nats");
        var largest = DoubleColumn.create("largest KL of a dimension");
        var aboveTenth = IntColumn.create("dimensions above 0.1 nats");
        for (Run r : vaes) {
            LatentUse use = LatentUse.of(r.model(), images);
            double[] kl = use.sortedKl();
            latent.append(r.latentDim());
            active.append(use.activeUnits());
            sum.append(java.util.Arrays.stream(kl).sum());
            largest.append(kl[0]);
            aboveTenth.append(
                    (int) java.util.Arrays.stream(kl).filter(v -> v > 0.1).count());
        }
        return Table.create("Use of the latent dimensions", latent, active, aboveTenth, sum, largest);
    }
}
