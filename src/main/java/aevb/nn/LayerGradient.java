package aevb.nn;

/** dW = x^T dy and db = column sums of dy, for one layer and the whole batch: x [B, in], dy [B, out]. */
public record LayerGradient(String layer, Matrix x, Matrix dy) implements WeightGradient {
    @Override
    public boolean makes(Parameters.Shape shape) {
        return isWeights(shape) || shape.name().equals(Dense.biasName(layer));
    }

    private boolean isWeights(Parameters.Shape shape) {
        return shape.name().equals(Dense.weightsName(layer));
    }

    @Override
    public Runnable into(Passes p, Parameters.Share share, Matrix gradient) {
        boolean weights = isWeights(share.shape());
        if (weights && share.shape().rows() == 1) {
            // a layer with one input: its single row is shared by columns
            Matrix dyPart = dy.columns(share.from(), share.to());
            return () -> p.affineWeightGradient(x, dyPart, gradient);
        }
        if (weights) {
            Matrix xPart = x.columns(share.from(), share.to());
            return () -> p.affineWeightGradient(xPart, dy, gradient);
        }
        Matrix dyPart = dy.columns(share.from(), share.to());
        return () -> p.affineBiasGradient(dyPart, gradient);
    }
}
