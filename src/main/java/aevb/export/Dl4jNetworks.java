package aevb.export;

import aevb.model.Architecture;
import aevb.model.Model;
import aevb.nn.Dense;
import aevb.nn.Matrix;
import aevb.nn.Mlp;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A model's halves as networks of DeepLearning4J, for applications that do not have this library: {@code ModelSerializer} saves them,
 * {@code network.output(x)} runs them. And back.
 */
public final class Dl4jNetworks {
    private Dl4jNetworks() {}

    /** The encoder: images [B, inputDim] in, [mu, log sigma^2] of a VAE or the code of an autoencoder out. */
    public static MultiLayerNetwork encoder(Model model) {
        boolean tanhCode = model.architecture().family() == Architecture.Family.AUTOENCODER;
        return network(model.encoder(), model.architecture(), tanhCode ? Activation.TANH : Activation.IDENTITY);
    }

    /**
     * The decoder: codes [B, latentDim] in, mean images [B, inputDim] in [0, 1] out.
     *
     * @throws IllegalArgumentException for a likelihood whose mean is not the sigmoid of one output a pixel
     */
    public static MultiLayerNetwork decoder(Model model) {
        switch (model.architecture().likelihood()) {
            case BERNOULLI, UNIT_GAUSSIAN -> {
                return network(model.decoder(), model.architecture(), Activation.SIGMOID);
            }
            default -> throw new IllegalArgumentException(
                    "only decoders with one output a pixel and a sigmoid can be exported, not "
                            + model.architecture().likelihood().title());
        }
    }

    private static MultiLayerNetwork network(Mlp mlp, Architecture a, Activation last) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder().list();
        List<Dense> dense = mlp.layers();
        for (int i = 0; i < dense.size(); i++) {
            layers.layer(new DenseLayer.Builder()
                    .nIn(dense.get(i).in())
                    .nOut(dense.get(i).out())
                    .activation(i < dense.size() - 1 ? hidden(a) : last)
                    .build());
        }
        MultiLayerConfiguration conf = layers.build();
        var network = new MultiLayerNetwork(conf);
        network.init();
        for (int i = 0; i < dense.size(); i++) {
            network.setParam(i + "_W", dense.get(i).weights().array().dup('f'));
            network.setParam(i + "_b", dense.get(i).bias().array().dup('f'));
        }
        return network;
    }

    private static Activation hidden(Architecture a) {
        return switch (a.activation()) {
            case TANH -> Activation.TANH;
            case RELU -> Activation.RELU;
            case SIGMOID -> Activation.SIGMOID;
            case IDENTITY -> Activation.IDENTITY;
        };
    }

    /** Rows through a network. */
    public static float[][] output(MultiLayerNetwork network, float[][] rows) {
        return network.output(Nd4j.createFromArray(rows)).toFloatMatrix();
    }

    /**
     * Takes the weights of networks made by {@link #encoder} and {@link #decoder}, trained on or not, into a model of this
     * architecture.
     *
     * @throws IllegalArgumentException if a layer has another shape
     */
    public static Model model(Architecture architecture, MultiLayerNetwork encoder, MultiLayerNetwork decoder) {
        Model model = Model.random(architecture, 1, 0);
        copy(encoder, model.encoder());
        copy(decoder, model.decoder());
        return model;
    }

    private static void copy(MultiLayerNetwork from, Mlp to) {
        if (from.getnLayers() != to.layers().size()) {
            throw new IllegalArgumentException("the network has " + from.getnLayers() + " layers, expected "
                    + to.layers().size());
        }
        for (int i = 0; i < to.layers().size(); i++) {
            copy(from.getParam(i + "_W"), to.layers().get(i).weights(), "layer " + i);
            copy(from.getParam(i + "_b"), to.layers().get(i).bias(), "the bias of layer " + i);
        }
    }

    private static void copy(INDArray from, Matrix to, String what) {
        if (from.rows() != to.rowCount() || from.columns() != to.columnCount()) {
            throw new IllegalArgumentException(what + " is " + from.rows() + " x " + from.columns() + ", expected "
                    + to.rowCount() + " x " + to.columnCount());
        }
        to.array().assign(from);
    }
}
