package aevb.nn;

import static org.nd4j.linalg.ops.transforms.Transforms.abs;
import static org.nd4j.linalg.ops.transforms.Transforms.exp;
import static org.nd4j.linalg.ops.transforms.Transforms.log;
import static org.nd4j.linalg.ops.transforms.Transforms.max;
import static org.nd4j.linalg.ops.transforms.Transforms.relu;
import static org.nd4j.linalg.ops.transforms.Transforms.sigmoid;
import static org.nd4j.linalg.ops.transforms.Transforms.sqrt;
import static org.nd4j.linalg.ops.transforms.Transforms.tanh;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The formulas as one writes them on paper, in ND4J operations: the reference, in float or double. */
public final class PlainPasses implements Passes {
    private static final double LOG_2PI = Math.log(2 * Math.PI);

    @Override
    public void affine(Matrix x, Matrix w, Matrix b, Matrix y) {
        y.array().assign(x.array().mmul(w.array()).addRowVector(b.array()));
    }

    @Override
    public void affineInputGradient(Matrix dy, Matrix w, Matrix dx) {
        dx.array().assign(dy.array().mmul(w.array().transpose()));
    }

    @Override
    public void affineWeightGradient(Matrix x, Matrix dy, Matrix dw) {
        dw.array().assign(x.array().transpose().mmul(dy.array()));
    }

    @Override
    public void affineBiasGradient(Matrix dy, Matrix db) {
        db.array().assign(dy.array().sum(true, 0));
    }

    @Override
    public void activate(Activation f, Matrix y) {
        INDArray a = y.array();
        switch (f) {
            case TANH -> a.assign(tanh(a, true));
            case RELU -> a.assign(relu(a, true));
            case SIGMOID -> a.assign(sigmoid(a, true));
            case IDENTITY -> {}
        }
    }

    @Override
    public void activateBackward(Activation f, Matrix y, Matrix dy) {
        INDArray a = y.array();
        switch (f) {
            case TANH -> dy.array().muli(a.mul(a).rsubi(1));
            case RELU -> dy.array().muli(a.gt(0).castTo(a.dataType()));
            case SIGMOID -> dy.array().muli(a.mul(a.rsub(1)));
            case IDENTITY -> {}
        }
    }

    @Override
    public void reparameterize(Matrix heads, Matrix epsilon, Matrix z) {
        INDArray repeated = repeatRows(heads.array(), epsilon.rowCount() / heads.rowCount());
        INDArray mu = left(repeated);
        INDArray sigma = exp(right(repeated).mul(0.5), false);
        z.array().assign(mu.add(sigma.mul(epsilon.array())));
    }

    @Override
    public void reparameterizeBackward(Matrix heads, Matrix epsilon, Matrix dz, Matrix dHeads) {
        int samples = epsilon.rowCount() / heads.rowCount();
        INDArray sigma = exp(right(repeatRows(heads.array(), samples)).mul(0.5), false);
        left(dHeads.array()).assign(sumSamples(dz.array(), samples));
        right(dHeads.array())
                .assign(sumSamples(dz.array().mul(epsilon.array()).mul(sigma).mul(0.5), samples));
    }

    @Override
    public void gaussianKl(Matrix heads, Matrix kl, double scale, Matrix dHeads) {
        INDArray mu = left(heads.array());
        INDArray logVar = right(heads.array());
        INDArray variance = exp(logVar, true);
        kl.array()
                .assign(logVar.add(1).sub(mu.mul(mu)).sub(variance).sum(true, 1).mul(-0.5));
        if (dHeads != null) {
            left(dHeads.array()).addi(mu.mul(scale));
            right(dHeads.array()).addi(variance.sub(1).mul(0.5 * scale));
        }
    }

    @Override
    public void sampledKl(Matrix heads, Matrix epsilon, Matrix z, Matrix kl) {
        int samples = epsilon.rowCount() / heads.rowCount();
        INDArray logVar = right(repeatRows(heads.array(), samples));
        INDArray e = epsilon.array();
        INDArray logQ = logVar.add(e.mul(e)).add(LOG_2PI).sum(true, 1).mul(-0.5);
        INDArray logPrior = z.array().mul(z.array()).add(LOG_2PI).sum(true, 1).mul(-0.5);
        kl.array().assign(logQ.sub(logPrior));
    }

    @Override
    public void sampledKlThroughZ(Matrix z, double scale, Matrix dz) {
        dz.array().addi(z.array().mul(scale));
    }

    @Override
    public void scaleRows(Matrix weights, double scale, Matrix rows) {
        rows.array().muliColumnVector(weights.array().mul(scale));
    }

    @Override
    public void addScaledRows(Matrix rows, Matrix weights, double scale, Matrix target) {
        target.array().addi(rows.array().mulColumnVector(weights.array()).muli(scale));
    }

    @Override
    public void entropyGradient(Matrix dHeads, double scale) {
        right(dHeads.array()).subi(0.5 * scale);
    }

    @Override
    public void logQ(Matrix heads, Matrix z, Matrix logQ) {
        INDArray repeated = repeatRows(heads.array(), z.rowCount() / heads.rowCount());
        INDArray error = z.array().sub(left(repeated));
        INDArray logVar = right(repeated).dup();
        INDArray scaled = error.mul(error).div(exp(logVar, true));
        logQ.array().assign(logVar.add(scaled).add(LOG_2PI).sum(true, 1).mul(-0.5));
    }

    @Override
    public void logQGradient(Matrix heads, Matrix z, Matrix weights, Matrix dHeads) {
        int samples = z.rowCount() / heads.rowCount();
        INDArray repeated = repeatRows(heads.array(), samples);
        INDArray error = z.array().sub(left(repeated));
        INDArray variance = exp(right(repeated), true);
        INDArray dMu = error.div(variance).neg();
        INDArray dLogVar = error.mul(error).div(variance).rsubi(1).muli(0.5);
        left(dHeads.array()).assign(sumSamples(dMu.mulColumnVector(weights.array()), samples));
        right(dHeads.array()).assign(sumSamples(dLogVar.mulColumnVector(weights.array()), samples));
    }

    @Override
    public void bernoulli(Matrix logits, Matrix x, Matrix logP, double scale, Matrix dLogits) {
        INDArray a = logits.array();
        // softplus(a) = max(a, 0) + log(1 + exp(-|a|)): no overflow for any a
        INDArray softplus =
                max(a, 0, true).add(log(exp(abs(a, true).neg(), false).add(1), false));
        logP.array().assign(x.array().mul(a).sub(softplus).sum(true, 1));
        if (dLogits != null) {
            dLogits.array().assign(sigmoid(a, true).sub(x.array()).mul(scale));
        }
    }

    /** Element by element, as the formula needs a case distinction. */
    @Override
    public void continuousBernoulli(Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs) {
        int d = x.columnCount();
        for (int i = 0; i < x.rowCount(); i++) {
            double sum = 0;
            for (long k = (long) i * d; k < (long) (i + 1) * d; k++) {
                double a = outputs.get(k);
                sum += a * x.get(k) - ContinuousBernoulli.logNormaliser(a);
                if (dOutputs != null) {
                    dOutputs.put(k, scale * (ContinuousBernoulli.mean(a) - x.get(k)));
                }
            }
            logP.put(i, sum);
        }
    }

    @Override
    public void gaussian(Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs) {
        INDArray mean = sigmoid(left(outputs.array()), true);
        INDArray logVar = right(outputs.array()).dup();
        INDArray error = mean.sub(x.array());
        INDArray scaled = error.mul(error).div(exp(logVar, true));
        logP.array().assign(logVar.add(scaled).add(LOG_2PI).sum(true, 1).mul(-0.5));
        if (dOutputs != null) {
            INDArray dMean = error.div(exp(logVar, true));
            left(dOutputs.array()).assign(dMean.mul(mean).mul(mean.rsub(1)).mul(scale));
            right(dOutputs.array()).assign(scaled.rsub(1).mul(0.5 * scale));
        }
    }

    @Override
    public void unitGaussian(Matrix outputs, Matrix x, Matrix logP, double scale, Matrix dOutputs) {
        INDArray mean = sigmoid(outputs.array(), true);
        INDArray error = mean.sub(x.array());
        logP.array().assign(error.mul(error).add(LOG_2PI).sum(true, 1).mul(-0.5));
        if (dOutputs != null) {
            dOutputs.array().assign(error.mul(mean).mul(mean.rsub(1)).mul(scale));
        }
    }

    @Override
    public void adagrad(Matrix w, Matrix g, Matrix a, double rate, double epsilon, double decay, boolean update) {
        INDArray gradient = g.array().add(w.array().mul(decay));
        a.array().addi(gradient.mul(gradient));
        if (update) {
            w.array().subi(gradient.div(sqrt(a.array().add(epsilon), false)).mul(rate));
        }
    }

    @Override
    public void adam(Matrix w, Matrix g, Matrix m, Matrix v, AdamStep s, double decay) {
        INDArray gradient = g.array().add(w.array().mul(decay));
        m.array().muli(s.beta1()).addi(gradient.mul(1 - s.beta1()));
        v.array().muli(s.beta2()).addi(gradient.mul(gradient).mul(1 - s.beta2()));
        w.array().subi(m.array().div(sqrt(v.array(), true).add(s.epsilon())).mul(s.rate()));
    }

    private static INDArray left(INDArray heads) {
        return columns(heads, 0, (int) heads.size(1) / 2);
    }

    private static INDArray right(INDArray heads) {
        return columns(heads, (int) heads.size(1) / 2, (int) heads.size(1));
    }

    private static INDArray columns(INDArray a, int from, int to) {
        return a.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
    }

    private static INDArray repeatRows(INDArray a, int times) {
        return times == 1 ? a : a.repeat(0, times);
    }

    private static INDArray sumSamples(INDArray a, int samples) {
        return samples == 1
                ? a
                : a.reshape('c', new long[] {a.size(0) / samples, samples, a.size(1)})
                        .sum(1);
    }
}
