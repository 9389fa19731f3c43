package aevb.model;

import aevb.nn.Activation;
import aevb.nn.Mlp;
import aevb.nn.Parameters;
import aevb.prob.Likelihood;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a model: everything that decides which parameters there are.
 *
 * @param inputDim pixels an image, 784 for MNIST
 * @param hidden widths of the encoder's hidden layers; the decoder has them in reverse
 * @param latentDim N_z
 * @param activation of the hidden units
 * @param layout whether the decoder carries the report's two heads that feed nothing
 * @param codebook of a vector-quantised autoencoder, null for others; latentDim is then positions x dim
 */
public record Architecture(
        Family family,
        int inputDim,
        List<Integer> hidden,
        int latentDim,
        Activation activation,
        Likelihood likelihood,
        Layout layout,
        @JsonInclude(JsonInclude.Include.NON_NULL) Codebook codebook) {
    /** Which kind of code lies between encoder and decoder. */
    public enum Family {
        /** q(z|x) = N(mu, sigma^2), the encoder's output being [mu, log sigma^2]. */
        VAE,
        /** A deterministic code, through a tanh as in the report's Appendix A.2. */
        AUTOENCODER,
        /** A row of vectors, each the nearest of a codebook to what the encoder gives. */
        VECTOR_QUANTISED
    }

    /** Which parameters exist beside those that the model needs. */
    public enum Layout {
        /** No more than needed: 788 788 for a VAE of 784-500-2. */
        PLAIN,
        /**
         * The report's Appendix A.1: its decoder declares Linear-8 and Linear-9, two heads of latentDim that feed nothing. They
         * are counted (790 792) and decay, but no data gradient reaches them.
         */
        REPORT,
        /**
         * The paper's Appendix F: beside every matrix of the decoder, which then holds means, one of log variances. Together
         * they are a Gaussian posterior over the decoder's weights.
         */
        VARIATIONAL
    }

    public Architecture {
        hidden = List.copyOf(hidden);
        if (inputDim < 1 || latentDim < 1 || hidden.isEmpty() || hidden.stream().anyMatch(h -> h < 1)) {
            throw new IllegalArgumentException("inputDim, latentDim and every hidden width must be at least 1, got "
                    + inputDim + ", " + latentDim + ", " + hidden);
        }
        if (codebook == null == (family == Family.VECTOR_QUANTISED)
                || codebook != null && latentDim != codebook.positions() * codebook.dim()) {
            throw new IllegalArgumentException(
                    "a vector-quantised autoencoder has a codebook, and latentDim = positions x dim;"
                            + " others have none: got " + family + ", latentDim " + latentDim + ", " + codebook);
        }
        if (layout != Layout.PLAIN && family != Family.VAE) {
            throw new IllegalArgumentException("layout " + layout + " belongs to a VAE; use Layout.PLAIN");
        }
    }

    /** An architecture without a codebook. */
    public Architecture(
            Family family,
            int inputDim,
            List<Integer> hidden,
            int latentDim,
            Activation activation,
            Likelihood likelihood,
            Layout layout) {
        this(family, inputDim, hidden, latentDim, activation, likelihood, layout, null);
    }

    /** A vector-quantised autoencoder with ReLU units and Gaussian pixels of variance 1, that is, the squared error. */
    public static Architecture vectorQuantised(int inputDim, int hidden, Codebook codebook) {
        return new Architecture(
                Family.VECTOR_QUANTISED,
                inputDim,
                List.of(hidden),
                codebook.positions() * codebook.dim(),
                Activation.RELU,
                Likelihood.UNIT_GAUSSIAN,
                Layout.PLAIN,
                codebook);
    }

    /** A VAE with tanh units and a Bernoulli decoder, as the paper's for MNIST. */
    public static Architecture vae(int inputDim, int hidden, int latentDim) {
        return new Architecture(
                Family.VAE, inputDim, List.of(hidden), latentDim, Activation.TANH, Likelihood.BERNOULLI, Layout.PLAIN);
    }

    /** The report's autoencoder. */
    public static Architecture autoencoder(int inputDim, int hidden, int latentDim) {
        return vae(inputDim, hidden, latentDim).with(Family.AUTOENCODER);
    }

    public Architecture with(Family f) {
        return new Architecture(f, inputDim, hidden, latentDim, activation, likelihood, layout, codebook);
    }

    public Architecture with(Likelihood l) {
        return new Architecture(family, inputDim, hidden, latentDim, activation, l, layout, codebook);
    }

    public Architecture with(Activation a) {
        return new Architecture(family, inputDim, hidden, latentDim, a, likelihood, layout, codebook);
    }

    public Architecture with(Layout l) {
        return new Architecture(family, inputDim, hidden, latentDim, activation, likelihood, l, codebook);
    }

    public Architecture withLatentDim(int d) {
        return new Architecture(family, inputDim, hidden, d, activation, likelihood, layout, codebook);
    }

    public Architecture withInputDim(int pixels) {
        return new Architecture(family, pixels, hidden, latentDim, activation, likelihood, layout, codebook);
    }

    /** Encoder outputs: [mu, log sigma^2] in one matrix, or the code. */
    public int headWidth() {
        return family == Family.VAE ? 2 * latentDim : latentDim;
    }

    List<Integer> encoderSizes() {
        List<Integer> sizes = new ArrayList<>();
        sizes.add(inputDim);
        sizes.addAll(hidden);
        sizes.add(headWidth());
        return sizes;
    }

    List<Integer> decoderSizes() {
        List<Integer> sizes = new ArrayList<>();
        sizes.add(latentDim);
        for (int i = hidden.size() - 1; i >= 0; i--) {
            sizes.add(hidden.get(i));
        }
        sizes.add(inputDim * likelihood.outputsPerPixel());
        return sizes;
    }

    List<Parameters.Shape> shapes() {
        List<Parameters.Shape> shapes = new ArrayList<>();
        shapes.addAll(Mlp.shapes("encoder", encoderSizes()));
        shapes.addAll(Mlp.shapes("decoder", decoderSizes()));
        if (layout == Layout.REPORT) {
            int h = hidden.get(0);
            for (String dead : List.of("dead.mu", "dead.logVar")) {
                shapes.add(new Parameters.Shape(dead + ".W", h, latentDim));
                shapes.add(new Parameters.Shape(dead + ".b", 1, latentDim));
            }
        }
        if (codebook != null) {
            shapes.add(new Parameters.Shape(Parameters.Shape.CODEBOOK, codebook.size(), codebook.dim()));
        }
        if (layout == Layout.VARIATIONAL) {
            Mlp.shapes("decoder", decoderSizes()).forEach(s -> shapes.add(s.logVariance()));
        }
        return shapes;
    }
}
