package aevb.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.data.DataTreatment;
import aevb.data.Dataset;
import aevb.data.DrawnDigits;
import aevb.model.Architecture;
import aevb.model.Codebook;
import aevb.model.Model;
import aevb.nn.Blas;
import aevb.nn.Optimizer;
import aevb.nn.Team;
import aevb.objective.Corruption;
import aevb.objective.Objective;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A few steps of every objective, of layers so large that lanes share their products: what is learned is that of one lane. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LanesTest {
    private static final Dataset DATA = DrawnDigits.dataset(90, 10);
    private static final int BATCH = 30;
    private static final int HIDDEN = 128;
    private static final int STEPS = 3;

    @BeforeAll
    static void blas() {
        Blas.start();
    }

    static Stream<Arguments> everyObjective() {
        Architecture vae = Architecture.vae(784, HIDDEN, 5);
        Architecture ae = Architecture.autoencoder(784, HIDDEN, 5);
        Architecture quantised = Architecture.vectorQuantised(784, HIDDEN, new Codebook(4, 8, 2));
        return Stream.of(
                Arguments.of(vae, new Objective.Elbo()),
                Arguments.of(vae, new Objective.Elbo(Objective.Estimator.SGVB_A, 3)),
                Arguments.of(vae, new Objective.Elbo(Objective.Estimator.SCORE_FUNCTION, 1)),
                Arguments.of(vae, new Objective.Iwae(5)),
                Arguments.of(vae, new Objective.WakeSleep()),
                Arguments.of(vae, new Objective.MonteCarloEm(3, 2)),
                Arguments.of(vae.with(Architecture.Layout.VARIATIONAL), new Objective.FullBayes()),
                Arguments.of(ae, new Objective.Reconstruction()),
                Arguments.of(ae, new Objective.Denoising(new Corruption.Masking(0.3))),
                Arguments.of(quantised, new Objective.VectorQuantised(0.25, 1.5, 0.9)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("everyObjective")
    void sameOnAnyNumberOfLanes(Architecture architecture, Objective objective) {
        float[] start = Model.random(architecture, 0.05, 3).parameters().toArray();
        float[] alone = trained(architecture, objective, 1);
        double moved = distance(start, alone);
        assertTrue(moved > 0, "nothing was learned");
        for (int lanes : new int[] {2, 3}) {
            assertEquals(0, distance(alone, trained(architecture, objective, lanes)) / moved, 1e-3, lanes + " lanes");
        }
    }

    private static float[] trained(Architecture architecture, Objective objective, int lanes) {
        Model model = Model.random(architecture, 0.05, 3);
        // plain steps: Adagrad's first are of one length, whatever the gradient, and so a matter of rounding where it
        // is 0
        var optimizer = new Optimizer.Adagrad(0.01, 1, 0);
        var settings = new Settings(objective, optimizer, 1.0 / DATA.train().count(), BATCH, 1, 7);
        int[] order = IntStream.range(0, DATA.train().count()).toArray();
        try (Team team = new Team(lanes)) {
            var step = new TrainingStep(model, settings, DataTreatment.GREY, DATA.train(), team);
            for (int i = 0; i < STEPS; i++) {
                step.run(order, i * BATCH, i + 1);
            }
        }
        return model.parameters().toArray();
    }

    private static double distance(float[] a, float[] b) {
        return Math.sqrt(IntStream.range(0, a.length)
                .mapToDouble(i -> (double) (a[i] - b[i]) * (a[i] - b[i]))
                .sum());
    }
}
