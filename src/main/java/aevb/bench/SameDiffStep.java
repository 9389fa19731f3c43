package aevb.bench;

import aevb.data.ImageSet;
import java.util.List;
import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AdaGrad;

/** The same VAE as a SameDiff graph, trained with fit. */
final class SameDiffStep implements Stepper {
    private final SameDiff graph = SameDiff.create();
    private final DataSet batch;

    SameDiffStep(Task task, ImageSet images) {
        var pixels = Nd4j.createFromArray(images.images(Task.BATCH));
        batch = new DataSet(pixels, pixels);
        int latent = task.latentDim();
        SDVariable x = graph.placeHolder("x", DataType.FLOAT, Task.BATCH, Task.PIXELS);
        graph.placeHolder("unused", DataType.FLOAT, Task.BATCH, Task.PIXELS); // fit wants a label
        SDVariable h = graph.math().tanh(dense("e0", x, Task.PIXELS, Task.HIDDEN));
        SDVariable heads = dense("e1", h, Task.HIDDEN, 2 * latent);
        SDVariable mu = heads.get(SDIndex.all(), SDIndex.interval(0, latent));
        SDVariable logVar = heads.get(SDIndex.all(), SDIndex.interval(latent, 2 * latent));
        SDVariable epsilon = graph.random().normal(0, 1, DataType.FLOAT, Task.BATCH, latent);
        SDVariable z = mu.add(graph.math().exp(logVar.mul(0.5)).mul(epsilon));
        SDVariable d = graph.math().tanh(dense("d0", z, latent, Task.HIDDEN));
        SDVariable logits = dense("d1", d, Task.HIDDEN, Task.PIXELS);
        SDVariable kl = logVar.add(1)
                .sub(mu.mul(mu))
                .sub(graph.math().exp(logVar))
                .sum()
                .mul(-0.5);
        SDVariable bce = graph.nn().softplus(logits).sub(x.mul(logits)).sum();
        bce.add(kl).div("loss", graph.constant((float) Task.BATCH));
        graph.setLossVariables("loss");
        graph.setTrainingConfig(TrainingConfig.builder()
                .updater(new AdaGrad(Task.STEP_SIZE))
                .l2(Task.DECAY)
                .dataSetFeatureMapping(List.of("x"))
                .dataSetLabelMapping(List.of("unused"))
                .skipBuilderValidation(true)
                .build());
    }

    private SDVariable dense(String name, SDVariable x, int in, int out) {
        SDVariable w = graph.var(name + "W", Nd4j.randn(DataType.FLOAT, in, out).muli(Task.INIT_STD));
        SDVariable b = graph.var(name + "b", Nd4j.randn(DataType.FLOAT, 1, out).muli(Task.INIT_STD));
        return x.mmul(w).add(b);
    }

    @Override
    public double millisPerStep(int steps) {
        return Stepper.time(steps, () -> graph.fit(batch));
    }
}
