package aevb.objective;

import aevb.model.Model;
import aevb.nn.Matrix;
import aevb.nn.Mlp;
import aevb.nn.Passes;
import aevb.nn.WeightGradient;
import aevb.prob.Likelihood;
import aevb.prob.Noise;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** Wake-sleep on a batch: as many dreams as images; the decoder learns awake, the encoder asleep. */
final class WakeSleepBatch implements Minibatch {
    private final Model model;
    private final int batch;
    private final Matrix x;
    private final Mlp.Tape encoder;
    private final Mlp.Tape decoder;
    private final Matrix epsilon;
    private final Matrix z;
    private final Matrix logPx;
    private final Matrix kl;
    private final Matrix dreamtZ;
    private final Matrix dreamtX;
    private final Mlp.Tape dreaming;
    private final Mlp.Tape recognising;
    private final Matrix logQ;

    WakeSleepBatch(Model model, int batch) {
        this.model = model;
        this.batch = batch;
        DataType type = model.parameters().value().type();
        int inputDim = model.architecture().inputDim();
        int latentDim = model.architecture().latentDim();
        x = Matrix.zeros(type, batch, inputDim);
        encoder = model.encoder().tape(type, batch);
        decoder = model.decoder().tape(type, batch);
        epsilon = Matrix.zeros(type, batch, latentDim);
        z = Matrix.zeros(type, batch, latentDim);
        logPx = Matrix.zeros(type, batch, 1);
        kl = Matrix.zeros(type, batch, 1);
        dreamtZ = Matrix.zeros(type, batch, latentDim);
        dreamtX = Matrix.zeros(type, batch, inputDim);
        dreaming = model.decoder().tape(type, batch);
        recognising = model.encoder().tape(type, batch);
        logQ = Matrix.zeros(type, batch, 1);
    }

    @Override
    public Matrix x() {
        return x;
    }

    @Override
    public Lane lane(Passes passes, int from, int to) {
        return new WakeSleepLane(passes, from, to);
    }

    @Override
    public List<WeightGradient> weightGradients() {
        List<WeightGradient> all = new ArrayList<>(model.encoder().weightGradients(dreamtX, recognising));
        all.addAll(model.decoder().weightGradients(z, decoder));
        return all;
    }

    /** The bound of eq. 3, which wake-sleep does not optimise. */
    @Override
    public Bound bound(int rows) {
        return new Bound(Means.of(logPx, rows), Means.of(kl, rows));
    }

    /** What the encoder minimises: the mean of -log q(z|x) over the dreams, nats. */
    double sleepLoss(int rows) {
        return -Means.of(logQ, rows);
    }

    @Override
    public Matrix logLikelihood() {
        return logPx;
    }

    private final class WakeSleepLane implements Lane {
        private final Passes p;
        private final Likelihood likelihood = model.architecture().likelihood();
        private final int from;
        private final int to;
        private final Matrix xs;
        private final Mlp.Tape dec;
        private final Mlp.Tape recognised;
        private final Matrix dreamtZs;
        private final Matrix weights;

        WakeSleepLane(Passes p, int from, int to) {
            this.p = p;
            this.from = from;
            this.to = to;
            xs = x.rows(from, to);
            dec = decoder.rows(from, to);
            recognised = recognising.rows(from, to);
            dreamtZs = dreamtZ.rows(from, to);
            weights = Matrix.zeros(x.type(), to - from, 1);
            for (int i = 0; i < to - from; i++) {
                weights.put(i, 1.0 / batch);
            }
        }

        @Override
        public Matrix x() {
            return xs;
        }

        @Override
        public void forward(Noise noise, Noise.Stream stream, long step) {
            wake(noise, stream, step, epsilon.rows(from, to), z.rows(from, to));
            sleep(noise, step, dreamtX.rows(from, to));
        }

        private void wake(Noise noise, Noise.Stream stream, long step, Matrix eps, Matrix zs) {
            Matrix heads = model.encoder().forward(p, xs, encoder.rows(from, to));
            noise.normals(stream, step, from, eps);
            p.reparameterize(heads, eps, zs);
            Matrix outputs = model.decoder().forward(p, zs, dec);
            likelihood.logProb(p, outputs, xs, logPx.rows(from, to), 1.0 / batch, dec.outputGradient());
            p.gaussianKl(heads, kl.rows(from, to), 0, null);
        }

        private void sleep(Noise noise, long step, Matrix dream) {
            noise.normals(Noise.Stream.DREAM_LATENTS, step, from, dreamtZs);
            Matrix outputs = model.decoder().forward(p, dreamtZs, dreaming.rows(from, to));
            likelihood.draw(p, outputs, noise, Noise.Stream.DREAM_IMAGES, step, from, dream);
            Matrix heads = model.encoder().forward(p, dream, recognised);
            p.logQ(heads, dreamtZs, logQ.rows(from, to));
        }

        /** Each half learns its own: nothing flows from the decoder into the encoder. */
        @Override
        public void backward() {
            model.decoder().backward(p, dec, null);
            p.logQGradient(recognised.output(), dreamtZs, weights, recognised.outputGradient());
            model.encoder().backward(p, recognised, null);
        }
    }
}
