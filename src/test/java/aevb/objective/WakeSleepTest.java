package aevb.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aevb.model.Architecture.Family;
import aevb.model.Model;
import aevb.nn.Activation;
import aevb.nn.Blas;
import aevb.nn.Matrix;
import aevb.nn.Parameters.Shape;
import aevb.nn.PlainPasses;
import aevb.prob.Likelihood;
import aevb.prob.Noise;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Each phase of wake-sleep against central differences of what that phase minimises. */
class WakeSleepTest {
    private static final double EPSILON = 1e-6;

    @BeforeAll
    static void blas() {
        Blas.start();
    }

    @ParameterizedTest
    @EnumSource(Likelihood.class)
    void bothPhasesHaveTheGradientOfTheirLoss(Likelihood likelihood) {
        Model model = SmallModels.model(
                SmallModels.architecture(Family.VAE, likelihood, Activation.TANH, List.of(4)), DataType.DOUBLE);
        var batch = new WakeSleepBatch(model, SmallModels.BATCH);
        SmallModels.fill(batch.x());
        SmallModels.gradient(model, batch, new PlainPasses(), 1);
        Matrix gradient = model.parameters().gradient();
        Matrix copy = Matrix.zeros(DataType.DOUBLE, 1, gradient.columnCount());
        copy.array().assign(gradient.array());
        for (Shape s : model.parameters().shapes()) {
            boolean wake = s.name().startsWith("decoder");
            DoubleSupplier loss = () -> {
                batch.lane(new PlainPasses(), 0, SmallModels.BATCH).forward(new Noise(3), Noise.Stream.TRAINING, 1);
                return wake ? -batch.bound(SmallModels.BATCH).reconstruction() : batch.sleepLoss(SmallModels.BATCH);
            };
            differences(model.parameters().value(s.name()), model.parameters().viewOf(copy, s.name()), loss, s.name());
        }
    }

    private static void differences(Matrix w, Matrix g, DoubleSupplier loss, String name) {
        for (long i = 0; i < w.length(); i++) {
            double at = w.get(i);
            w.put(i, at + EPSILON);
            double above = loss.getAsDouble();
            w.put(i, at - EPSILON);
            double below = loss.getAsDouble();
            w.put(i, at);
            double numeric = (above - below) / (2 * EPSILON);
            assertEquals(numeric, g.get(i), 1e-6 * Math.max(1, Math.abs(numeric)), name + " " + i);
        }
    }

    /** Dreams have the mean and, for Gaussian pixels, the variance that the decoder says. */
    @Test
    void dreamsFollowTheDecoder() {
        int rows = 20_000;
        for (Likelihood likelihood : Likelihood.values()) {
            Matrix outputs = Matrix.zeros(DataType.FLOAT, rows, likelihood.outputsPerPixel());
            for (int i = 0; i < rows; i++) {
                outputs.put((long) i * likelihood.outputsPerPixel(), 0.4);
                if (likelihood == Likelihood.GAUSSIAN) {
                    outputs.put((long) i * 2 + 1, -1);
                }
            }
            Matrix x = Matrix.zeros(DataType.FLOAT, rows, 1);
            likelihood.draw(new PlainPasses(), outputs, new Noise(1), Noise.Stream.DREAM_IMAGES, 1, 0, x);
            double mean = likelihood.mean(0.4);
            double variance =
                    switch (likelihood) {
                        case BERNOULLI -> mean * (1 - mean);
                        case CONTINUOUS_BERNOULLI -> 0.0823; // of natural parameter 0.4, by numerical integration
                        case GAUSSIAN -> Math.exp(-1);
                        case UNIT_GAUSSIAN -> 1;
                    };
            double drawn = x.sum() / rows;
            double squares = 0;
            for (int i = 0; i < rows; i++) {
                squares += Math.pow(x.get(i) - drawn, 2) / rows;
            }
            assertEquals(mean, drawn, 4 * Math.sqrt(variance / rows), likelihood.toString());
            assertEquals(variance, squares, 0.05 * variance, likelihood.toString());
        }
    }
}
