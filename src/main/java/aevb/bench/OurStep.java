package aevb.bench;

import aevb.data.DataTreatment;
import aevb.data.ImageSet;
import aevb.model.Model;
import aevb.nn.FusedPasses;
import aevb.nn.Passes;
import aevb.nn.Team;
import aevb.train.TrainingStep;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** The library's own training step. */
final class OurStep implements Stepper {
    private final Team team;
    private final TrainingStep step;
    private final int[] order;
    private final int batches;
    private long number;

    OurStep(Task task, ImageSet images, int lanes) {
        this(task, images, lanes, FusedPasses::new);
    }

    OurStep(Task task, ImageSet images, int lanes, BiFunction<Team, Integer, Passes> passes) {
        team = new Team(lanes);
        Model model = Model.random(task.architecture(), Task.INIT_STD, 1);
        step = new TrainingStep(
                model, task.settings(), DataTreatment.GREY, images, team, lane -> passes.apply(team, lane));
        order = IntStream.range(0, images.count()).toArray();
        batches = images.count() / Task.BATCH;
    }

    @Override
    public double millisPerStep(int steps) {
        return Stepper.time(steps, this::step);
    }

    void step() {
        step.run(order, (int) (number % batches) * Task.BATCH, ++number);
    }

    @Override
    public void close() {
        team.close();
    }
}
