package aevb.train;

import aevb.data.DataTreatment;
import aevb.data.ImageSet;
import aevb.eval.Evaluator;
import aevb.model.Model;
import aevb.nn.Matrix;
import aevb.nn.Parameters;
import aevb.nn.Team;
import aevb.objective.Bound;
import aevb.prob.Noise;
import java.util.List;
import java.util.Optional;

/**
 * Algorithm 1 of the paper: minibatches, noise, gradients, updates, until the epochs are done; the test bound after each.
 * Every random number is a function of (seed, epoch or step, row), so a run resumed from a {@link Checkpoint} equals one
 * that was never stopped, bit for bit, on the same machine with the same number of lanes.
 */
public final class Trainer implements AutoCloseable {
    private static final double NANOS = 1e9;
    private static final double REPORT_EVERY_SECONDS = 0.25;
    /** A loss this far above the best so far, in nats per image, is divergence, if it lasts. */
    private static final double HOPELESS = 1e5;
    /** For so many steps in a row: Adagrad's first steps can be wild and mend themselves. */
    private static final int PATIENCE = 500;

    private final Model model;
    private final Settings settings;
    private final ImageSet train;
    private final Team team;
    private final TrainingStep step;
    private final Optional<Evaluator> evaluator;
    private final Noise order;
    private final int stepsPerEpoch;
    /**
     * The parameters and the optimizer's vectors for {@link #checkpoint}, the same arrays each time: a few megabytes of garbage an
     * epoch would gather among the long-lived objects, where the collector does not look for hours.
     */
    private final float[][] packed;

    private History history = History.empty();
    private double secondsBefore;
    private double bestLoss = Double.MAX_VALUE;
    private int stepsWithoutHope;
    private long began;
    private int epochsBefore;
    private double lastReport;

    /**
     * A run at its beginning.
     *
     * @param model updated in place
     * @param lanes threads that share each step
     */
    public Trainer(Model model, Settings settings, DataTreatment treatment, ImageSet train, ImageSet test, int lanes) {
        if (train.count() < settings.batchSize()) {
            throw new IllegalArgumentException(train + " has fewer images than a minibatch of " + settings.batchSize());
        }
        this.model = model;
        this.settings = settings;
        this.train = train;
        team = new Team(Math.min(lanes, settings.batchSize()));
        step = new TrainingStep(model, settings, treatment, train, team);
        evaluator = settings.objective()
                .evaluated()
                .map(objective -> new Evaluator(model, objective, test, settings.seed(), team));
        order = new Noise(settings.seed());
        stepsPerEpoch = train.count() / settings.batchSize();
        packed = new float[1 + step.optimizerState().length]
                [Math.toIntExact(model.parameters().count())];
    }

    public History history() {
        return history;
    }

    /** Seconds spent on the run so far, in this process and before. */
    public double seconds() {
        return secondsBefore + (began == 0 ? 0 : (System.nanoTime() - began) / NANOS);
    }

    /** The state after the last finished epoch. Its arrays hold it until training goes on. */
    public Checkpoint checkpoint() {
        Parameters parameters = model.parameters();
        parameters.packed(parameters.value(), packed[0]);
        Matrix[] state = step.optimizerState();
        for (int i = 0; i < state.length; i++) {
            parameters.packed(state[i], packed[1 + i]);
        }
        List<float[]> vectors = List.of(packed);
        return new Checkpoint(history, seconds(), vectors.get(0), vectors.subList(1, vectors.size()), step.memory());
    }

    /** Goes on from a checkpoint of the same run. */
    public void restore(Checkpoint c) {
        Matrix[] state = step.optimizerState();
        if (c.optimizerState().size() != state.length) {
            throw new IllegalArgumentException("the checkpoint has "
                    + c.optimizerState().size() + " optimizer vectors, this run's optimizer keeps " + state.length);
        }
        model.parameters().set(c.parameters());
        for (int i = 0; i < state.length; i++) {
            model.parameters().unpack(c.optimizerState().get(i), state[i]);
        }
        remember(c.memory());
        history = c.history();
        secondsBefore = c.seconds();
    }

    private void remember(List<float[]> saved) {
        List<float[]> memory = step.memory();
        for (int i = 0; i < memory.size(); i++) {
            float[] live = memory.get(i);
            if (i >= saved.size() || saved.get(i).length != live.length) {
                throw new IllegalArgumentException(
                        "the checkpoint lacks what this run's objective keeps between batches");
            }
            System.arraycopy(saved.get(i), 0, live, 0, live.length);
        }
    }

    /**
     * Trains until all epochs are done.
     *
     * @throws DivergenceException if the loss is NaN, infinite or hopeless
     * @throws TrainingInterruptedException if the thread is interrupted; the last finished epoch is in the last checkpoint
     */
    public History run(Progress.Listener listener) {
        began = System.nanoTime();
        epochsBefore = history.epochs();
        while (history.epochs() < settings.epochs()) {
            int epoch = Math.min(history.epochs() + settings.epochsPerRow(), settings.epochs());
            Bound trained = epochs(history.epochs() + 1, epoch, listener);
            long samples = (long) epoch * stepsPerEpoch * settings.batchSize();
            history = history.plus(new History.Row(epoch, samples, trained, tested(epoch)));
            listener.epoch(history);
        }
        return history;
    }

    private Bound tested(int epoch) {
        return evaluator.map(e -> e.bound(epoch)).orElse(new Bound(Double.NaN, Double.NaN));
    }

    /** The epochs from first to last, both included; the mean bound over all their minibatches. */
    private Bound epochs(int firstEpoch, int lastEpoch, Progress.Listener listener) {
        double reconstruction = 0;
        double kl = 0;
        for (int epoch = firstEpoch; epoch <= lastEpoch; epoch++) {
            int[] images = order.permutation(Noise.Stream.SHUFFLE, epoch, train.count());
            for (int i = 0; i < stepsPerEpoch; i++) {
                long number = (long) (epoch - 1) * stepsPerEpoch + i + 1;
                Bound b = step.run(images, i * settings.batchSize(), number);
                check(b, epoch, number);
                reconstruction += b.reconstruction();
                kl += b.kl();
                report(listener, epoch, i + 1, b);
            }
        }
        int steps = (lastEpoch - firstEpoch + 1) * stepsPerEpoch;
        return new Bound(reconstruction / steps, kl / steps);
    }

    private void check(Bound b, int epoch, long number) {
        stepsWithoutHope = b.loss() > bestLoss + HOPELESS ? stepsWithoutHope + 1 : 0;
        if (!b.isFinite() || stepsWithoutHope > PATIENCE) {
            throw new DivergenceException(
                    epoch, number, b.loss(), settings.optimizer().stepSize());
        }
        bestLoss = Math.min(bestLoss, b.loss());
        if (Thread.interrupted()) {
            throw new TrainingInterruptedException(history.epochs(), settings.epochs());
        }
    }

    private void report(Progress.Listener listener, int epoch, int done, Bound b) {
        double elapsed = (System.nanoTime() - began) / NANOS;
        if (elapsed - lastReport < REPORT_EVERY_SECONDS) {
            return;
        }
        lastReport = elapsed;
        double epochsDone = epoch - 1 + (double) done / stepsPerEpoch;
        double pace = (epochsDone - epochsBefore) / elapsed;
        listener.progress(new Progress(
                epoch - 1,
                settings.epochs(),
                epochsDone / settings.epochs(),
                pace * stepsPerEpoch * settings.batchSize(),
                (settings.epochs() - epochsDone) / pace,
                b));
    }

    @Override
    public void close() {
        team.close();
    }
}
