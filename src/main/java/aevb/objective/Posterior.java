package aevb.objective;

import aevb.model.Model;
import aevb.nn.Matrix;
import aevb.nn.Mlp;
import aevb.nn.Passes;

/**
 * log p(x, z) = log p(x|z) + log p(z) as a function of z, for one image a row: up to the constant log p(x) the true posterior
 * p(z|x) of a generative model, which HMC draws from.
 */
public final class Posterior implements LogDensity {
    private static final double LOG_2PI = Math.log(2 * Math.PI);

    private final Model model;
    private final Passes passes;
    private final Matrix x;
    private final Mlp.Tape decoder;

    /** @param x images in [0, 1], [B, inputDim], in the precision of the model */
    public Posterior(Model model, Passes passes, Matrix x) {
        this.model = model;
        this.passes = passes;
        this.x = x;
        decoder = model.decoder().tape(x.type(), x.rowCount());
    }

    @Override
    public void at(Matrix z, Matrix logP, Matrix gradient) {
        Matrix outputs = model.decoder().forward(passes, z, decoder);
        // the passes give the gradient of scale * (-log p): -1 turns it round
        model.architecture().likelihood().logProb(passes, outputs, x, logP, -1, decoder.outputGradient());
        model.decoder().backward(passes, decoder, gradient);
        int dim = z.columnCount();
        for (int i = 0; i < z.rowCount(); i++) {
            double prior = 0;
            for (long k = (long) i * dim; k < (long) (i + 1) * dim; k++) {
                double v = z.get(k);
                prior -= 0.5 * (v * v + LOG_2PI);
                gradient.put(k, gradient.get(k) - v);
            }
            logP.put(i, logP.get(i) + prior);
        }
    }
}
