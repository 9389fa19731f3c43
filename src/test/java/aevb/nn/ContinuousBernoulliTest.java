package aevb.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The continuous Bernoulli against numerical integration of its density, also where its formulas lose digits or overflow. */
class ContinuousBernoulliTest {
    private static final int CELLS = 200_000;

    @ParameterizedTest
    @ValueSource(doubles = {-60, -5, -0.3, -0.02, -0.0199, -1e-4, 0, 1e-9, 0.0199, 0.02, 0.4, 3, 60})
    void massMeanAndQuantiles(double a) {
        double logC = ContinuousBernoulli.logNormaliser(a);
        double mass = 0;
        double mean = 0;
        double median = Double.NaN;
        for (int i = 0; i < CELLS; i++) {
            double x = (i + 0.5) / CELLS;
            double p = Math.exp(a * x - logC) / CELLS;
            if (mass < 0.5 && mass + p >= 0.5) {
                median = x;
            }
            mass += p;
            mean += p * x;
        }
        assertEquals(1, mass, 1e-6);
        assertEquals(mean, ContinuousBernoulli.mean(a), 1e-6);
        assertEquals(median, ContinuousBernoulli.quantile(a, 0.5), 2e-5);
    }

    /** The two ways to write each function meet where one takes over. */
    @Test
    void noJumpWhereTheSeriesEnds() {
        double below = Math.nextDown(0.02);
        assertEquals(ContinuousBernoulli.logNormaliser(below), ContinuousBernoulli.logNormaliser(0.02), 1e-9);
        assertEquals(ContinuousBernoulli.mean(below), ContinuousBernoulli.mean(0.02), 1e-9);
        assertEquals(ContinuousBernoulli.quantile(below, 0.3), ContinuousBernoulli.quantile(0.02, 0.3), 1e-5);
    }

    @Test
    void nothingOverflows() {
        for (double a : new double[] {-1e4, 1e4}) {
            assertTrue(Double.isFinite(ContinuousBernoulli.logNormaliser(a)));
            assertTrue(Double.isFinite(ContinuousBernoulli.mean(a))
                    && Double.isFinite(ContinuousBernoulli.quantile(a, 0.4)));
        }
    }
}
