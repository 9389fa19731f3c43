package aevb.bench;

import aevb.data.DataTreatment;
import aevb.data.ImageSet;
import aevb.model.Model;
import aevb.nn.Team;
import aevb.train.TrainingStep;
import java.util.stream.IntStream;

/** The library's own training step. */
final class OurStep implements Contender {
    private final Team team;
    private final TrainingStep step;
    private final int[] order;
    private final int batches;
    private long number;

    OurStep(Task task, ImageSet images, int lanes) {
        team = new Team(lanes);
        Model model = Model.random(task.architecture(), Task.INIT_STD, 1);
        step = new TrainingStep(model, task.settings(), DataTreatment.GREY, images, team);
        order = IntStream.range(0, images.count()).toArray();
        batches = images.count() / Task.BATCH;
    }

    @Override
    public String name() {
        return "aevb, " + team.lanes() + (team.lanes() == 1 ? " thread" : " threads");
    }

    @Override
    public double millisPerStep(int steps) {
        return Contender.time(steps, this::step);
    }

    void step() {
        step.run(order, (int) (number % batches) * Task.BATCH, ++number);
    }

    @Override
    public int samplesPerStep() {
        return Task.BATCH;
    }

    @Override
    public void close() {
        team.close();
    }
}
