package aevb.exercise;

import static aevb.exercise.Check.near;

import aevb.experiment.Run;
import aevb.objective.Bound;
import java.util.function.DoubleBinaryOperator;

/** Checks of the exercises in {@code 20-beta-vae}. */
public final class WeightedKl {
    private WeightedKl() {}

    /** The bound from distortion and rate. */
    public static Verdict bound(DoubleBinaryOperator answer) {
        return Check.of(answer)
                .right(f -> f.applyAsDouble(90, 20) == -110, "Whatever the weight was in training.")
                .hint(f -> f.applyAsDouble(90, 20) == -170, "that is what was climbed; the bound has weight 1.")
                .hint(f -> f.applyAsDouble(90, 20) == 110, "this is the loss; the bound is its negative.")
                .otherwise("reconstruction minus KL, and the distortion is minus the reconstruction.");
    }

    /** Distortion paid for each nat of rate saved between two runs. */
    public static Verdict price(Double answer, Run low, Run high) {
        Bound a = low.history().last().test();
        Bound b = high.history().last().test();
        double truth = (a.reconstruction() - b.reconstruction()) / (a.kl() - b.kl());
        return Check.of(answer)
                .right(
                        near(truth, Math.abs(0.01 * truth)),
                        "Between 1 and 4, if both runs have found their optimum: each beta buys until a nat costs beta.")
                .hint(
                        near(-truth, Math.abs(0.01 * truth)),
                        "the sign: more distortion for less rate is a positive price.")
                .hint(near(1 / truth, Math.abs(0.01 / truth)), "this is the rate saved for each nat of distortion.")
                .otherwise("the difference of the reconstructions over the difference of the KLs.");
    }
}
