package aevb.experiment;

import aevb.data.DataTreatment;
import aevb.data.Dataset;
import aevb.model.Architecture;
import aevb.train.Settings;
import java.util.Objects;

/**
 * Everything that decides what a run gives: two runs of equal experiments on one machine have equal histories.
 *
 * @param name unique, also the name of the run's folder: lower-case letters, digits, dots and hyphens
 * @param dataset name of the data, as {@link Dataset#name()}
 * @param trainCount images to train on, the first of the training set
 * @param testCount images to test on, the first of the test set
 * @param initStd standard deviation of the initial weights and biases
 */
public record Experiment(
        String name,
        String dataset,
        int trainCount,
        int testCount,
        DataTreatment treatment,
        Architecture architecture,
        double initStd,
        Settings training) {

    public Experiment {
        Objects.requireNonNull(name, "name is missing");
        Objects.requireNonNull(dataset, "dataset is missing");
        Objects.requireNonNull(treatment, "treatment is missing");
        Objects.requireNonNull(architecture, "architecture is missing");
        Objects.requireNonNull(training, "training is missing");
        if (!name.matches("[a-z0-9][a-z0-9.-]*")) {
            throw new IllegalArgumentException(
                    "a run's name has lower-case letters, digits, dots and hyphens only, got \"" + name + "\"");
        }
        if (trainCount < training.batchSize() || testCount < 1) {
            throw new IllegalArgumentException(name + ": expected at least " + training.batchSize()
                    + " training images and 1 test image, got " + trainCount + " and " + testCount);
        }
        if (!(initStd > 0 && initStd < 10)) {
            throw new IllegalArgumentException(name + ": initStd must lie in (0, 10), got " + initStd);
        }
    }

    public Experiment named(String newName) {
        return new Experiment(newName, dataset, trainCount, testCount, treatment, architecture, initStd, training);
    }

    public Experiment with(Settings settings) {
        return new Experiment(name, dataset, trainCount, testCount, treatment, architecture, initStd, settings);
    }

    public Experiment with(Architecture a) {
        return new Experiment(name, dataset, trainCount, testCount, treatment, a, initStd, training);
    }

    public Experiment with(DataTreatment t) {
        return new Experiment(name, dataset, trainCount, testCount, t, architecture, initStd, training);
    }

    public Experiment withInitStd(double sd) {
        return new Experiment(name, dataset, trainCount, testCount, treatment, architecture, sd, training);
    }

    public Experiment withCounts(int train, int test) {
        return new Experiment(name, dataset, train, test, treatment, architecture, initStd, training);
    }

    public Experiment withEpochs(int epochs) {
        return with(training.withEpochs(epochs));
    }

    public Experiment withSeed(long seed) {
        return with(training.withSeed(seed));
    }

    /** The same experiment on the data at hand; on other data than it names, under a name that says so. */
    public Experiment on(Dataset data) {
        if (data.name().equals(dataset)) {
            return this;
        }
        return new Experiment(
                name + "-" + data.name().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9.-]", "-"),
                data.name(),
                Math.min(trainCount, data.train().count()),
                Math.min(testCount, data.test().count()),
                treatment,
                architecture.withInputDim(data.pixelCount()),
                initStd,
                training);
    }

    /** A short fingerprint of the whole configuration. */
    public String fingerprint() {
        return aevb.data.Sha256.of(Json.write(this).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .substring(0, 10);
    }
}
