package aevb.objective;

import aevb.model.Model;
import aevb.nn.Matrix;
import aevb.nn.Mlp;
import aevb.nn.Passes;
import aevb.nn.WeightGradient;
import aevb.prob.Noise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/** The autoencoder's loss on a batch: -log p(x | code(x)), the report's BCE. */
final class ReconstructionBatch implements Minibatch {
    private final Model autoencoder;
    private final int batch;
    private final Optional<Corruption> corruption;
    private final Matrix x;
    /** What the encoder sees: the images, or corrupted copies of them. */
    private final Matrix seen;

    private final Mlp.Tape encoder;
    private final Mlp.Tape decoder;
    private final Matrix logPx;

    ReconstructionBatch(Model autoencoder, int batch, Optional<Corruption> corruption) {
        this.autoencoder = autoencoder;
        this.batch = batch;
        this.corruption = corruption;
        DataType type = autoencoder.parameters().value().type();
        x = Matrix.zeros(type, batch, autoencoder.architecture().inputDim());
        seen = corruption.isEmpty() ? x : Matrix.zeros(type, batch, x.columnCount());
        encoder = autoencoder.encoder().tape(type, batch);
        decoder = autoencoder.decoder().tape(type, batch);
        logPx = Matrix.zeros(type, batch, 1);
    }

    @Override
    public Matrix x() {
        return x;
    }

    @Override
    public Lane lane(Passes p, int from, int to) {
        Matrix xs = x.rows(from, to);
        Matrix seenRows = seen.rows(from, to);
        Mlp.Tape enc = encoder.rows(from, to);
        Mlp.Tape dec = decoder.rows(from, to);
        Matrix logP = logPx.rows(from, to);
        return new Lane() {
            @Override
            public Matrix x() {
                return xs;
            }

            @Override
            public void forward(Noise noise, Noise.Stream stream, long step) {
                corruption.ifPresent(c -> {
                    for (int i = 0; i < xs.rowCount(); i++) {
                        seenRows.setRow(i, xs, i);
                    }
                    c.apply(seenRows, noise, step, from);
                });
                Matrix code = autoencoder.encoder().forward(p, seenRows, enc);
                Matrix outputs = autoencoder.decoder().forward(p, code, dec);
                autoencoder
                        .architecture()
                        .likelihood()
                        .logProb(p, outputs, xs, logP, 1.0 / batch, dec.outputGradient());
            }

            @Override
            public void backward() {
                autoencoder.decoder().backward(p, dec, enc.outputGradient());
                autoencoder.encoder().backward(p, enc, null);
            }
        };
    }

    @Override
    public List<WeightGradient> weightGradients() {
        List<WeightGradient> all = new ArrayList<>(autoencoder.encoder().weightGradients(seen, encoder));
        all.addAll(autoencoder.decoder().weightGradients(encoder.output(), decoder));
        return all;
    }

    @Override
    public Bound bound(int rows) {
        return new Bound(Means.of(logPx, rows), 0);
    }

    @Override
    public Matrix logLikelihood() {
        return logPx;
    }
}
