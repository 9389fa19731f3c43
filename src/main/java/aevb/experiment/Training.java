package aevb.experiment;

import aevb.data.Dataset;
import aevb.data.Workspace;
import aevb.model.Model;
import aevb.train.CheckpointFile;
import aevb.train.DivergenceException;
import aevb.train.History;
import aevb.train.Progress;
import aevb.train.Trainer;
import aevb.train.TrainingInterruptedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/** Trains one experiment in its working folder: resumes, checkpoints after every epoch, writes the finished run. */
final class Training {
    private static final long REPORT_EVERY_NANOS = 250_000_000;

    private final RunStore store;
    private final Experiment experiment;
    private final Dataset data;
    private final int lanes;
    private final RunListener listener;
    private final String commit = Provenance.commit(Workspace.home());

    Training(RunStore store, Experiment experiment, Dataset data, int lanes, RunListener listener) {
        this.store = store;
        this.experiment = experiment;
        this.data = experiment.treatment().apply(data.first(experiment.trainCount(), experiment.testCount()));
        this.lanes = lanes;
        this.listener = listener;
        int pixels = experiment.architecture().inputDim();
        if (data.pixelCount() != pixels) {
            throw new IllegalArgumentException(experiment.name() + " is for images of " + pixels + " pixels, "
                    + data.name() + " has " + data.pixelCount());
        }
    }

    Run run() {
        Path folder = store.workFolder(experiment);
        Model model = Model.random(
                experiment.architecture(),
                experiment.initStd(),
                experiment.training().seed());
        try (var trainer =
                new Trainer(model, experiment.training(), experiment.treatment(), data.train(), data.test(), lanes)) {
            var file = new CheckpointFile(folder, store.log());
            file.read().ifPresent(trainer::restore);
            listener.started(experiment, trainer.history());
            History history = outcome(trainer, new Reporter(trainer, model, file));
            if (ImportanceBounds.isOf(experiment)) {
                measureBounds(model).write(folder);
            }
            Run run = new Run(
                    experiment, model, history, Provenance.of(experiment, data, commit, lanes, trainer.seconds()));
            store.write(folder, run);
            file.delete();
            listener.finished(run);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    folder + ": " + e.getMessage() + ". Finished epochs are kept; make room and run again", e);
        }
    }

    /** After the last checkpoint, so that a run that is killed meanwhile has only this to do again. */
    private ImportanceBounds measureBounds(Model model) {
        long began = System.nanoTime();
        int images = ImportanceBounds.images(experiment, data.test());
        long[] lastReport = {began};
        return ImportanceBounds.measure(experiment, model, data.test(), lanes, done -> {
            long now = System.nanoTime();
            if (now - lastReport[0] > REPORT_EVERY_NANOS) {
                lastReport[0] = now;
                listener.measuring(experiment, done, images, (now - began) / 1e9 / done * (images - done));
            }
            if (Thread.interrupted()) {
                throw new TrainingInterruptedException();
            }
        });
    }

    /** In a study a run that diverges is a result like others: its curve ends at minus infinity. */
    private History outcome(Trainer trainer, Reporter reporter) {
        try {
            return trainer.run(reporter);
        } catch (DivergenceException e) {
            if (!RunStore.isOfStudy(experiment)) {
                throw e;
            }
            store.log().accept(experiment.name() + ": " + e.getMessage());
            return trainer.history().diverged(data.train().count());
        }
    }

    private final class Reporter implements Progress.Listener {
        private final Trainer trainer;
        private final Model model;
        private final CheckpointFile file;

        Reporter(Trainer trainer, Model model, CheckpointFile file) {
            this.trainer = trainer;
            this.model = model;
            this.file = file;
        }

        @Override
        public void progress(Progress p) {
            listener.progress(experiment, p);
        }

        /** Before the checkpoint, so that a kill between the two only has it measured again. */
        private void measure(History history) {
            if (LogLikelihoodCurve.isOf(experiment) && LogLikelihoodCurve.isMeasured(experiment, history)) {
                Path folder = store.workFolder(experiment);
                long samples = history.last().trainingSamples();
                try {
                    LogLikelihoodCurve.read(folder)
                            .plus(LogLikelihoodCurve.measure(experiment, model, data, samples))
                            .write(folder);
                } catch (CancellationException e) {
                    throw new TrainingInterruptedException();
                }
            }
        }

        @Override
        public void epoch(History history) {
            measure(history);
            try {
                file.write(trainer.checkpoint());
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "the checkpoint of " + experiment.name() + " cannot be written: " + e.getMessage()
                                + ". The one before it is kept; make room and run again",
                        e);
            }
            listener.epoch(experiment, history, model);
        }
    }
}
