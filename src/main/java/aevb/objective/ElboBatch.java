package aevb.objective;

import aevb.model.Model;
import aevb.nn.LayerGradient;
import aevb.nn.Matrix;
import aevb.nn.Mlp;
import aevb.nn.Passes;
import aevb.nn.WeightGradient;
import aevb.objective.Objective.Estimator;
import aevb.prob.Likelihood;
import aevb.prob.Noise;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** The variational lower bound on a batch: Algorithm 1 of the paper, with eq. 6 or 7 as the estimator. */
final class ElboBatch implements Minibatch {
    private final Model vae;
    private final Objective.Elbo elbo;
    private final boolean weighted;
    private final int batch;
    private final int samples;
    private final Matrix x;
    private final Matrix xForEachSample;
    private final Mlp.Tape encoder;
    private final Mlp.Tape decoder;
    private final Matrix epsilon;
    private final Matrix z;
    private final Matrix dz;
    private final Matrix logPx;
    private final Matrix kl;

    ElboBatch(Model vae, Objective.Elbo elbo, int batch) {
        this(vae, elbo, batch, false);
    }

    /** @param weighted whether the samples of an image are weighted by importance, instead of averaged: needs SGVB A */
    ElboBatch(Model vae, Objective.Elbo elbo, int batch, boolean weighted) {
        this.weighted = weighted;
        this.vae = vae;
        this.elbo = elbo;
        this.batch = batch;
        this.samples = elbo.samples();
        DataType type = vae.parameters().value().type();
        int inputDim = vae.architecture().inputDim();
        int latentDim = vae.architecture().latentDim();
        x = Matrix.zeros(type, batch, inputDim);
        xForEachSample = samples == 1 ? x : Matrix.zeros(type, batch * samples, inputDim);
        encoder = vae.encoder().tape(type, batch);
        decoder = vae.decoder().tape(type, batch * samples);
        epsilon = Matrix.zeros(type, batch * samples, latentDim);
        z = Matrix.zeros(type, batch * samples, latentDim);
        dz = Matrix.zeros(type, batch * samples, latentDim);
        logPx = Matrix.zeros(type, batch * samples, 1);
        kl = Matrix.zeros(type, elbo.estimator() == Estimator.SGVB_B ? batch : batch * samples, 1);
    }

    @Override
    public Matrix x() {
        return x;
    }

    @Override
    public Lane lane(Passes passes, int from, int to) {
        return new ElboLane(passes, from, to);
    }

    @Override
    public List<WeightGradient> weightGradients() {
        List<WeightGradient> all = new ArrayList<>(vae.encoder().weightGradients(x, encoder));
        all.addAll(decoderGradients());
        return all;
    }

    List<LayerGradient> decoderGradients() {
        return vae.decoder().weightGradients(z, decoder);
    }

    @Override
    public Bound bound(int rows) {
        int klRows = kl.rowCount() / batch * rows;
        if (weighted) {
            double meanKl = Means.of(kl, klRows);
            return new Bound(ImportanceWeights.bound(logPx, kl, rows, samples) + meanKl, meanKl);
        }
        return new Bound(Means.of(logPx, rows * samples), Means.of(kl, klRows));
    }

    @Override
    public Matrix logLikelihood() {
        return logPx;
    }

    private final class ElboLane implements Lane {
        private final Passes p;
        private final int from;
        private final Matrix xs;
        private final Matrix xsForEachSample;
        private final Mlp.Tape enc;
        private final Mlp.Tape dec;
        private final Matrix eps;
        private final Matrix zs;
        private final Matrix dzs;
        private final Matrix logP;
        private final Matrix klPart;
        private final Matrix weights;

        ElboLane(Passes p, int from, int to) {
            this.p = p;
            this.from = from;
            int first = from * samples;
            int last = to * samples;
            int klRows = kl.rowCount() / batch;
            xs = x.rows(from, to);
            xsForEachSample = xForEachSample.rows(first, last);
            enc = encoder.rows(from, to);
            dec = decoder.rows(first, last);
            eps = epsilon.rows(first, last);
            zs = z.rows(first, last);
            dzs = dz.rows(first, last);
            logP = logPx.rows(first, last);
            klPart = kl.rows(from * klRows, to * klRows);
            weights = Matrix.zeros(kl.type(), last - first, 1);
        }

        @Override
        public Matrix x() {
            return xs;
        }

        @Override
        public void forward(Noise noise, Noise.Stream stream, long step) {
            Likelihood likelihood = vae.architecture().likelihood();
            noise.normals(stream, step, (long) from * samples, eps);
            repeatImages();
            Matrix heads = vae.encoder().forward(p, xs, enc); // [mu, log sigma^2] of q(z|x)
            p.reparameterize(heads, eps, zs); // z = mu + sigma * epsilon
            Matrix outputs = vae.decoder().forward(p, zs, dec); // of p(x|z)
            likelihood.logProb(p, outputs, xsForEachSample, logP, 1.0 / (batch * samples), dec.outputGradient());
            if (elbo.estimator() == Estimator.SGVB_B) {
                p.gaussianKl(heads, klPart, 0, null);
            } else {
                p.sampledKl(heads, eps, zs, klPart);
            }
        }

        private void repeatImages() {
            if (samples > 1) {
                for (int i = 0; i < xsForEachSample.rowCount(); i++) {
                    xsForEachSample.setRow(i, xs, i / samples);
                }
            }
        }

        /** The gradient of -elbo, averaged over the batch. */
        @Override
        public void backward() {
            Matrix heads = enc.output();
            Matrix dHeads = enc.outputGradient();
            if (weighted) {
                ImportanceWeights.normalised(logP, klPart, samples, weights);
                // each row was divided by the number of samples, as for a mean
                p.scaleRows(weights, samples, dec.outputGradient());
            }
            vae.decoder().backward(p, dec, dzs);
            switch (elbo.estimator()) {
                case SGVB_A -> sampledBackward(heads, dHeads);
                case SGVB_B -> {
                    p.reparameterizeBackward(heads, eps, dzs, dHeads);
                    p.gaussianKl(heads, klPart, elbo.beta() / batch, dHeads);
                }
                case SCORE_FUNCTION -> scoreBackward(heads, dHeads);
            }
            vae.encoder().backward(p, enc, null);
        }

        /** The score function: no gradient goes through z; each draw's bound weighs grad -log q at that draw. */
        private void scoreBackward(Matrix heads, Matrix dHeads) {
            for (int l = 0; l < weights.rowCount(); l++) {
                weights.put(l, (logP.get(l) - klPart.get(l)) / (batch * samples));
            }
            p.logQGradient(heads, zs, weights, dHeads);
        }

        /** SGVB A: z carries the gradient of the prior as well, and log q contributes directly through log sigma^2. */
        private void sampledBackward(Matrix heads, Matrix dHeads) {
            if (weighted) {
                p.addScaledRows(zs, weights, 1.0 / batch, dzs);
            } else {
                p.sampledKlThroughZ(zs, 1.0 / (batch * samples), dzs);
            }
            p.reparameterizeBackward(heads, eps, dzs, dHeads);
            p.entropyGradient(dHeads, 1.0 / batch);
        }
    }
}
