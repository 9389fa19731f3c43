package aevb.exercise;

import static aevb.exercise.Check.near;

import aevb.data.ImageSet;
import aevb.model.Architecture;
import aevb.model.Model;
import aevb.model.ModelSummary;
import aevb.nn.FusedPasses;
import aevb.nn.Matrix;
import aevb.nn.Parameters;
import aevb.objective.Gradient;
import aevb.objective.Objective;

/** Checks of the exercises in {@code 00-start-here}. */
public final class StartHere {
    private static final int LATENT = 200;

    private StartHere() {}

    /** How many parameters a VAE of 784-500-200 has. */
    public static Verdict parameters(Long answer) {
        Architecture vae = Architecture.vae(784, 500, LATENT);
        long biases = 500 + 2 * LATENT + 500 + 784;
        long total = ModelSummary.of(vae).total();
        return Check.of(answer)
                .right(
                        near(total, 0),
                        "Every latent dimension costs 2 x 501 parameters in the encoder and 500 in the decoder.")
                .hint(near(total - biases, 0), "these are the weights; each layer has biases as well.")
                .hint(near(total - 501 * LATENT, 0), "the encoder has two heads, one for mu and one for log sigma^2.")
                .hint(
                        near(
                                ModelSummary.of(vae.with(Architecture.Layout.REPORT))
                                        .total(),
                                0),
                        "this counts the report's two dead heads; the default model has none.")
                .otherwise("a layer from a to b units has a x b weights and b biases; go through the table above.");
    }

    /** The share of a set's pixels that are exactly 0. */
    public static Verdict blankPixels(Double answer, ImageSet images) {
        long zero = 0;
        for (byte b : images.pixels()) {
            zero += b == 0 ? 1 : 0;
        }
        double share = zero / (double) images.pixels().length;
        return Check.of(answer)
                .right(near(share, 5e-4), "Most of an image is paper.")
                .hint(near(100 * share, 5e-2), "a share is asked for, not a percentage: divide by 100.")
                .hint(near(1 - share, 5e-4), "this is the share of pixels with ink.")
                .hint(
                        near(share * images.pixelCount(), 0.5),
                        "this is a number of pixels an image; divide by their number.")
                .hint(a -> a == 0, "an integer division gives 0: make one of the numbers a double.")
                .otherwise("count the zeros of train.pixels() and divide by its length.");
    }

    /** The gradient of an autoencoder's loss with respect to the decoder's last bias, without backpropagation. */
    public static Verdict lastBiasGradient(float[] answer, Model autoencoder, float[][] images) {
        Gradient.of(autoencoder, new Objective.Reconstruction(), images, 1, new FusedPasses());
        Parameters p = autoencoder.parameters();
        float[] g = floats(p.gradient("decoder.1.b"));
        return Check.of(answer)
                .right(
                        a -> Check.equal(a, g, 1e-4),
                        "With a sigmoid and a cross-entropy all else cancels: mean(y - x).")
                .hint(a -> a.length != g.length, "it has a number a pixel, " + g.length + " in all.")
                .hint(
                        a -> Check.equal(a, Check.scaled(g, -1), 1e-4),
                        "the sign: the loss falls where y is nearer to x.")
                .hint(
                        a -> Check.equal(a, Check.scaled(g, images.length), 1e-2),
                        "this is the sum over images; the loss is a mean over the batch.")
                .otherwise("take y = reconstruct(images), then y - x for each pixel, averaged over the images.");
    }

    private static float[] floats(Matrix m) {
        return m.array().dup().data().asFloat();
    }
}
