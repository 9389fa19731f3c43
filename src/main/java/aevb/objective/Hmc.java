package aevb.objective;

import aevb.nn.Matrix;
import aevb.prob.Noise;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Hybrid (Hamiltonian) Monte Carlo, many chains side by side (the paper's Appendix D and Section 5; Duane and others 1987): a
 * momentum is drawn, leapfrog steps follow the gradient of the log density, and the end is accepted with probability
 * min(1, exp(-change of energy)). Each chain accepts or rejects by itself.
 */
public final class Hmc {
    private static final double LEAST_STEP = 1e-6;

    private final LogDensity density;
    private final int leapfrogSteps;
    private final Matrix start;
    private final Matrix momentum;
    private final Matrix gradient;
    private final Matrix startGradient;
    private final Matrix logP;
    private final double[] energy;
    private double stepSize;
    private long firstChain;
    private boolean begun;

    /** @param type of the points that {@link #step} is given */
    public Hmc(LogDensity density, DataType type, int chains, int dim, int leapfrogSteps, double stepSize) {
        if (leapfrogSteps < 1 || !(stepSize > 0)) {
            throw new IllegalArgumentException("expected at least one leapfrog step and a positive step size, got "
                    + leapfrogSteps + " and " + stepSize);
        }
        this.density = density;
        this.leapfrogSteps = leapfrogSteps;
        this.stepSize = stepSize;
        start = Matrix.zeros(type, chains, dim);
        momentum = Matrix.zeros(type, chains, dim);
        gradient = Matrix.zeros(type, chains, dim);
        startGradient = Matrix.zeros(type, chains, dim);
        logP = Matrix.zeros(type, chains, 1);
        energy = new double[chains];
    }

    public double stepSize() {
        return stepSize;
    }

    /** The same sampler for chains that are numbered from {@code first} on, so that lanes do not share noise. */
    Hmc withFirstChain(long first) {
        firstChain = first;
        return this;
    }

    /** Forgets where the chains were: they, or the density, have changed. */
    void restart(double newStepSize) {
        stepSize = newStepSize;
        begun = false;
    }

    /**
     * Moves every chain once.
     *
     * @param z the chains' points, [chains, dim], updated in place; between calls nobody else may change them
     * @param number of the move, which chooses the noise
     * @return the share of chains that accepted
     */
    public double step(Matrix z, Noise noise, long number) {
        if (!begun) {
            density.at(z, logP, gradient);
            begun = true;
        }
        noise.normals(Noise.Stream.HMC_MOMENTUM, number, firstChain, momentum);
        copy(z, start);
        copy(gradient, startGradient);
        double[] before = new double[energy.length];
        energies(before);
        double[] logPBefore = column(logP);
        for (int i = 0; i < leapfrogSteps; i++) {
            add(momentum, 0.5 * stepSize, gradient);
            add(z, stepSize, momentum);
            density.at(z, logP, gradient);
            add(momentum, 0.5 * stepSize, gradient);
        }
        energies(energy);
        int accepted = 0;
        for (int c = 0; c < energy.length; c++) {
            double u = noise.at(Noise.Stream.HMC_ACCEPTANCE, number, firstChain + c)
                    .nextDouble();
            if (Math.log(u) < before[c] - energy[c]) { // false for NaN: a chain that left the density's domain stays
                accepted++;
            } else {
                z.setRow(c, start, c);
                gradient.setRow(c, startGradient, c);
                logP.put(c, logPBefore[c]);
            }
        }
        return (double) accepted / energy.length;
    }

    /** A move after which the step size is made larger where more than {@code target} accepted, smaller otherwise: for a burn-in. */
    public double tunedStep(Matrix z, Noise noise, long number, double target, double rate) {
        double accepted = step(z, noise, number);
        stepSize = Math.max(LEAST_STEP, stepSize * Math.exp(rate * (accepted - target)));
        return accepted;
    }

    /** log density of the points where the chains are. */
    public Matrix logDensity() {
        return logP;
    }

    private void energies(double[] out) {
        int dim = momentum.columnCount();
        for (int c = 0; c < out.length; c++) {
            double kinetic = 0;
            for (int j = 0; j < dim; j++) {
                double p = momentum.get((long) c * dim + j);
                kinetic += 0.5 * p * p;
            }
            out[c] = kinetic - logP.get(c);
        }
    }

    private static double[] column(Matrix m) {
        double[] out = new double[m.rowCount()];
        for (int i = 0; i < out.length; i++) {
            out[i] = m.get(i);
        }
        return out;
    }

    /** target += factor * summand. */
    private static void add(Matrix target, double factor, Matrix summand) {
        for (long i = 0; i < target.length(); i++) {
            target.put(i, target.get(i) + factor * summand.get(i));
        }
    }

    private static void copy(Matrix from, Matrix to) {
        for (int i = 0; i < from.rowCount(); i++) {
            to.setRow(i, from, i);
        }
    }
}
