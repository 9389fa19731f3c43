package aevb.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aevb.model.Architecture;
import aevb.model.Model;
import aevb.nn.Blas;
import aevb.nn.Matrix;
import aevb.nn.PlainPasses;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.variational.BernoulliReconstructionDistribution;
import org.deeplearning4j.nn.conf.layers.variational.VariationalAutoencoder;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DeepLearning4J's VAE layer as a second opinion on the bound, at shared weights. It draws its own noise, so sigma is made so
 * small (exp(-10)) that the noise does not matter: z is mu, and the score, minus the bound, is a plain number.
 */
class Dl4jWitnessTest {
    private static final int INPUT = 9;
    private static final int HIDDEN = 6;
    private static final int LATENT = 2;
    private static final int BATCH = 4;
    private static final double LOG_VAR = -20;

    @BeforeAll
    static void blas() {
        Blas.start();
    }

    @Test
    void sameBoundAtSharedWeights() {
        Model model = Model.zeros(Architecture.vae(INPUT, HIDDEN, LATENT), DataType.DOUBLE)
                .randomise(0.5, 11);
        Matrix head = model.parameters().value("encoder.1.W");
        Matrix headBias = model.parameters().value("encoder.1.b");
        head.columns(LATENT, 2 * LATENT).array().assign(0);
        headBias.columns(LATENT, 2 * LATENT).array().assign(LOG_VAR);
        Minibatch batch = new Objective.Elbo().minibatch(model, BATCH);
        SmallModels.fill(batch.x());
        double ours = SmallModels.loss(batch, new PlainPasses());

        MultiLayerNetwork net = network();
        var layer = net.getLayer(0);
        set(layer.getParam("e0W"), model.parameters().value("encoder.0.W").array());
        set(layer.getParam("e0b"), model.parameters().value("encoder.0.b").array());
        set(layer.getParam("pZXMeanW"), head.columns(0, LATENT).array());
        set(layer.getParam("pZXMeanb"), headBias.columns(0, LATENT).array());
        set(layer.getParam("pZXLogStd2W"), head.columns(LATENT, 2 * LATENT).array());
        set(layer.getParam("pZXLogStd2b"), headBias.columns(LATENT, 2 * LATENT).array());
        set(layer.getParam("d0W"), model.parameters().value("decoder.0.W").array());
        set(layer.getParam("d0b"), model.parameters().value("decoder.0.b").array());
        set(layer.getParam("pXZW"), model.parameters().value("decoder.1.W").array());
        set(layer.getParam("pXZb"), model.parameters().value("decoder.1.b").array());
        layer.setInput(batch.x().array().dup(), LayerWorkspaceMgr.noWorkspaces());
        layer.computeGradientAndScore(LayerWorkspaceMgr.noWorkspaces());

        assertEquals(layer.score(), ours, 2e-3, "minus the bound, nats per image");
    }

    private static MultiLayerNetwork network() {
        var net = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .list()
                .layer(new VariationalAutoencoder.Builder()
                        .nIn(INPUT)
                        .nOut(LATENT)
                        .encoderLayerSizes(HIDDEN)
                        .decoderLayerSizes(HIDDEN)
                        .activation(Activation.TANH)
                        .pzxActivationFunction(Activation.IDENTITY)
                        .reconstructionDistribution(new BernoulliReconstructionDistribution(Activation.SIGMOID))
                        .numSamples(1)
                        .build())
                .build());
        net.init();
        net.initGradientsView();
        return net;
    }

    private static void set(INDArray theirs, INDArray ours) {
        theirs.assign(ours.reshape(theirs.shape()));
    }
}
