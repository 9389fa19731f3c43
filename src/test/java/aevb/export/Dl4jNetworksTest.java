package aevb.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.model.Architecture;
import aevb.model.Model;
import aevb.nn.Activation;
import aevb.nn.Blas;
import aevb.prob.Likelihood;
import aevb.prob.Noise;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exported halves give the same outputs, also after a trip through DL4J's own file format, and come back the same. */
class Dl4jNetworksTest {
    private static final float[][] IMAGES = images();

    @TempDir
    private Path folder;

    @BeforeAll
    static void blas() {
        Blas.start();
    }

    private static float[][] images() {
        float[][] x = new Noise(1).normals(Noise.Stream.TRAINING, 7, 30);
        for (float[] row : x) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.min(1, Math.abs(row[j]));
            }
        }
        return x;
    }

    @Test
    void sameOutputsAfterSavingAndLoading() throws Exception {
        for (Architecture a : List.of(
                Architecture.vae(30, 12, 3),
                Architecture.vae(30, 12, 3).with(Activation.RELU).with(Likelihood.UNIT_GAUSSIAN),
                Architecture.autoencoder(30, 12, 3))) {
            Model model = Model.random(a, 0.4, 3);
            float[][] codes = model.codes(IMAGES);
            same(model.encode(IMAGES), Dl4jNetworks.output(saved(Dl4jNetworks.encoder(model)), IMAGES));
            same(model.decode(codes), Dl4jNetworks.output(saved(Dl4jNetworks.decoder(model)), codes));
        }
    }

    private MultiLayerNetwork saved(MultiLayerNetwork network) throws Exception {
        File file = folder.resolve("network.zip").toFile();
        ModelSerializer.writeModel(network, file, false);
        return ModelSerializer.restoreMultiLayerNetwork(file);
    }

    private static void same(float[][] ours, float[][] theirs) {
        double largest = 0;
        for (int i = 0; i < ours.length; i++) {
            assertArrayEquals(ours[i], theirs[i], 1e-5f);
            for (float v : ours[i]) {
                largest = Math.max(largest, Math.abs(v));
            }
        }
        assertTrue(largest > 0.1);
    }

    @Test
    void comesBackTheSame() {
        Model model = Model.random(Architecture.vae(30, 12, 3), 0.4, 3);
        Model back = Dl4jNetworks.model(model.architecture(), Dl4jNetworks.encoder(model), Dl4jNetworks.decoder(model));
        assertArrayEquals(model.parameters().toArray(), back.parameters().toArray());
        Model other = Model.random(Architecture.vae(30, 12, 4), 0.4, 3);
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Dl4jNetworks.model(
                                model.architecture(), Dl4jNetworks.encoder(other), Dl4jNetworks.decoder(other)))
                .getMessage();
        assertEquals("layer 1 is 12 x 8, expected 12 x 6", message);
    }

    @Test
    void refusesWhatASigmoidCannotSay() {
        Model gaussian = Model.random(Architecture.vae(30, 12, 3).with(Likelihood.GAUSSIAN), 0.4, 3);
        assertThrows(IllegalArgumentException.class, () -> Dl4jNetworks.decoder(gaussian));
    }
}
