package aevb.train;

import aevb.data.DataTreatment;
import aevb.data.ImageSet;
import aevb.model.Model;
import aevb.nn.Matrix;
import aevb.nn.Passes;
import aevb.nn.Team;
import aevb.nn.Update;
import aevb.objective.Bound;
import aevb.objective.Minibatch;
import aevb.prob.Noise;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * One minibatch in two phases, each shared by the team's lanes. In the first a lane takes its rows of the batch through
 * forward and backward; in the second it computes the gradient of its share of every weight matrix, over the whole batch,
 * and updates it. No reduction, nothing allocated; between the two phases, and within the first where a product is large enough
 * to be divided by its columns instead, the lanes wait for each other.
 */
public final class TrainingStep {
    private final Settings settings;
    private final DataTreatment treatment;
    private final ImageSet images;
    private final Team team;
    private final Minibatch batch;
    private final Matrix[] state;
    private final LaneWork[] lanes;
    private final IntConsumer rows = lane -> lanes()[lane].rows();
    private final IntConsumer shares = lane -> lanes()[lane].share();
    private int[] order;
    private int first;
    private long number;
    private int round;
    private final Noise common;

    public TrainingStep(Model model, Settings settings, DataTreatment treatment, ImageSet images, Team team) {
        this(model, settings, treatment, images, team, lane -> settings.precision()
                .passes(team, lane));
    }

    /** A step on other passes: each lane has its own. */
    public TrainingStep(
            Model model,
            Settings settings,
            DataTreatment treatment,
            ImageSet images,
            Team team,
            IntFunction<Passes> passes) {
        this.settings = settings;
        this.treatment = treatment;
        this.images = images;
        this.team = team;
        batch = settings.objective().minibatch(model, settings.batchSize(), images.count());
        common = new Noise(settings.seed());
        state = new Matrix[settings.optimizer().slots()];
        Matrix flat = model.parameters().value();
        for (int i = 0; i < state.length; i++) {
            state[i] = Matrix.zeros(flat.type(), 1, flat.columnCount());
        }
        lanes = new LaneWork[team.lanes()];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = new LaneWork(model, i, passes.apply(i));
        }
    }

    private LaneWork[] lanes() {
        return lanes;
    }

    /** The optimizer's vectors, laid out as the model's parameters. */
    public Matrix[] optimizerState() {
        return state;
    }

    /**
     * Trains on the images {@code order[first]} to {@code order[first + batchSize - 1]}.
     *
     * @param number of the step, from 1: chooses the noise
     * @return the batch's mean bound before the update
     */
    public Bound run(int[] order, int first, long number) {
        this.order = order;
        this.first = first;
        this.number = number;
        batch.begin(order, first, common, number);
        Bound bound = null;
        for (round = 0; round < batch.updates(); round++) {
            team.run(rows);
            bound = round == 0 ? batch.bound(settings.batchSize()) : bound;
            team.run(shares);
        }
        batch.end();
        return bound;
    }

    /** What the objective keeps from batch to batch, live. */
    public List<float[]> memory() {
        return batch.memory();
    }

    private final class LaneWork {
        private final int from;
        private final int to;
        private final Minibatch.Lane lane;
        private final Update update;
        private final Noise noise = new Noise(settings.seed());
        private final float[] image = new float[images.pixelCount()];

        LaneWork(Model model, int index, Passes passes) {
            int size = settings.batchSize();
            from = size * index / team.lanes();
            to = size * (index + 1) / team.lanes();
            lane = batch.lane(passes, from, to);
            update = new Update(
                    passes,
                    model.parameters(),
                    batch.weightGradients(),
                    settings.optimizer(),
                    state,
                    settings.weightDecay(),
                    index,
                    team.lanes());
        }

        void rows() {
            if (round == 0) {
                loadImages();
                lane.forward(noise, Noise.Stream.TRAINING, number);
            } else {
                lane.again();
            }
            lane.backward();
        }

        private void loadImages() {
            for (int i = from; i < to; i++) {
                images.copyTo(order[first + i], image);
                if (treatment.isDynamic()) {
                    DataTreatment.draw(image, image.length, noise.at(Noise.Stream.BINARISATION, number, i));
                }
                lane.x().floats().put((i - from) * image.length, image, 0, image.length);
            }
        }

        void share() {
            update.apply((number - 1) * batch.updates() + round + 1);
        }
    }
}
