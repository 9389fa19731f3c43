package aevb.bench;

import aevb.data.Dataset;
import aevb.data.Datasets;
import aevb.data.Downloader;
import aevb.data.ImageSet;
import aevb.eval.Evaluator;
import aevb.model.Architecture.Family;
import aevb.model.Model;
import aevb.nn.Team;

/**
 * What training costs beside the step.
 *
 * @param bytesPerStep allocated on the heap a step, once warm
 * @param residentMegabytes of this process with all of MNIST in memory, after training
 * @param readSeconds to find, verify and read MNIST
 * @param evaluationShare time of the test bound over all test images, as a share of an epoch's training time
 */
public record Economy(double bytesPerStep, double residentMegabytes, double readSeconds, double evaluationShare) {
    private static final int STEPS = 600;

    /** Measures, in a process that has done nothing else yet. */
    public static Economy measure(int threads) {
        long began = System.nanoTime();
        Dataset data = Datasets.open(Datasets.chosen(), Downloader.offline());
        double read = (System.nanoTime() - began) / 1e9;
        Task task = new Task(Family.VAE, 20);
        try (OurStep step = new OurStep(task, data.train(), threads)) {
            double bytes = Footprint.allocatedPerStep(step, STEPS);
            double epoch = step.millisPerStep(STEPS) * data.train().count() / Task.BATCH;
            double evaluation = evaluationMillis(task, data.test(), threads);
            return new Economy(bytes, Footprint.residentMegabytes(), read, evaluation / epoch);
        }
    }

    private static double evaluationMillis(Task task, ImageSet test, int threads) {
        try (Team team = new Team(threads)) {
            var evaluator =
                    new Evaluator(Model.random(task.architecture(), Task.INIT_STD, 1), task.objective(), test, 1, team);
            evaluator.bound(1);
            long began = System.nanoTime();
            evaluator.bound(2);
            evaluator.bound(3);
            return (System.nanoTime() - began) / 1e6 / 2;
        }
    }
}
