package aevb.bench;

import aevb.data.ImageSet;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.variational.BernoulliReconstructionDistribution;
import org.deeplearning4j.nn.conf.layers.variational.VariationalAutoencoder;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AdaGrad;

/** DeepLearning4J's own VAE layer, trained with pretrainLayer. */
final class Dl4jStep implements Stepper {
    private final MultiLayerNetwork net;
    private final INDArray x;

    Dl4jStep(Task task, ImageSet images) {
        x = Nd4j.createFromArray(images.images(Task.BATCH));
        net = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .updater(new AdaGrad(Task.STEP_SIZE))
                .l2(Task.DECAY)
                .list()
                .layer(new VariationalAutoencoder.Builder()
                        .nIn(Task.PIXELS)
                        .nOut(task.latentDim())
                        .encoderLayerSizes(Task.HIDDEN)
                        .decoderLayerSizes(Task.HIDDEN)
                        .activation(Activation.TANH)
                        .pzxActivationFunction(Activation.IDENTITY)
                        .reconstructionDistribution(new BernoulliReconstructionDistribution(Activation.SIGMOID))
                        .numSamples(1)
                        .build())
                .build());
        net.init();
    }

    @Override
    public double millisPerStep(int steps) {
        return Stepper.time(steps, () -> net.pretrainLayer(0, x));
    }
}
