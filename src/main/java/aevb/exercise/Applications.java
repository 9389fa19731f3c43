package aevb.exercise;

import static aevb.exercise.Check.near;

import aevb.export.Dl4jNetworks;
import aevb.model.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Checks of the exercises in {@code 27-into-an-application}. */
public final class Applications {
    private static final double TOLERANCE = 1e-4;

    private Applications() {}

    /** Parameters of a decoder of 20-500-784. */
    public static Verdict decoderParameters(Long answer) {
        long truth = 20 * 500 + 500 + 500 * 784 + 784;
        return Check.of(answer)
                .right(near(truth, 0), "An application that only draws digits needs no encoder.")
                .hint(near(truth - 500 - 784, 0), "the biases are missing.")
                .otherwise("20 x 500 + 500, and 500 x 784 + 784.");
    }

    /** An encoder that was saved and loaded. */
    public static Verdict encoder(MultiLayerNetwork answer, Model model, float[][] images) {
        float[][] ours = model.encode(images);
        return Check.of(answer)
                .hint(
                        n -> n.getLayer(0).getParam("W").rows() != images[0].length,
                        "its first layer does not take an image: is it the decoder?")
                .right(n -> same(Dl4jNetworks.output(n, images), ours), "Its outputs are mu and log sigma^2.")
                .otherwise("its outputs are not the model's: is it a network with other weights?");
    }

    private static boolean same(float[][] a, float[][] b) {
        for (int i = 0; i < a.length; i++) {
            if (!Check.equal(a[i], b[i], TOLERANCE)) {
                return false;
            }
        }
        return true;
    }
}
