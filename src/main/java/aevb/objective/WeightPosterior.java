package aevb.objective;

import aevb.model.Architecture;
import aevb.model.Model;
import aevb.nn.Matrix;
import aevb.nn.Parameters.Shape;
import aevb.prob.Noise;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** q(theta) of full variational Bayes: an independent Gaussian for every weight and bias of the decoder (Appendix F). */
public final class WeightPosterior {
    private final Model model;
    private final List<Shape> shapes;

    /** The posterior that {@code model} holds. */
    public WeightPosterior(Model model) {
        if (model.architecture().layout() != Architecture.Layout.VARIATIONAL) {
            throw new IllegalArgumentException("this model has weights, and no posterior over them");
        }
        this.model = model;
        shapes = model.parameters().shapes().stream()
                .filter(Shape::isLogVariance)
                .toList();
    }

    private static String mean(Shape logVariance) {
        return logVariance.name().substring(0, logVariance.name().lastIndexOf('.'));
    }

    private INDArray logVar(Shape s) {
        return model.parameters().value(s.name()).array();
    }

    private INDArray mu(Shape s) {
        return model.parameters().value(mean(s)).array();
    }

    /** KL(q(theta) || N(0, I)), nats for all weights together. */
    public double kl() {
        double kl = 0;
        for (Shape s : shapes) {
            INDArray mu = mu(s);
            INDArray logVar = logVar(s);
            double terms = mu.mul(mu)
                    .add(Transforms.exp(logVar, true))
                    .sub(logVar)
                    .sumNumber()
                    .doubleValue();
            kl += 0.5 * (terms - s.length());
        }
        return kl;
    }

    /** A model of ordinary weights, drawn. */
    public Model draw(long seed) {
        Model drawn = Model.zeros(
                model.architecture().with(Architecture.Layout.PLAIN),
                model.parameters().value().type());
        drawInto(
                drawn,
                new Noise(seed),
                0,
                Matrix.zeros(
                        drawn.parameters().value().type(),
                        1,
                        drawn.parameters().value().columnCount()));
        return drawn;
    }

    /** theta = mu + sigma * epsilon into {@code drawn}, whose encoder is this model's; epsilon is laid out as its parameters. */
    void drawInto(Model drawn, Noise noise, long step, Matrix epsilon) {
        for (Shape s : drawn.parameters().shapes()) {
            drawn.parameters()
                    .value(s.name())
                    .array()
                    .assign(model.parameters().value(s.name()).array());
        }
        noise.normals(Noise.Stream.WEIGHTS, step, 0, epsilon);
        for (Shape s : shapes) {
            INDArray sigma = Transforms.exp(logVar(s).mul(0.5), false);
            drawn.parameters()
                    .value(mean(s))
                    .array()
                    .addi(sigma.mul(drawn.parameters().viewOf(epsilon, mean(s)).array()));
        }
    }
}
