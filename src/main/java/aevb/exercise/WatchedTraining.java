package aevb.exercise;

import static aevb.exercise.Check.near;

import aevb.experiment.Experiment;
import aevb.train.History;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** Checks of the exercises in {@code 02-training-a-vae}. */
public final class WatchedTraining {
    private static final double STEP_SIZE = 0.02;
    private static final double[] GRADIENTS = {0.5, -2, 1, 1};

    private WatchedTraining() {}

    /** How many updates the parameters get in so many epochs. */
    public static Verdict updates(Integer answer, Experiment e, int epochs) {
        int batch = e.training().batchSize();
        int perEpoch = e.trainCount() / batch;
        return Check.of(answer)
                .right(near((double) perEpoch * epochs, 0), "Each saw " + batch + " images.")
                .hint(near(perEpoch, 0), "that many in one epoch.")
                .hint(
                        near((double) e.trainCount() * epochs, 0),
                        "these are training samples; a step takes a batch of them.")
                .otherwise("an epoch shows every training image once, " + batch + " in each step.");
    }

    /** The learning curve of the same experiment with another seed. */
    public static Verdict otherSeed(History answer, History first) {
        return Check.of(answer)
                .hint(h -> h.epochs() != first.epochs(), "train it for as many epochs: " + first.epochs() + ".")
                .hint(h -> h.equals(first), "the curve is the same, bit for bit, so the seed is, too.")
                .right(h -> true, answer == null ? "" : difference(answer, first))
                .otherwise("");
    }

    private static String difference(History answer, History first) {
        double d = answer.last().test().elbo() - first.last().test().elbo();
        return String.format("The two seeds differ by %+.2f nats at the end; a smaller difference is not a result.", d);
    }

    /** Adagrad by hand: gradients g_1, g_2, ... of one weight to the weight after each step, from 0, at step size 0.02. */
    public static Verdict adagrad(UnaryOperator<double[]> answer) {
        return Check.of(answer)
                .hint(
                        f -> f.apply(GRADIENTS.clone()).length != GRADIENTS.length,
                        "one weight for each gradient, please.")
                .right(
                        f -> agrees(f, adagrad(Math::sqrt, 1)),
                        "The first step has the size eta, whatever the gradient.")
                .hint(
                        f -> agrees(f, adagrad(Math::sqrt, -1)),
                        "the sign: the loss is to fall, so go against the gradient.")
                .hint(f -> agrees(f, adagrad(s -> 1, 1)), "this is plain gradient descent: nothing divides the step.")
                .hint(f -> agrees(f, adagrad(s -> s, 1)), "divide by the root of the sum of squares, not by the sum.")
                .otherwise(f -> "for the gradients " + Arrays.toString(GRADIENTS) + " the first weight is -0.02, yours "
                        + f.apply(GRADIENTS.clone())[0] + "; is the present gradient in the sum before it divides?");
    }

    private static UnaryOperator<double[]> adagrad(DoubleUnaryOperator scale, int sign) {
        return gradients -> {
            double[] w = new double[gradients.length];
            double sum = 0;
            double at = 0;
            for (int t = 0; t < w.length; t++) {
                sum += gradients[t] * gradients[t];
                at -= sign * STEP_SIZE * gradients[t] / scale.applyAsDouble(sum);
                w[t] = at;
            }
            return w;
        };
    }

    private static boolean agrees(UnaryOperator<double[]> f, UnaryOperator<double[]> g) {
        double[] a = f.apply(GRADIENTS.clone());
        double[] b = g.apply(GRADIENTS.clone());
        for (int i = 0; i < b.length; i++) {
            if (!(Math.abs(a[i] - b[i]) < 1e-6)) {
                return false;
            }
        }
        return true;
    }
}
