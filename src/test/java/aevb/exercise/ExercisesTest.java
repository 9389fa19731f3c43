package aevb.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.data.DrawnDigits;
import aevb.data.ImageSet;
import aevb.exercise.Verdict.State;
import aevb.model.Architecture;
import aevb.model.Model;
import aevb.prob.LatentGrid;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Checks open, call wrong answers wrong and say why; that solutions are right is seen where the solutions run. */
class ExercisesTest {
    private static void says(String words, Verdict v) {
        assertEquals(State.WRONG, v.state(), v.toString());
        assertTrue(v.message().contains(words), v.toString());
    }

    @Test
    void anExerciseIsOpenUntilAnswered() {
        Verdict v = StartHere.parameters(null);
        assertEquals(State.OPEN, v.state());
        assertTrue(v.toString().startsWith("Not answered yet"));
    }

    @Test
    void usualMistakesAreNamed() {
        says("biases", StartHere.parameters(784L * 500 + 2 * 500 * 200 + 200 * 500 + 500 * 784));
        says("dead heads", StartHere.parameters(deadHeads()));
        says("not its logarithm", ElboByHand.zeroKl(new double[] {0, 0}));
        says("sign", ElboByHand.klFunction((m, s) -> 0.5 * (1 + 2 * Math.log(s) - m * m - s * s)));
        says("1/2", ElboByHand.klFunction((m, s) -> -(1 + 2 * Math.log(s) - m * m - s * s)));
        says("2 log sigma", ElboByHand.klFunction((m, s) -> -0.5 * (1 + Math.log(s) - m * m - s * s)));
        says("other way round", ElboByHand.klFunction((m, s) -> Math.log(s) + (1 + m * m) / (2 * s * s) - 0.5));
        says("root", WatchedTraining.adagrad(g -> descend(g, true)));
        says("gradient descent", WatchedTraining.adagrad(g -> descend(g, false)));
        says("not the sum", Questions.logMeanExp(a -> -1000 + Math.log(1 + Math.exp(-1) + Math.exp(-2))));
        says(
                "largest first",
                Questions.logMeanExp(
                        a -> Math.log(Arrays.stream(a).map(Math::exp).average().orElseThrow())));
        says("the other way round", SquaredError.variance(b -> 2 * b));
        says("last step", StepSizes.distance((eta, steps) -> eta / Math.sqrt(steps)));
    }

    private static long deadHeads() {
        return aevb.model.ModelSummary.of(Architecture.vae(784, 500, 200).with(Architecture.Layout.REPORT))
                .total();
    }

    private static double[] descend(double[] g, boolean scaled) {
        double[] w = new double[g.length];
        double sum = 0;
        double at = 0;
        for (int t = 0; t < g.length; t++) {
            sum += g[t] * g[t];
            at -= 0.02 * g[t] / (scaled ? sum : 1);
            w[t] = at;
        }
        return w;
    }

    @Test
    void anAnswerThatThrowsIsWrongAndNotACrash() {
        Verdict v = ElboByHand.klFunction((m, s) -> {
            throw new IllegalStateException("half done");
        });
        says("half done", v);
    }

    @Test
    void imagesAndCodes() {
        ImageSet images = DrawnDigits.dataset(60, 20).train();
        says("percentage", StartHere.blankPixels(100 * blank(images), images));
        says("with ink", StartHere.blankPixels(1 - blank(images), images));
        assertEquals(State.RIGHT, StartHere.blankPixels(blank(images), images).state());
        says("upside down", Manifold.evenGrid(even(-1), 20));
        says("grid of the figure", Manifold.evenGrid(LatentGrid.inverseCdf(20), 20));
        Model vae = Model.random(Architecture.vae(784, 20, 3), 0.5, 1);
        float[][] some = images.images(20);
        says("means", Codes.drawn(vae.codes(some), vae, some));
        float[][] ends = vae.codes(images.images(2));
        float[][] line = LatentGrid.line(ends[0], ends[1], 3);
        says("halfway", Codes.onTheLine(line[1], ends[0], ends[1], 1.5));
    }

    private static double blank(ImageSet images) {
        int zeros = 0;
        for (byte b : images.pixels()) {
            zeros += b == 0 ? 1 : 0;
        }
        return zeros / (double) images.pixels().length;
    }

    private static float[][] even(int up) {
        float[][] z = new float[400][];
        for (int i = 0; i < 400; i++) {
            z[i] = new float[] {-4 + 8f * (i % 20) / 19, up * (4 - 8f * (i / 20) / 19)};
        }
        return z;
    }
}
