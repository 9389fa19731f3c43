package aevb.eval;

import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;

/**
 * The directions in which codes vary most.
 *
 * @param mean of the codes
 * @param directions unit vectors, a row each, by the variance along them
 * @param variances along the directions
 */
public record PrincipalComponents(double[] mean, double[][] directions, double[] variances) {
    /** The first {@code count} of these codes' components. */
    public static PrincipalComponents of(float[][] codes, int count) {
        int d = codes[0].length;
        double[][] rows = new double[codes.length][d];
        double[] mean = new double[d];
        for (int i = 0; i < codes.length; i++) {
            for (int j = 0; j < d; j++) {
                rows[i][j] = codes[i][j];
                mean[j] += rows[i][j] / codes.length;
            }
        }
        RealMatrix covariance = d == 1
                ? MatrixUtils.createRealMatrix(new double[][] {{variance(rows, mean[0])}})
                : new Covariance(rows).getCovarianceMatrix();
        var eigen = new EigenDecomposition(covariance); // in descending order
        int n = Math.min(count, d);
        double[][] directions = new double[n][];
        double[] variances = new double[n];
        for (int k = 0; k < n; k++) {
            directions[k] = eigen.getEigenvector(k).toArray();
            variances[k] = eigen.getRealEigenvalue(k);
        }
        return new PrincipalComponents(mean, directions, variances);
    }

    private static double variance(double[][] rows, double mean) {
        double sum = 0;
        for (double[] row : rows) {
            sum += (row[0] - mean) * (row[0] - mean);
        }
        return sum / (rows.length - 1);
    }

    /** The codes in these directions, rows of as many numbers. */
    public float[][] project(float[][] codes) {
        float[][] out = new float[codes.length][directions.length];
        for (int i = 0; i < codes.length; i++) {
            for (int k = 0; k < directions.length; k++) {
                double sum = 0;
                for (int j = 0; j < mean.length; j++) {
                    sum += (codes[i][j] - mean[j]) * directions[k][j];
                }
                out[i][k] = (float) sum;
            }
        }
        return out;
    }
}
