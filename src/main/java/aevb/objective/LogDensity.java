package aevb.objective;

import aevb.nn.Matrix;

/** A density up to a constant, with its gradient, at many points at once. */
public interface LogDensity {
    /**
     * @param z points, [B, d]
     * @param logP written: log density of each, nats, [B, 1]
     * @param gradient written: its gradient with respect to z, [B, d]
     */
    void at(Matrix z, Matrix logP, Matrix gradient);
}
