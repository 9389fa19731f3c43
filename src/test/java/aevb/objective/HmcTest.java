package aevb.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.eval.MarginalLikelihood;
import aevb.model.Architecture;
import aevb.model.Model;
import aevb.nn.Blas;
import aevb.nn.Matrix;
import aevb.nn.PlainPasses;
import aevb.prob.Likelihood;
import aevb.prob.Noise;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** HMC against densities whose moments are known, and the estimator built on it against a known log p(x). */
class HmcTest {
    private static final int CHAINS = 400;

    @BeforeAll
    static void blas() {
        Blas.start();
    }

    /** A density of two variables, with its gradient, row by row. */
    private interface Plane {
        double at(double a, double b, double[] gradient);
    }

    private static LogDensity rows(Plane plane) {
        return (z, logP, gradient) -> {
            double[] g = new double[2];
            for (int i = 0; i < z.rowCount(); i++) {
                logP.put(i, plane.at(z.get(2L * i), z.get(2L * i + 1), g));
                gradient.put(2L * i, g[0]);
                gradient.put(2L * i + 1, g[1]);
            }
        };
    }

    /** Means of functions of the points, over chains and moves. */
    private static double[] moments(
            LogDensity density, double stepSize, int moves, List<ToDoubleFunction<double[]>> of) {
        Matrix z = Matrix.zeros(DataType.DOUBLE, CHAINS, 2);
        var hmc = new Hmc(density, DataType.DOUBLE, CHAINS, 2, 10, stepSize);
        var noise = new Noise(3);
        double[] sums = new double[of.size()];
        int burnIn = 60;
        for (int m = 1; m <= burnIn + moves; m++) {
            hmc.step(z, noise, m);
            for (int i = 0; m > burnIn && i < CHAINS; i++) {
                double[] point = {z.get(2L * i), z.get(2L * i + 1)};
                for (int k = 0; k < of.size(); k++) {
                    sums[k] += of.get(k).applyAsDouble(point) / moves / CHAINS;
                }
            }
        }
        return sums;
    }

    /** Mean (1, -2), standard deviations 2 and 0.5, correlation 0.8. */
    @Test
    void aCorrelatedGaussian() {
        double rho = 0.8;
        LogDensity density = rows((a, b, g) -> {
            double u = (a - 1) / 2;
            double v = (b + 2) / 0.5;
            double k = 1 / (1 - rho * rho);
            g[0] = -k * (u - rho * v) / 2;
            g[1] = -k * (v - rho * u) / 0.5;
            return -0.5 * k * (u * u - 2 * rho * u * v + v * v);
        });
        double[] m = moments(
                density,
                0.25,
                150,
                List.of(
                        p -> p[0],
                        p -> p[1],
                        p -> (p[0] - 1) * (p[0] - 1),
                        p -> (p[1] + 2) * (p[1] + 2),
                        p -> (p[0] - 1) * (p[1] + 2)));
        assertEquals(1, m[0], 0.05);
        assertEquals(-2, m[1], 0.02);
        assertEquals(4, m[2], 0.15);
        assertEquals(0.25, m[3], 0.01);
        assertEquals(rho * 2 * 0.5, m[4], 0.04);
    }

    /** a ~ N(0, 1), b | a ~ N(a^2, 1/4): E b = 1, var b = 2 + 1/4, and E (b - a^2)^2 = 1/4. */
    @Test
    void aBanana() {
        LogDensity density = rows((a, b, g) -> {
            double d = (b - a * a) / 0.25;
            g[0] = -a + 2 * a * d;
            g[1] = -d;
            return -0.5 * a * a - 0.5 * d * (b - a * a);
        });
        double[] m = moments(
                density,
                0.12,
                400,
                List.of(
                        p -> p[0],
                        p -> p[1],
                        p -> p[0] * p[0],
                        p -> Math.pow(p[1] - 1, 2),
                        p -> Math.pow(p[1] - p[0] * p[0], 2)));
        assertEquals(0, m[0], 0.05);
        assertEquals(1, m[1], 0.06);
        assertEquals(1, m[2], 0.06);
        assertEquals(2.25, m[3], 0.3);
        assertEquals(0.25, m[4], 0.01);
    }

    /** However large the step, accepting and rejecting keeps the moments: it is what makes HMC exact. */
    @Test
    void aCoarseStepIsStillExact() {
        LogDensity density = rows((a, b, g) -> {
            g[0] = -a;
            g[1] = -b;
            return -0.5 * (a * a + b * b);
        });
        double[] m = moments(density, 1.7, 300, List.of(p -> p[0], p -> p[0] * p[0], p -> p[1] * p[1]));
        assertEquals(0, m[0], 0.04);
        assertEquals(1, m[1], 0.05);
        assertEquals(1, m[2], 0.05);
    }

    @Test
    void tuningReachesItsTarget() {
        LogDensity density = rows((a, b, g) -> {
            g[0] = -a / 0.01;
            g[1] = -b;
            return -0.5 * (a * a / 0.01 + b * b);
        });
        Matrix z = Matrix.zeros(DataType.DOUBLE, CHAINS, 2);
        var hmc = new Hmc(density, DataType.DOUBLE, CHAINS, 2, 10, 5);
        var noise = new Noise(1);
        double accepted = 0;
        for (int m = 1; m <= 400; m++) {
            double a = hmc.tunedStep(z, noise, m, 0.9, 0.1);
            accepted += m > 300 ? a / 100 : 0;
        }
        assertEquals(0.9, accepted, 0.03);
        assertTrue(hmc.stepSize() < 0.2, "step size " + hmc.stepSize());
    }

    /** The posterior's gradient against differences, for every likelihood, in double precision. */
    @Test
    void posteriorGradient() {
        for (Likelihood likelihood : Likelihood.values()) {
            Architecture a = Architecture.vae(12, 9, 3).with(likelihood);
            Model model = Model.zeros(a, DataType.DOUBLE).randomise(0.4, 2);
            Matrix x = Matrix.zeros(DataType.DOUBLE, 4, 12);
            Matrix z = Matrix.zeros(DataType.DOUBLE, 4, 3);
            for (int i = 0; i < x.length(); i++) {
                x.put(i, (i * 7 % 11) / 11.0);
            }
            for (int i = 0; i < z.length(); i++) {
                z.put(i, Math.sin(i));
            }
            var posterior = new Posterior(model, new PlainPasses(), x);
            Matrix logP = Matrix.zeros(DataType.DOUBLE, 4, 1);
            Matrix gradient = Matrix.zeros(DataType.DOUBLE, 4, 3);
            Matrix unused = Matrix.zeros(DataType.DOUBLE, 4, 3);
            posterior.at(z, logP, gradient);
            double h = 1e-5;
            for (int i = 0; i < z.length(); i++) {
                double v = z.get(i);
                z.put(i, v + h);
                posterior.at(z, logP, unused);
                double above = logP.get(i / 3);
                z.put(i, v - h);
                posterior.at(z, logP, unused);
                double below = logP.get(i / 3);
                z.put(i, v);
                assertEquals((above - below) / (2 * h), gradient.get(i), 1e-6, likelihood + " z " + i);
            }
        }
    }

    /** The stop button reaches a training cell that is measuring log p(x). */
    @Test
    void theEstimatorStopsWhenInterrupted() {
        LogDensity normal = (z, logP, gradient) -> {
            for (int i = 0; i < z.rowCount(); i++) {
                logP.put(i, -0.5 * z.get(i) * z.get(i));
                gradient.put(i, -z.get(i));
            }
        };
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> new MarginalLikelihood(4, 10, 5, 1)
                .estimate(normal, Matrix.zeros(DataType.DOUBLE, 2, 1), 1));
        assertEquals(false, Thread.interrupted(), "the interrupt was taken");
    }

    /** x = w z + noise of variance s2, z of two dimensions: log p(x) is known, and the estimator finds it to a tenth of a nat. */
    @Test
    void theEstimatorFindsAKnownLogLikelihood() {
        double s2 = 0.3;
        double[][] w = {{1, 0.5}, {0.5, -1}, {2, 0}, {0, 0.8}};
        double[][] x = {{0.9, -0.4, 1.7, -0.6}, {0, 0.3, -0.2, 0.1}};
        LogDensity joint = (z, logP, gradient) -> {
            for (int i = 0; i < 2; i++) {
                double a = z.get(2L * i);
                double b = z.get(2L * i + 1);
                double sum = -0.5 * (a * a + b * b) - Math.log(2 * Math.PI);
                double ga = -a;
                double gb = -b;
                for (int k = 0; k < w.length; k++) {
                    double d = x[i][k] - w[k][0] * a - w[k][1] * b;
                    sum -= 0.5 * (d * d / s2 + Math.log(2 * Math.PI * s2));
                    ga += d * w[k][0] / s2;
                    gb += d * w[k][1] / s2;
                }
                logP.put(i, sum);
                gradient.put(2L * i, ga);
                gradient.put(2L * i + 1, gb);
            }
        };
        double[][] covariance = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int k = 0; k < 4; k++) {
                covariance[i][k] = w[i][0] * w[k][0] + w[i][1] * w[k][1] + (i == k ? s2 : 0);
            }
        }
        var exact = new org.apache.commons.math3.distribution.MultivariateNormalDistribution(
                null, new double[4], covariance);
        MarginalLikelihood.Sandwich estimate =
                new MarginalLikelihood(4, 300, 400, 5).sandwich(joint, Matrix.zeros(DataType.DOUBLE, 2, 2), 1, 2000);
        for (int i = 0; i < 2; i++) {
            assertEquals(Math.log(exact.density(x[i])), estimate.upper()[i], 0.1);
            assertEquals(Math.log(exact.density(x[i])), estimate.lower()[i], 0.05);
        }
    }
}
