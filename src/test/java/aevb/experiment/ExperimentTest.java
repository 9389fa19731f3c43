package aevb.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.data.Dataset;
import aevb.data.DrawnDigits;
import aevb.experiment.Published.Method;
import aevb.experiment.Published.Split;
import aevb.nn.Optimizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentTest {
    @Test
    void everyCatalogueRunSurvivesJson() {
        for (Experiment e : Catalogue.all()) {
            assertEquals(e, Json.read(Json.write(e), Experiment.class));
        }
    }

    @Test
    void namesAreUnique() {
        List<String> names = Catalogue.all().stream().map(Experiment::name).toList();
        assertEquals(names.size(), names.stream().distinct().count());
        assertEquals("report-vae-20", Catalogue.named("report-vae-20").name());
        String message = assertThrows(IllegalArgumentException.class, () -> Catalogue.named("vae"))
                .getMessage();
        assertTrue(message.contains("report-ae-200"), message);
    }

    /** The settings the report states. */
    @Test
    void theReportsSettings() {
        for (int latent : List.of(3, 5, 10, 20, 200)) {
            for (Experiment e : List.of(Catalogue.vae(latent), Catalogue.autoencoder(latent))) {
                assertEquals(1670, e.training().epochs());
                assertEquals(100, e.training().batchSize());
                assertEquals(List.of(500), e.architecture().hidden());
                assertEquals(0.1, e.initStd());
                assertEquals(
                        latent == 5 || latent == 200 ? 0.01 : 0.02,
                        e.training().optimizer().stepSize());
            }
        }
    }

    /** The paper's: 1e8 samples of the first 50 000 images, a prior of variance 1 on the weights, sd 0.01. */
    @Test
    void thePapersSettings() {
        Experiment e = Catalogue.paperVae(20);
        assertEquals(100_000_000, e.trainCount() * e.training().epochs());
        assertEquals(1.0 / 50_000, e.training().weightDecay());
        assertEquals(0.01, e.initStd());
    }

    @Test
    void studiesChangeOneThingEach() {
        assertEquals(45, Studies.named("search").size());
        assertEquals(30, Studies.named("seeds").size());
        List<String> names = Studies.all().stream().map(Experiment::name).toList();
        assertEquals(names.size(), names.stream().distinct().count());
        Experiment report = Catalogue.named("ablation.report");
        for (Experiment e : Studies.named("ablation")) {
            assertEquals(report.training().epochs(), e.training().epochs());
            assertEquals(report.architecture().latentDim(), e.architecture().latentDim());
        }
        assertThrows(IllegalArgumentException.class, () -> Studies.named("nothing"));
        for (Experiment e : Studies.all()) {
            assertEquals(e, Json.read(Json.write(e), Experiment.class));
        }
    }

    @Test
    void onDrawnDigitsFullLengthIsTheClassrooms() {
        Dataset drawn = DrawnDigits.dataset(10, 10);
        assertEquals(Profile.CLASSROOM, Profile.FULL.on(drawn));
        assertEquals(Profile.SMOKE, Profile.SMOKE.on(drawn));
        Dataset own = new Dataset("own", drawn.train(), drawn.test(), "a folder");
        assertEquals(Profile.FULL, Profile.FULL.on(own));
    }

    @Test
    void profilesShortenAndSaySo() {
        Experiment full = Catalogue.vae(3);
        Experiment smoke = Profile.SMOKE.apply(full);
        assertEquals("report-vae-3-smoke", smoke.name());
        assertEquals(1, smoke.training().epochs());
        assertEquals(600, smoke.trainCount());
        assertEquals(full, Profile.FULL.apply(full));
        assertEquals("", Profile.FULL.mark());
        assertEquals("classroom profile", Profile.parse(" Classroom ").mark());
        assertThrows(IllegalArgumentException.class, () -> Profile.parse("quick"));
    }

    @Test
    void drawnDigitsChangeTheName() {
        Experiment e = Catalogue.vae(3).on(DrawnDigits.dataset(500, 50));
        assertEquals("report-vae-3-drawn", e.name());
        assertEquals(500, e.trainCount());
        assertNotEquals(e.fingerprint(), Catalogue.vae(3).fingerprint());
    }

    @Test
    void refusesWhatCannotBe() {
        Experiment e = Catalogue.vae(3);
        assertThrows(IllegalArgumentException.class, () -> e.named("../up"));
        assertThrows(IllegalArgumentException.class, () -> e.named("Upper"));
        assertThrows(IllegalArgumentException.class, () -> e.withInitStd(0));
        assertThrows(IllegalArgumentException.class, () -> e.withInitStd(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> e.withCounts(10, 10));
        assertThrows(IllegalArgumentException.class, () -> e.withEpochs(0));
        assertThrows(IllegalArgumentException.class, () -> new Optimizer.Adagrad(-1));
        assertThrows(IllegalArgumentException.class, () -> new Optimizer.Adam(0.1, 1, 0.9, 1e-8));
        assertThrows(IllegalArgumentException.class, () -> Json.read("{\"name\": 1", Experiment.class));
        String withUnknown = Json.write(e).replace("\"initStd\" : 0.1", "\"initStd\" : 0.1, \"newer\" : 2");
        assertThrows(IllegalArgumentException.class, () -> Json.read(withUnknown, Experiment.class));
    }

    /** Against the table of published values at 1e7 and 1e8 samples. */
    @Test
    void publishedCurves() {
        assertEquals(-104.8, Published.aevb(20, Split.TEST, 10_000_000).orElseThrow(), 0.15);
        assertEquals(-98.3, Published.aevb(20, Split.TRAIN, 100_000_000).orElseThrow(), 0.15);
        assertEquals(-133.4, Published.aevb(3, Split.TEST, 100_000_000).orElseThrow(), 0.15);
        assertTrue(Published.aevb(2, Split.TEST, 10_000_000).isEmpty(), "the paper has no MNIST curve for 2");
        assertTrue(Published.aevb(20, Split.TEST, 10).isEmpty());
        assertTrue(Published.curve(200, Method.WAKE_SLEEP, Split.TEST).size() > 20);
    }
}
