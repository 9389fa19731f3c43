package aevb.train;

import aevb.data.DataTreatment;
import aevb.data.ImageSet;
import aevb.eval.Evaluator;
import aevb.model.Model;
import aevb.nn.Matrix;
import aevb.nn.Team;
import aevb.objective.Bound;
import aevb.prob.Noise;
import java.util.stream.Stream;

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
    private final Evaluator evaluator;
    private final Noise order;
    private final int stepsPerEpoch;
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
        evaluator = new Evaluator(model, settings.objective(), test, settings.seed(), team);
        order = new Noise(settings.seed());
        stepsPerEpoch = train.count() / settings.batchSize();
    }

    public History history() {
        return history;
    }

    /** Seconds spent on the run so far, in this process and before. */
    public double seconds() {
        return secondsBefore + (began == 0 ? 0 : (System.nanoTime() - began) / NANOS);
    }

    /** The state after the last finished epoch. */
    public Checkpoint checkpoint() {
        return new Checkpoint(
                history,
                seconds(),
                model.parameters().toArray(),
                Stream.of(step.optimizerState()).map(model.parameters()::packed).toList());
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
        history = c.history();
        secondsBefore = c.seconds();
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
            int epoch = history.epochs() + 1;
            Bound trained = epoch(epoch, listener);
            long samples = (long) epoch * stepsPerEpoch * settings.batchSize();
            history = history.plus(new History.Row(epoch, samples, trained, evaluator.bound(epoch)));
            listener.epoch(history);
        }
        return history;
    }

    private Bound epoch(int epoch, Progress.Listener listener) {
        int[] images = order.permutation(Noise.Stream.SHUFFLE, epoch, train.count());
        double reconstruction = 0;
        double kl = 0;
        for (int i = 0; i < stepsPerEpoch; i++) {
            long number = (long) (epoch - 1) * stepsPerEpoch + i + 1;
            Bound b = step.run(images, i * settings.batchSize(), number);
            check(b, epoch, number);
            reconstruction += b.reconstruction();
            kl += b.kl();
            report(listener, epoch, i + 1, b);
        }
        return new Bound(reconstruction / stepsPerEpoch, kl / stepsPerEpoch);
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
