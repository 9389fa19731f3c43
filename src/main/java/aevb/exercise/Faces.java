package aevb.exercise;

import static aevb.exercise.Check.near;

import aevb.experiment.Published;
import aevb.experiment.Published.Method;
import aevb.experiment.Published.Point;
import aevb.experiment.Published.Split;
import java.util.List;

/** Checks of the exercises in {@code 12-frey-faces}. */
public final class Faces {
    private Faces() {}

    /** The log density of a pixel that is predicted exactly. */
    public static Verdict exactPixel(Double answer, double sigma) {
        double truth = -0.5 * Math.log(2 * Math.PI * sigma * sigma);
        return Check.of(answer)
                .right(near(truth, 1e-3), "Positive: a density may be above 1.")
                .hint(near(-truth, 1e-3), "the sign: a narrow density is high.")
                .hint(near(Math.exp(truth), 1e-2), "this is the density; take its logarithm.")
                .hint(near(-Math.log(sigma), 1e-3), "the constant -log(2 pi) / 2 is missing.")
                .otherwise("the second term of eq. 12 is 0 where the error is.");
    }

    /** The sigma under which an error is most likely. */
    public static Verdict bestSigma(Double answer, double error) {
        return Check.of(answer)
                .right(near(error, 1e-4), "The error itself; over many errors, the root of their mean square.")
                .hint(near(error * error, 1e-5), "this is the variance.")
                .otherwise("set the derivative of -log sigma - error^2 / (2 sigma^2) to zero.");
    }

    /** How far the paper's test bound falls from its best point to its last. */
    public static Verdict fall(Double answer, int latentDim) {
        List<Point> points = Published.curve("frey", latentDim, Method.AEVB, Split.TEST);
        double best = points.stream().mapToDouble(Point::lowerBound).max().orElseThrow();
        double last = points.get(points.size() - 1).lowerBound();
        return Check.of(answer)
                .right(
                        near(best - last, 2),
                        "Past the edge of the paper's figure; so superfluous dimensions do overfit.")
                .hint(near(last - best, 2), "as a positive number, please.")
                .hint(near(best, 2), "this is the best bound.")
                .otherwise("the largest lowerBound() of the test curve minus its last.");
    }
}
