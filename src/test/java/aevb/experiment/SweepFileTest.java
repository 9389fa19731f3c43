package aevb.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.data.DataTreatment;
import aevb.data.Dataset;
import aevb.data.DrawnDigits;
import aevb.nn.Activation;
import aevb.nn.Blas;
import aevb.nn.Optimizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepFileTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void blas() {
        Blas.start();
    }

    private SweepFile sweep(String json) throws IOException {
        return SweepFile.read(Files.writeString(folder.resolve("sweep.json"), json));
    }

    private String refused(String json) {
        String message =
                assertThrows(IllegalArgumentException.class, () -> sweep(json)).getMessage();
        assertTrue(message.contains("sweep.json"), message);
        return message;
    }

    @Test
    void everyCombinationIsARun() throws IOException {
        List<Experiment> all = sweep(
                        """
                        {"name": "grid", "base": "report-vae-20", "epochs": 2, "latents": [3, 10], "seeds": [1, 2, 3],
                         "stepSizes": [0.02], "treatments": ["GREY", "THRESHOLDED"],
                         "variants": [{"name": "relu-adam", "change": {
                             "architecture": {"activation": "RELU"},
                             "training": {"optimizer": {"name": "adam", "stepSize": 0.1, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}}}}]}
                        """)
                .experiments();
        assertEquals(12, all.size());
        Experiment last = all.get(11);
        assertEquals("grid.relu-adam-thresholded-latent-10-at-0.02-seed-3", last.name());
        assertEquals(10, last.architecture().latentDim());
        assertEquals(Activation.RELU, last.architecture().activation());
        assertEquals(DataTreatment.THRESHOLDED, last.treatment());
        assertEquals(new Optimizer.Adam(0.02), last.training().optimizer());
        assertEquals(3, last.training().seed());
        assertEquals(2, last.training().epochs());
        assertEquals(Catalogue.vae(20).initStd(), last.initStd());
    }

    @Test
    void whatIsNotVariedStaysAsTheCatalogueHasIt() throws IOException {
        Experiment only = sweep("{\"name\": \"same\", \"base\": \"report-vae-3\"}")
                .experiments()
                .get(0);
        assertEquals(Catalogue.vae(3).named("same.run"), only);
    }

    @Test
    void mistakesAreNamed() {
        assertTrue(refused("{\"name\": \"x\"}").contains("base is missing"));
        assertTrue(refused("{\"name\": \"x1\", \"base\": \"report-vae-3\"}").contains("letters and hyphens"));
        assertTrue(refused("{\"name\": \"x\", \"base\": \"nothing\"}").contains("no run \"nothing\""));
        assertTrue(refused("{\"name\": \"x\", \"base\": \"report-vae-3\", \"latent\": [1]}")
                .contains("latent"));
        assertTrue(refused("{\"name\": \"x\", \"base\": \"report-vae-3\", \"seeds\": [1, 1]}")
                .contains("twice"));
        assertTrue(refused("{\"name\": \"x\", \"base\": \"report-vae-3\", \"latents\": [0]}")
                .contains("at least 1"));
        assertTrue(refused("{\"name\": \"x\", \"base\": \"report-vae-3\", \"stepSizes\": [-1]}")
                .contains("positive"));
        assertTrue(refused("{\"name\": \"x\", \"base\": \"report-vae-3\", \"variants\": "
                        + "[{\"name\": \"v\", \"change\": {\"training\": {\"momentum\": 1}}}]}")
                .contains("\"training.momentum\""));
        assertTrue(refused("{\"name\": \"../x\", \"base\": \"report-vae-3\"}").contains("letters and hyphens"));
    }

    /** One that cannot be trained does not keep the others from it. */
    @Test
    void aRunThatFailsIsToldAndTheOthersFinish() throws IOException {
        Dataset data = DrawnDigits.dataset(400, 100);
        var store = new RunStore(folder.resolve("runs"), folder.resolve("work"), message -> {});
        Experiment good = RunStoreTest.experiment("good", 2);
        Experiment bad =
                RunStoreTest.experiment("bad", 2).with(good.architecture().withInputDim(100));
        List<String> failed = new ArrayList<>();
        List<Run> runs = new Sweep(store, 2)
                .attempt(List.of(bad, good), data, RunListener.SILENT, (e, why) -> failed.add(e.name()));
        assertEquals(List.of("bad"), failed);
        assertEquals(List.of("good"), runs.stream().map(Run::name).toList());
        Path table = folder.resolve("sweeps/table.csv");
        SweepResults.write(table, runs);
        List<String> lines = Files.readAllLines(table);
        assertEquals(2, lines.size());
        assertEquals(lines.get(0).split(",").length, lines.get(1).split(",").length);
        assertTrue(lines.get(1).startsWith("good,VAE,3,1,0.05,ADAGRAD,TANH,GREY,400,2,-"), lines.get(1));
    }
}
