package aevb.prob;

import aevb.nn.Matrix;
import aevb.nn.Passes;

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
    },
    /** Independent Gaussian pixels (eq. 12): a mean through a sigmoid and a log variance each, as for the Frey faces. */
    GAUSSIAN(2, "Gaussian") {
        @Override
        public void logProb(Passes p, Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs) {
            p.gaussian(outputs, x, logP, scale, dOutputs);
        }
    },
    /** Gaussian pixels of variance 1: half the squared error, up to a constant. */
    UNIT_GAUSSIAN(1, "Gaussian of variance 1") {
        @Override
        public void logProb(Passes p, Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs) {
            p.unitGaussian(outputs, x, logP, scale, dOutputs);
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

    /** Decoder outputs for each pixel: the first D columns give the mean through a sigmoid. */
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
}
