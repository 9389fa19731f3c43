package aevb.model;

import aevb.nn.Activation;
import aevb.nn.FusedPasses;
import aevb.nn.Matrix;
import aevb.nn.Mlp;
import aevb.nn.Parameters;
import aevb.nn.Passes;
import aevb.prob.Likelihood;
import aevb.prob.Noise;
import org.nd4j.linalg.api.buffer.DataType;

/** An encoder, a decoder and their parameters. What is trained on them is an objective's business. */
public final class Model {
    /** Rows decoded or encoded at a time by the convenience methods. */
    private static final int CHUNK = 500;
    /** Of a codebook before training: as spread as what an encoder gives at first. */
    private static final double CODEBOOK_SD = 0.1;
    /** Of the posterior over weights before training: a standard deviation of about 0.01, as small as the paper's initial weights. */
    private static final double FIRST_LOG_VAR = -9;

    private final Architecture architecture;
    private final Parameters parameters;
    private final Mlp encoder;
    private final Mlp decoder;

    private Model(Architecture architecture, DataType type) {
        this.architecture = architecture;
        this.parameters = new Parameters(type, architecture.shapes());
        boolean tanhCode = architecture.family() == Architecture.Family.AUTOENCODER;
        encoder = new Mlp(
                parameters,
                "encoder",
                architecture.encoderSizes(),
                architecture.activation(),
                tanhCode ? Activation.TANH : Activation.IDENTITY);
        // the sigmoid of the output belongs to the likelihood, which works from logits
        decoder = new Mlp(
                parameters, "decoder", architecture.decoderSizes(), architecture.activation(), Activation.IDENTITY);
    }

    /** A model with all parameters zero. */
    public static Model zeros(Architecture architecture, DataType type) {
        return new Model(architecture, type);
    }

    /**
     * A model whose weights and biases are drawn from N(0, sd^2). The paper has sd 0.01, the report 0.1.
     *
     * @param sd a standard deviation, not a variance
     */
    public static Model random(Architecture architecture, double sd, long seed) {
        return zeros(architecture, DataType.FLOAT).randomise(sd, seed);
    }

    /** The same, in the precision of this model. */
    public Model randomise(double sd, long seed) {
        Noise noise = new Noise(seed);
        int k = 0;
        for (Parameters.Shape s : parameters.shapes()) {
            Matrix m = parameters.value(s.name());
            if (s.isLogVariance()) {
                m.array().assign(FIRST_LOG_VAR);
                continue;
            }
            if (s.isCodebook()) {
                noise.normals(Noise.Stream.INITIALISATION, k++, 0, m);
                m.array().muli(CODEBOOK_SD);
                continue;
            }
            noise.normals(Noise.Stream.INITIALISATION, k++, 0, m);
            m.array().muli(sd);
        }
        return this;
    }

    /**
     * The same weights under another likelihood: what the outputs are taken for changes, not the outputs.
     *
     * @throws IllegalArgumentException if it needs another number of outputs
     */
    public Model rescored(Likelihood likelihood) {
        if (likelihood.outputsPerPixel() != architecture.likelihood().outputsPerPixel()) {
            throw new IllegalArgumentException(
                    "the model has " + architecture.likelihood().outputsPerPixel() + " outputs a pixel, "
                            + likelihood.title() + " needs " + likelihood.outputsPerPixel());
        }
        Model other = zeros(architecture.with(likelihood), parameters.value().type());
        other.parameters.value().array().assign(parameters.value().array());
        return other;
    }

    public Architecture architecture() {
        return architecture;
    }

    public Parameters parameters() {
        return parameters;
    }

    public Mlp encoder() {
        return encoder;
    }

    public Mlp decoder() {
        return decoder;
    }

    /** The encoder's outputs for images in [0, 1]: rows of [mu, log sigma^2] (VAE) or codes (autoencoder). */
    public float[][] encode(float[][] images) {
        return run(encoder, images);
    }

    /** The means of the encoder's distribution, or the codes, quantised where there is a codebook: rows of latentDim. */
    public float[][] codes(float[][] images) {
        float[][] heads = encode(images);
        if (architecture.codebook() != null) {
            return new VectorQuantiser(this).quantised(heads);
        }
        float[][] codes = new float[heads.length][];
        for (int i = 0; i < heads.length; i++) {
            codes[i] = java.util.Arrays.copyOf(heads[i], architecture.latentDim());
        }
        return codes;
    }

    /** The decoder's mean images for latent vectors: rows of inputDim in (0, 1). */
    public float[][] decode(float[][] z) {
        float[][] outputs = run(decoder, z);
        float[][] images = new float[outputs.length][architecture.inputDim()];
        for (int i = 0; i < images.length; i++) {
            for (int j = 0; j < images[i].length; j++) {
                images[i][j] = (float) architecture.likelihood().mean(outputs[i][j]);
            }
        }
        return images;
    }

    /** decode(codes(images)). */
    public float[][] reconstruct(float[][] images) {
        return decode(codes(images));
    }

    private static float[][] run(Mlp mlp, float[][] in) {
        float[][] out = new float[in.length][];
        Passes p = new FusedPasses();
        for (int from = 0; from < in.length; from += CHUNK) {
            float[][] part = java.util.Arrays.copyOfRange(in, from, Math.min(in.length, from + CHUNK));
            Matrix x = Matrix.of(part);
            float[][] rows =
                    mlp.forward(p, x, mlp.tape(DataType.FLOAT, part.length)).toRows();
            System.arraycopy(rows, 0, out, from, rows.length);
        }
        return out;
    }
}
