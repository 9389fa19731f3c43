package aevb.eval;

import aevb.nn.Matrix;
import aevb.objective.LogDensity;
import aevb.prob.Noise;
import java.util.List;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** Importance sampling of p(x) with a Gaussian of its own for each image, fitted to draws of the posterior and then widened. */
final class FittedImportance {
    private static final double LOG_2PI = Math.log(2 * Math.PI);
    /** Factor on the covariance: a proposal narrower than its target would miss mass, a wider one only wastes some draws. */
    private static final double WIDER = 1.5;

    private final List<MultivariateNormalDistribution> fits;
    private final double[][][] factors;
    private final double[] logDeterminants;

    FittedImportance(List<MultivariateNormalDistribution> fits) {
        this.fits = fits;
        factors = new double[fits.size()][][];
        logDeterminants = new double[fits.size()];
        for (int i = 0; i < factors.length; i++) {
            RealMatrix covariance =
                    new Array2DRowRealMatrix(fits.get(i).getCovariances().getData()).scalarMultiply(WIDER);
            factors[i] = new CholeskyDecomposition(covariance).getL().getData();
            for (int j = 0; j < factors[i].length; j++) {
                logDeterminants[i] += 2 * Math.log(factors[i][j][j]);
            }
        }
    }

    /** log of the mean of p(x, z) / q(z) over so many draws z ~ q, for each image. */
    double[] estimate(LogDensity posterior, Matrix z, Noise noise, int samples) {
        int n = z.rowCount();
        Matrix epsilon = Matrix.zeros(z.type(), n, z.columnCount());
        Matrix logJoint = Matrix.zeros(z.type(), n, 1);
        Matrix unused = Matrix.zeros(z.type(), n, z.columnCount());
        double[][] logRatios = new double[n][samples];
        for (int s = 0; s < samples; s++) {
            noise.normals(Noise.Stream.EVALUATION, s, 0, epsilon);
            for (int i = 0; i < n; i++) {
                logRatios[i][s] = -place(i, epsilon, z);
            }
            posterior.at(z, logJoint, unused);
            for (int i = 0; i < n; i++) {
                logRatios[i][s] += logJoint.get(i);
            }
        }
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = LogWeights.importanceBound(logRatios[i]);
        }
        return out;
    }

    /** z = mean + L epsilon for one image; its log density. */
    private double place(int image, Matrix epsilon, Matrix z) {
        double[][] l = factors[image];
        double[] mean = fits.get(image).getMeans();
        int d = mean.length;
        double squares = 0;
        for (int j = 0; j < d; j++) {
            double v = mean[j];
            for (int k = 0; k <= j; k++) {
                v += l[j][k] * epsilon.get((long) image * d + k);
            }
            z.put((long) image * d + j, v);
            double e = epsilon.get((long) image * d + j);
            squares += e * e;
        }
        return -0.5 * (squares + d * LOG_2PI + logDeterminants[image]);
    }
}
