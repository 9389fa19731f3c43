package aevb.eval;

import aevb.data.ImageSet;
import aevb.model.Model;
import aevb.nn.FusedPasses;
import aevb.nn.Team;
import aevb.objective.Bound;
import aevb.objective.Minibatch;
import aevb.objective.Objective;
import aevb.prob.Noise;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The mean bound of a model over a set of images, forward passes only: eq. 3 of the report. */
public final class Evaluator {
    /** Images a pass; larger than a training batch since nothing else depends on it. */
    private static final int CHUNK = 500;

    private final ImageSet images;
    private final long seed;
    private final Team team;
    private final Minibatch batch;
    private final Part whole;
    private final Part last;
    private final int chunk;

    /** Evaluates {@code objective} on {@code images} with the noise of {@code seed}. */
    public Evaluator(Model model, Objective objective, ImageSet images, long seed, Team team) {
        this.images = images;
        this.seed = seed;
        this.team = team;
        chunk = Math.min(CHUNK, images.count());
        batch = objective.minibatch(model, chunk);
        whole = new Part(chunk);
        last = images.count() % chunk == 0 ? whole : new Part(images.count() % chunk);
    }

    /**
     * The mean over all images, in nats.
     *
     * @param epoch chooses the noise: each epoch's estimate has its own
     */
    public Bound bound(long epoch) {
        int n = images.count();
        int chunks = (n + chunk - 1) / chunk;
        double reconstruction = 0;
        double kl = 0;
        for (int c = 0; c < chunks; c++) {
            Part part = c < chunks - 1 ? whole : last;
            part.run(c * chunk, epoch * chunks + c);
            Bound b = batch.bound(part.rows);
            reconstruction += b.reconstruction() * part.rows;
            kl += b.kl() * part.rows;
        }
        return new Bound(reconstruction / n, kl / n);
    }

    /** The first {@code rows} rows of the batch, divided into lanes. */
    private final class Part implements IntConsumer {
        private final int rows;
        private final LaneWork[] lanes;
        private int first;
        private long step;

        Part(int rows) {
            this.rows = rows;
            int k = team.lanes();
            lanes = IntStream.range(0, k)
                    .mapToObj(i -> new LaneWork(rows * i / k, rows * (i + 1) / k))
                    .toArray(LaneWork[]::new);
        }

        void run(int firstImage, long noiseStep) {
            first = firstImage;
            step = noiseStep;
            team.run(this);
        }

        @Override
        public void accept(int lane) {
            lanes[lane].run(first, step);
        }
    }

    private final class LaneWork {
        private final int from;
        private final int to;
        private final Minibatch.Lane lane;
        private final Noise noise = new Noise(seed);
        private final float[] image = new float[images.pixelCount()];

        LaneWork(int from, int to) {
            this.from = from;
            this.to = to;
            this.lane = to > from ? batch.lane(new FusedPasses(), from, to) : null;
        }

        void run(int first, long step) {
            if (lane == null) {
                return;
            }
            for (int i = from; i < to; i++) {
                images.copyTo(first + i, image);
                lane.x().floats().put((i - from) * image.length, image, 0, image.length);
            }
            lane.forward(noise, Noise.Stream.EVALUATION, step);
        }
    }
}
