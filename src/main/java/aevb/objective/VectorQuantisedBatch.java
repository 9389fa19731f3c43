package aevb.objective;

import aevb.model.Model;
import aevb.model.VectorQuantiser;
import aevb.nn.Matrix;
import aevb.nn.Mlp;
import aevb.nn.Parameters;
import aevb.nn.Passes;
import aevb.nn.WeightGradient;
import aevb.prob.Noise;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** A vector-quantised autoencoder on a batch: nearest vectors forward, straight through backward. */
final class VectorQuantisedBatch implements Minibatch {
    private final Model model;
    private final Objective.VectorQuantised objective;
    private final VectorQuantiser quantiser;
    private final int batch;
    private final int dim;
    private final Matrix x;
    private final Mlp.Tape encoder;
    private final Mlp.Tape decoder;
    private final Matrix quantised;
    private final Matrix logPx;
    private final Matrix distance;
    private final int[] numbers;
    private final MovingAverages averages;

    VectorQuantisedBatch(Model model, Objective.VectorQuantised objective, int batch) {
        this.model = model;
        this.objective = objective;
        this.batch = batch;
        quantiser = new VectorQuantiser(model);
        dim = model.architecture().codebook().dim();
        DataType type = model.parameters().value().type();
        x = Matrix.zeros(type, batch, model.architecture().inputDim());
        encoder = model.encoder().tape(type, batch);
        decoder = model.decoder().tape(type, batch);
        quantised = Matrix.zeros(type, batch, model.architecture().latentDim());
        logPx = Matrix.zeros(type, batch, 1);
        distance = Matrix.zeros(type, batch, 1);
        numbers = new int[batch * quantiser.positions()];
        averages = new MovingAverages(quantiser.book(), objective.decay());
    }

    @Override
    public Matrix x() {
        return x;
    }

    /** Where the codebook follows by averages it does so here, from where the encoder was before the update. */
    @Override
    public void end() {
        if (objective.decay() > 0) {
            averages.follow(encoder.output(), numbers);
        }
    }

    @Override
    public List<float[]> memory() {
        return objective.decay() > 0 ? averages.memory() : List.of();
    }

    @Override
    public Lane lane(Passes passes, int from, int to) {
        return new QuantisedLane(passes, from, to);
    }

    @Override
    public List<WeightGradient> weightGradients() {
        List<WeightGradient> all = new ArrayList<>(model.encoder().weightGradients(x, encoder));
        all.addAll(model.decoder().weightGradients(quantised, decoder));
        if (objective.decay() == 0) {
            all.add(new CodebookGradient());
        }
        return all;
    }

    /** log p(x|z), and in place of a divergence the codebook terms of the loss. */
    @Override
    public Bound bound(int rows) {
        double terms = objective.weight() * (1 + objective.commitment()) * Means.of(distance, rows);
        return new Bound(Means.of(logPx, rows), terms);
    }

    @Override
    public Matrix logLikelihood() {
        return logPx;
    }

    private final class QuantisedLane implements Lane {
        private final Passes p;
        private final int from;
        private final int to;
        private final Matrix xs;
        private final Mlp.Tape enc;
        private final Mlp.Tape dec;
        private final Matrix zq;

        QuantisedLane(Passes p, int from, int to) {
            this.p = p;
            this.from = from;
            this.to = to;
            xs = x.rows(from, to);
            enc = encoder.rows(from, to);
            dec = decoder.rows(from, to);
            zq = quantised.rows(from, to);
        }

        @Override
        public Matrix x() {
            return xs;
        }

        @Override
        public void forward(Noise noise, Noise.Stream stream, long step) {
            quantise(model.encoder().forward(p, xs, enc));
            Matrix outputs = model.decoder().forward(p, zq, dec);
            model.architecture()
                    .likelihood()
                    .logProb(p, outputs, xs, logPx.rows(from, to), 1.0 / batch, dec.outputGradient());
        }

        private void quantise(Matrix encoded) {
            float[] vectors = quantiser.vectors();
            int width = encoded.columnCount();
            for (int i = 0; i < to - from; i++) {
                float[] z = encoded.row(i);
                double squares = 0;
                for (int q = 0; q < quantiser.positions(); q++) {
                    int k = quantiser.nearest(z, q * dim, vectors);
                    numbers[(from + i) * quantiser.positions() + q] = k;
                    for (int j = 0; j < dim; j++) {
                        double e = quantiser.book().get((long) k * dim + j);
                        double d = encoded.get((long) i * width + q * dim + j) - e;
                        squares += d * d;
                        zq.put((long) i * width + q * dim + j, e);
                    }
                }
                distance.put(from + i, squares);
            }
        }

        /** The gradient at the vectors is taken for the one at the encoder's outputs; the commitment pulls these to the vectors. */
        @Override
        public void backward() {
            Matrix dz = enc.outputGradient();
            model.decoder().backward(p, dec, dz);
            double pull = 2 * objective.weight() * objective.commitment() / batch;
            for (long i = 0; i < dz.length(); i++) {
                dz.put(i, dz.get(i) + pull * (enc.output().get(i) - zq.get(i)));
            }
            model.encoder().backward(p, enc, null);
        }
    }

    /** Each vector is pulled to the encoder's outputs that chose it. */
    private final class CodebookGradient implements WeightGradient {
        @Override
        public boolean makes(Parameters.Shape shape) {
            return shape.isCodebook();
        }

        @Override
        public Runnable into(Passes p, Parameters.Share share, Matrix gradient) {
            return () -> {
                gradient.array().assign(0);
                double pull = 2 * objective.weight() / batch;
                for (int n = 0; n < numbers.length; n++) {
                    int k = numbers[n];
                    if (k >= share.from() && k < share.to()) {
                        for (int j = 0; j < dim; j++) {
                            long at = (long) (k - share.from()) * dim + j;
                            double d = quantiser.book().get((long) k * dim + j)
                                    - encoder.output().get((long) n * dim + j);
                            gradient.put(at, gradient.get(at) + pull * d);
                        }
                    }
                }
            };
        }
    }
}
