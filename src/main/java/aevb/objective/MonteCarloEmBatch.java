package aevb.objective;

import aevb.model.Model;
import aevb.nn.Matrix;
import aevb.nn.Mlp;
import aevb.nn.Passes;
import aevb.nn.WeightGradient;
import aevb.prob.Noise;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** Monte Carlo EM on a batch: each image's chain is moved once by HMC, then the decoder learns at where the chains are. */
final class MonteCarloEmBatch implements Minibatch {
    private static final double LOG_2PI = Math.log(2 * Math.PI);
    private static final double ACCEPTANCE = 0.9;
    private static final double TUNING_RATE = 0.02;
    private static final float FIRST_STEP = 0.05f;

    private final Model model;
    private final Objective.MonteCarloEm em;
    private final int batch;
    private final int latentDim;
    private final Matrix x;
    private final Matrix z;
    private final Mlp.Tape decoder;
    private final Matrix logPx;
    private final Matrix minusLogPz;
    /** Where every training image's chain is; NaN where it has not begun. */
    private final float[] chains;
    /** HMC's step size of the lane that begins at each row. */
    private final float[] stepSizes;

    private int[] order;
    private int first;

    MonteCarloEmBatch(Model model, Objective.MonteCarloEm em, int batch, int images) {
        this.model = model;
        this.em = em;
        this.batch = batch;
        DataType type = model.parameters().value().type();
        latentDim = model.architecture().latentDim();
        x = Matrix.zeros(type, batch, model.architecture().inputDim());
        z = Matrix.zeros(type, batch, latentDim);
        decoder = model.decoder().tape(type, batch);
        logPx = Matrix.zeros(type, batch, 1);
        minusLogPz = Matrix.zeros(type, batch, 1);
        chains = new float[images * latentDim];
        Arrays.fill(chains, Float.NaN);
        stepSizes = new float[batch];
        Arrays.fill(stepSizes, FIRST_STEP);
        order = java.util.stream.IntStream.range(0, batch).toArray();
    }

    @Override
    public Matrix x() {
        return x;
    }

    @Override
    public int updates() {
        return em.updates();
    }

    @Override
    public void begin(int[] newOrder, int newFirst, Noise noise, long step) {
        order = newOrder;
        first = newFirst;
    }

    @Override
    public List<float[]> memory() {
        return List.of(chains, stepSizes);
    }

    @Override
    public Lane lane(Passes passes, int from, int to) {
        return new EmLane(passes, from, to);
    }

    @Override
    public List<WeightGradient> weightGradients() {
        return List.copyOf(model.decoder().weightGradients(z, decoder));
    }

    /** log p(x|z) and -log p(z) at the chains: their difference is log p(x, z), which is <em>no</em> bound of log p(x). */
    @Override
    public Bound bound(int rows) {
        return new Bound(Means.of(logPx, rows), Means.of(minusLogPz, rows));
    }

    @Override
    public Matrix logLikelihood() {
        return logPx;
    }

    private final class EmLane implements Lane {
        private final Passes p;
        private final int from;
        private final int to;
        private final Matrix xs;
        private final Matrix zs;
        private final Mlp.Tape dec;
        private final Hmc hmc;

        EmLane(Passes p, int from, int to) {
            this.p = p;
            this.from = from;
            this.to = to;
            xs = x.rows(from, to);
            zs = z.rows(from, to);
            dec = decoder.rows(from, to);
            hmc = new Hmc(new Posterior(model, p, xs), x.type(), to - from, latentDim, em.leapfrogSteps(), FIRST_STEP)
                    .withFirstChain(from);
        }

        @Override
        public Matrix x() {
            return xs;
        }

        @Override
        public void forward(Noise noise, Noise.Stream stream, long step) {
            noise.normals(Noise.Stream.CHAIN_STARTS, step, from, zs);
            chains(true);
            hmc.restart(stepSizes[from]);
            hmc.tunedStep(zs, noise, step, ACCEPTANCE, TUNING_RATE);
            stepSizes[from] = (float) hmc.stepSize();
            chains(false);
            again();
        }

        /** Fetches the chains that have begun, or puts them all back. */
        private void chains(boolean fetch) {
            for (int i = from; i < to; i++) {
                int at = order[first + i] * latentDim;
                for (int j = 0; j < latentDim; j++) {
                    long k = (long) (i - from) * latentDim + j;
                    if (!fetch) {
                        chains[at + j] = (float) zs.get(k);
                    } else if (!Float.isNaN(chains[at + j])) {
                        zs.put(k, chains[at + j]);
                    }
                }
            }
        }

        @Override
        public void again() {
            Matrix outputs = model.decoder().forward(p, zs, dec);
            model.architecture()
                    .likelihood()
                    .logProb(p, outputs, xs, logPx.rows(from, to), 1.0 / batch, dec.outputGradient());
            for (int i = from; i < to; i++) {
                double prior = 0;
                for (int j = 0; j < latentDim; j++) {
                    double v = z.get((long) i * latentDim + j);
                    prior += 0.5 * (v * v + LOG_2PI);
                }
                minusLogPz.put(i, prior);
            }
        }

        @Override
        public void backward() {
            model.decoder().backward(p, dec, null);
        }
    }
}
