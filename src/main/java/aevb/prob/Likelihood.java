package aevb.prob;

import aevb.nn.Activation;
import aevb.nn.ContinuousBernoulli;
import aevb.nn.Matrix;
import aevb.nn.Passes;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.rng.UniformRandomProvider;

/** p(x|z): what the decoder's outputs mean. All values are in nats per image. */
public enum Likelihood {
    /**
     * Independent Bernoulli pixels (eq. 11), one logit each. On grey pixels it is used as the report and the paper's
     * re-runs use it: x in [0, 1] as a probability, the cross-entropy as the loss.
     */
    BERNOULLI(1, "Bernoulli") {
        @Override
        public void logProb(Passes p, Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs) {
            p.bernoulli(outputs, x, logP, scale, dOutputs);
        }

        @Override
        public void draw(
                Passes p, Matrix outputs, Noise noise, Noise.Stream stream, long step, long firstRow, Matrix x) {
            for (int i = 0; i < x.rowCount(); i++) {
                x.setRow(i, outputs, i);
            }
            p.activate(Activation.SIGMOID, x);
            int d = x.columnCount();
            for (int i = 0; i < x.rowCount(); i++) {
                UniformRandomProvider random = noise.at(stream, step, firstRow + i);
                for (int j = 0; j < d; j++) {
                    long k = (long) i * d + j;
                    x.put(k, random.nextFloat() < x.get(k) ? 1 : 0);
                }
            }
        }
    },
    /** Independent continuous Bernoulli pixels, one logit each: the Bernoulli's formula on grey pixels, made a density by its normaliser. */
    CONTINUOUS_BERNOULLI(1, "continuous Bernoulli") {
        @Override
        public void logProb(Passes p, Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs) {
            p.continuousBernoulli(outputs, x, logP, scale, dOutputs);
        }

        @Override
        public double mean(double output) {
            return ContinuousBernoulli.mean(output);
        }

        @Override
        public void draw(
                Passes p, Matrix outputs, Noise noise, Noise.Stream stream, long step, long firstRow, Matrix x) {
            int d = x.columnCount();
            for (int i = 0; i < x.rowCount(); i++) {
                UniformRandomProvider random = noise.at(stream, step, firstRow + i);
                for (int j = 0; j < d; j++) {
                    long k = (long) i * d + j;
                    x.put(k, ContinuousBernoulli.quantile(outputs.get(k), random.nextDouble()));
                }
            }
        }
    },
    /** Independent Gaussian pixels (eq. 12): a mean through a sigmoid and a log variance each, as for the Frey faces. */
    GAUSSIAN(2, "Gaussian") {
        @Override
        public void logProb(Passes p, Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs) {
            p.gaussian(outputs, x, logP, scale, dOutputs);
        }

        @Override
        public void draw(
                Passes p, Matrix outputs, Noise noise, Noise.Stream stream, long step, long firstRow, Matrix x) {
            int d = x.columnCount();
            drawAround(outputs, noise, stream, step, firstRow, x, (i, j) -> outputs.get((long) 2 * d * i + d + j));
        }
    },
    /** Gaussian pixels of variance 1: half the squared error, up to a constant. */
    UNIT_GAUSSIAN(1, "Gaussian of variance 1") {
        @Override
        public void logProb(Passes p, Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs) {
            p.unitGaussian(outputs, x, logP, scale, dOutputs);
        }

        @Override
        public void draw(
                Passes p, Matrix outputs, Noise noise, Noise.Stream stream, long step, long firstRow, Matrix x) {
            drawAround(outputs, noise, stream, step, firstRow, x, (i, j) -> 0);
        }
    };

    private final int outputsPerPixel;
    private final String title;

    Likelihood(int outputsPerPixel, String title) {
        this.outputsPerPixel = outputsPerPixel;
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The mean of a pixel whose output (the first of its two, where there are two) is this: its sigmoid, but for one. */
    public double mean(double output) {
        return 1 / (1 + Math.exp(-output));
    }

    /** Decoder outputs for each pixel: the first D columns decide the mean. */
    public int outputsPerPixel() {
        return outputsPerPixel;
    }

    /**
     * log p(x|z) per row, and the gradient of scale * (-log p) with respect to the outputs.
     *
     * @param outputs the decoder's last layer [B, D * outputsPerPixel]
     * @param x pixels in [0, 1], [B, D]
     * @param logP nats per row, [B, 1]
     * @param dOutputs as outputs, or null where only the value is wanted
     */
    public abstract void logProb(Passes p, Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs);

    /**
     * Draws images x ~ p(x|z), each row with the noise of (stream, step, firstRow + row). Gaussian pixels may leave [0, 1].
     *
     * @param outputs the decoder's last layer [B, D * outputsPerPixel]; not changed
     * @param x [B, D], overwritten
     */
    public abstract void draw(
            Passes p, Matrix outputs, Noise noise, Noise.Stream stream, long step, long firstRow, Matrix x);

    /** x = sigmoid(a) + sigma epsilon, with log sigma^2 of a row and a pixel given by {@code logVar}. */
    private static void drawAround(
            Matrix outputs,
            Noise noise,
            Noise.Stream stream,
            long step,
            long firstRow,
            Matrix x,
            ToDoubleBiFunction<Integer, Integer> logVar) {
        noise.normals(stream, step, firstRow, x);
        int d = x.columnCount();
        int width = outputs.columnCount();
        for (int i = 0; i < x.rowCount(); i++) {
            for (int j = 0; j < d; j++) {
                long k = (long) i * d + j;
                double mean = 1 / (1 + Math.exp(-outputs.get((long) width * i + j)));
                x.put(k, mean + Math.exp(0.5 * logVar.applyAsDouble(i, j)) * x.get(k));
            }
        }
    }
}
