package aevb.objective;

import aevb.model.Architecture;
import aevb.model.Model;
import aevb.nn.LayerGradient;
import aevb.nn.Matrix;
import aevb.nn.Parameters;
import aevb.nn.Passes;
import aevb.nn.WeightGradient;
import aevb.prob.Noise;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The bound at weights that are drawn for the batch, and its gradient by the mean and the log variance of every weight. */
final class FullBayesBatch implements Minibatch {
    private final Model model;
    private final int images;
    private final WeightPosterior posterior;
    private final Model drawn;
    private final Matrix epsilon;
    private final ElboBatch elbo;

    FullBayesBatch(Model model, int batch, int images) {
        this.model = model;
        this.images = images;
        posterior = new WeightPosterior(model);
        Matrix flat = model.parameters().value();
        drawn = Model.zeros(model.architecture().with(Architecture.Layout.PLAIN), flat.type());
        epsilon = Matrix.zeros(flat.type(), 1, drawn.parameters().value().columnCount());
        elbo = new ElboBatch(drawn, new Objective.Elbo(), batch);
    }

    @Override
    public Matrix x() {
        return elbo.x();
    }

    @Override
    public void begin(int[] order, int first, Noise noise, long step) {
        posterior.drawInto(drawn, noise, step, epsilon);
    }

    @Override
    public Lane lane(Passes passes, int from, int to) {
        return elbo.lane(passes, from, to);
    }

    /** The means have the gradient of the weights that were drawn. */
    @Override
    public List<WeightGradient> weightGradients() {
        List<WeightGradient> all = new ArrayList<>(elbo.weightGradients());
        elbo.decoderGradients().forEach(layer -> all.add(new LogVarianceGradient(layer)));
        return all;
    }

    /** Without the weights' divergence: {@link WeightPosterior#kl} divided by the number of training images is to be taken off. */
    @Override
    public Bound bound(int rows) {
        return elbo.bound(rows);
    }

    @Override
    public Matrix logLikelihood() {
        return elbo.logLikelihood();
    }

    /** With theta = mu + sigma epsilon: dL/dlog sigma^2 = dL/dtheta * epsilon sigma / 2, and the divergence's (sigma^2 - 1) / 2N. */
    private final class LogVarianceGradient implements WeightGradient {
        private final LayerGradient layer;

        LogVarianceGradient(LayerGradient layer) {
            this.layer = layer;
        }

        @Override
        public boolean makes(Parameters.Shape shape) {
            return shape.isLogVariance() && mean(shape).stream().anyMatch(layer::makes);
        }

        private List<Parameters.Shape> mean(Parameters.Shape logVariance) {
            return drawn.parameters().shapes().stream()
                    .filter(s -> s.logVariance().equals(logVariance))
                    .toList();
        }

        @Override
        public Runnable into(Passes p, Parameters.Share share, Matrix gradient) {
            Parameters.Shape mean = mean(share.shape()).get(0);
            Runnable byTheta = layer.into(p, new Parameters.Share(mean, share.from(), share.to()), gradient);
            INDArray eps =
                    share.of(drawn.parameters().viewOf(epsilon, mean.name())).array();
            INDArray logVar =
                    share.of(model.parameters().value(share.shape().name())).array();
            return () -> {
                byTheta.run();
                INDArray sigma = Transforms.exp(logVar.mul(0.5), false);
                gradient.array().muli(eps).muli(sigma).muli(0.5);
                gradient.array().addi(sigma.mul(sigma).subi(1).muli(0.5 / images));
            };
        }
    }
}
