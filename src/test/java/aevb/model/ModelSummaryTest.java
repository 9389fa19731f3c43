package aevb.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import aevb.model.Architecture.Family;
import aevb.model.Architecture.Layout;
import aevb.nn.Blas;
import aevb.nn.FusedPasses;
import aevb.objective.Gradient;
import aevb.objective.Objective;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class ModelSummaryTest {
    @BeforeAll
    static void blas() {
        Blas.start();
    }

    @Test
    void countsOfTheReportsAppendixA() {
        Architecture vae = Architecture.vae(784, 500, 2);
        assertEquals(790_792, ModelSummary.of(vae.with(Layout.REPORT)).total());
        assertEquals(788_788, ModelSummary.of(vae).total());
        assertEquals(
                787_786, ModelSummary.of(Architecture.autoencoder(784, 500, 2)).total());
    }

    /** The summary is not a table of its own: the model has as many parameters. */
    @Test
    void summaryCountsWhatTheModelHas() {
        for (int latent : new int[] {2, 3, 200}) {
            for (Architecture a : new Architecture[] {
                Architecture.vae(784, 500, latent),
                Architecture.vae(784, 500, latent).with(Layout.REPORT),
                Architecture.autoencoder(784, 500, latent),
                Architecture.vae(784, 100, latent).with(Layout.VARIATIONAL),
                Architecture.vectorQuantised(784, 400, new Codebook(latent, 128, 16)),
                Architecture.vae(560, 200, latent).with(aevb.prob.Likelihood.GAUSSIAN)
            }) {
                assertEquals(
                        ModelSummary.of(a).total(),
                        Model.zeros(a, DataType.FLOAT).parameters().count());
            }
        }
    }

    @Test
    void theReportsDeadHeadsGetNoDataGradient() {
        Model model = Model.random(Architecture.vae(20, 8, 2).with(Layout.REPORT), 0.3, 1);
        float[][] images = new float[5][20];
        for (float[] image : images) {
            java.util.Arrays.fill(image, 0.4f);
        }
        Gradient.of(model, new Objective.Elbo(), images, 1, new FusedPasses());
        var p = model.parameters();
        for (String dead : new String[] {"dead.mu.W", "dead.mu.b", "dead.logVar.W", "dead.logVar.b"}) {
            assertEquals(0, p.gradient(dead).array().amaxNumber().doubleValue(), dead);
        }
        assertEquals(true, p.gradient("encoder.0.W").array().amaxNumber().doubleValue() > 0);
    }

    @Test
    void refusesNonsense() {
        assertThrows(IllegalArgumentException.class, () -> Architecture.vae(784, 500, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> Architecture.vae(784, 500, 2).with(Layout.REPORT).with(Family.AUTOENCODER));
    }

    @Test
    void initialWeightsHaveTheStandardDeviationAskedFor() {
        Model m = Model.random(Architecture.vae(784, 500, 20), 0.01, 3);
        assertEquals(
                0.01, m.parameters().value("encoder.0.W").array().stdNumber().doubleValue(), 1e-4);
        assertEquals(
                0.01, m.parameters().value("encoder.0.b").array().stdNumber().doubleValue(), 1e-3);
    }
}
