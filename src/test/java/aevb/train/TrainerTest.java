package aevb.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.data.DataTreatment;
import aevb.data.Dataset;
import aevb.data.DrawnDigits;
import aevb.model.Architecture;
import aevb.model.Model;
import aevb.nn.Blas;
import aevb.nn.Optimizer;
import aevb.objective.Objective;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final Dataset DATA = DrawnDigits.dataset(640, 90);
    private static final Progress.Listener QUIET = p -> {};

    @BeforeAll
    static void blas() {
        Blas.start();
    }

    private record Trained(History history, float[] parameters) {}

    private static Settings settings(int epochs, Optimizer optimizer) {
        return new Settings(new Objective.Elbo(), optimizer, 1e-3, 50, epochs, 5);
    }

    private static Trainer trainer(Model model, Settings settings, DataTreatment treatment, int lanes) {
        return new Trainer(model, settings, treatment, DATA.train(), DATA.test(), lanes);
    }

    private static Model model(int hidden) {
        return Model.random(Architecture.vae(784, hidden, 3), 0.1, 5);
    }

    private static Trained train(int epochs, Optimizer optimizer, DataTreatment treatment, int lanes) {
        Model model = model(32);
        try (Trainer t = trainer(model, settings(epochs, optimizer), treatment, lanes)) {
            History h = t.run(QUIET);
            return new Trained(h, model.parameters().toArray());
        }
    }

    private static final Optimizer ADAGRAD = new Optimizer.Adagrad(0.05);

    @Test
    void sameSeedSameHistory() {
        Trained a = train(2, ADAGRAD, DataTreatment.BINARISED_DYNAMICALLY, 2);
        Trained b = train(2, ADAGRAD, DataTreatment.BINARISED_DYNAMICALLY, 2);
        assertEquals(a.history, b.history);
        assertArrayEquals(a.parameters, b.parameters);
    }

    @Test
    void anotherSeedAnotherHistory() {
        Model model = model(32);
        var other = new Settings(new Objective.Elbo(), ADAGRAD, 1e-3, 50, 1, 6);
        try (Trainer t = trainer(model, other, DataTreatment.GREY, 1)) {
            assertNotEquals(train(1, ADAGRAD, DataTreatment.GREY, 1).history, t.run(QUIET));
        }
    }

    @Test
    void boundImproves() {
        History h = train(8, ADAGRAD, DataTreatment.GREY, 1).history;
        assertTrue(h.last().test().elbo() > h.rows().get(0).test().elbo() + 10, h.toString());
        assertTrue(h.last().test().elbo() > -230, "a mean image alone gives about that: " + h);
    }

    @Test
    void lanesDoNotChangeTheResultBeyondRounding() {
        Trained one = train(1, ADAGRAD, DataTreatment.GREY, 1);
        Trained three = train(1, ADAGRAD, DataTreatment.GREY, 3);
        assertEquals(
                one.history.last().test().elbo(), three.history.last().test().elbo(), 0.02);
    }

    @Test
    void resumedEqualsUninterrupted() {
        for (Optimizer optimizer : new Optimizer[] {ADAGRAD, new Optimizer.Adam(0.002)}) {
            Trained whole = train(4, optimizer, DataTreatment.GREY, 2);
            Checkpoint half;
            try (Trainer t = trainer(model(32), settings(2, optimizer), DataTreatment.GREY, 2)) {
                t.run(QUIET);
                half = CheckpointFileTest.throughBytes(t.checkpoint());
            }
            Model resumed = model(32);
            try (Trainer t = trainer(resumed, settings(4, optimizer), DataTreatment.GREY, 2)) {
                t.restore(half);
                assertEquals(whole.history, t.run(QUIET), "bit for bit");
            }
            assertArrayEquals(whole.parameters, resumed.parameters().toArray());
        }
    }

    /** Monte Carlo EM keeps a chain for every image; with rows of several epochs. */
    @Test
    void whatAnObjectiveRemembersIsResumedToo() {
        Settings settings = new Settings(new Objective.MonteCarloEm(3, 2), ADAGRAD, 1e-3, 50, 5, 5).withEpochsPerRow(2);
        Model whole = model(8);
        History history;
        try (Trainer t = trainer(whole, settings, DataTreatment.GREY, 2)) {
            history = t.run(QUIET);
        }
        assertEquals(
                java.util.List.of(2, 4, 5),
                history.rows().stream().map(History.Row::epoch).toList());
        Checkpoint half;
        try (Trainer t = trainer(model(8), settings.withEpochs(2), DataTreatment.GREY, 2)) {
            t.run(QUIET);
            half = CheckpointFileTest.throughBytes(t.checkpoint());
        }
        Model resumed = model(8);
        try (Trainer t = trainer(resumed, settings, DataTreatment.GREY, 2)) {
            t.restore(half);
            assertEquals(history.toCsv(), t.run(QUIET).toCsv(), "bit for bit");
        }
        assertArrayEquals(whole.parameters().toArray(), resumed.parameters().toArray());
    }

    @Test
    void divergenceIsNamedEarly() {
        Model model = model(32);
        var hopeless = new Settings(new Objective.Elbo(), new Optimizer.Adagrad(1e30), 0, 50, 5, 1);
        try (Trainer t = trainer(model, hopeless, DataTreatment.GREY, 1)) {
            String message =
                    assertThrows(DivergenceException.class, () -> t.run(QUIET)).getMessage();
            assertTrue(message.contains("epoch 1, step 2") && message.contains("smaller step size"), message);
        }
    }

    @Test
    void aDivergedHistorySurvivesItsFile() {
        History h = History.empty().diverged(600);
        assertEquals(h, History.parse(h.toCsv()));
        assertEquals(Double.NEGATIVE_INFINITY, h.last().train().elbo());
        assertEquals(600, h.last().trainingSamples());
    }

    @Test
    void interruptKeepsFinishedEpochs() {
        Model model = model(32);
        try (Trainer t = trainer(model, settings(1000, ADAGRAD), DataTreatment.GREY, 2)) {
            var stop = new Progress.Listener() {
                @Override
                public void progress(Progress p) {}

                @Override
                public void epoch(History h) {
                    if (h.epochs() == 3) {
                        Thread.currentThread().interrupt();
                    }
                }
            };
            String message = assertThrows(TrainingInterruptedException.class, () -> t.run(stop))
                    .getMessage();
            assertTrue(message.contains("3 of 1000"), message);
            assertEquals(3, t.history().epochs());
            assertEquals(4, trainOneMore(t));
        }
    }

    /** The trainer goes on after an interrupt; the listener ends it after one more epoch. */
    private static int trainOneMore(Trainer t) {
        assertThrows(
                TrainingInterruptedException.class,
                () -> t.run(new Progress.Listener() {
                    @Override
                    public void progress(Progress p) {}

                    @Override
                    public void epoch(History h) {
                        Thread.currentThread().interrupt();
                    }
                }));
        return t.history().epochs();
    }

    @Test
    void warmupMinibatchesOnlyFillTheSum() {
        Model model = model(32);
        float[] before = model.parameters().toArray();
        // 640 images make 12 batches of 50: all of them warm-up
        try (Trainer t = trainer(model, settings(1, new Optimizer.Adagrad(0.1, 1e-8, 12)), DataTreatment.GREY, 1)) {
            t.run(QUIET);
        }
        assertArrayEquals(before, model.parameters().toArray());
    }

    @Test
    void refusesFewerImagesThanABatch() {
        Model model = model(32);
        Settings s = new Settings(new Objective.Elbo(), ADAGRAD, 0, 1000, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> trainer(model, s, DataTreatment.GREY, 1));
    }
}
