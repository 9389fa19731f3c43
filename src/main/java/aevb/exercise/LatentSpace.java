package aevb.exercise;

import static aevb.exercise.Check.near;

import java.util.function.ToIntFunction;

/** Checks of the exercises in {@code 26-latent-space}. */
public final class LatentSpace {
    private LatentSpace() {}

    /** What guessing gets right. */
    public static Verdict guessing(Double answer) {
        return Check.of(answer)
                .right(near(10, 1e-9), "Ten classes.")
                .hint(near(0.1, 1e-9), "as a percentage, please.")
                .otherwise("one of ten classes.");
    }

    /** A vote, the nearest deciding a tie. */
    public static Verdict vote(ToIntFunction<int[]> answer) {
        return Check.of(answer)
                .hint(f -> f.applyAsInt(new int[] {4, 9, 9}) == 4, "this is the nearest's; two nines outvote it.")
                .hint(
                        f -> f.applyAsInt(new int[] {9, 4, 4, 9, 7}) == 4,
                        "nine and four have two votes each, and the nearest is a nine.")
                .right(
                        f -> f.applyAsInt(new int[] {4, 9, 9}) == 9
                                && f.applyAsInt(new int[] {9, 4, 4, 9, 7}) == 9
                                && f.applyAsInt(new int[] {3}) == 3,
                        "An odd k makes ties rarer, with ten classes not impossible.")
                .otherwise(
                        "count the votes of each label; go through the labels from the nearest on and keep the best.");
    }
}
