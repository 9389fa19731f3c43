package aevb.exercise;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Judges an answer: right, or wrong with the reason if the mistake is one that people make. An answer of null is an open
 * exercise, so that a notebook runs through before anybody has solved it.
 *
 * @param <T> what an answer is: a number, an array, a function that is tried out
 */
final class Check<T> {
    private final Optional<T> answer;
    private Optional<Verdict> verdict = Optional.empty();

    private Check(T answer) {
        this.answer = Optional.ofNullable(answer);
    }

    static <T> Check<T> of(T answer) {
        return new Check<>(answer);
    }

    /** Right if so; asked first. */
    Check<T> right(Predicate<T> test, String message) {
        return judge(test, Verdict.State.RIGHT, t -> message);
    }

    /** Wrong if so, and this is why; the first that applies is said. */
    Check<T> hint(Predicate<T> test, String message) {
        return judge(test, Verdict.State.WRONG, t -> message);
    }

    Verdict otherwise(String message) {
        return otherwise(t -> message);
    }

    /** The verdict, with what is said if no test has applied. */
    Verdict otherwise(Function<T, String> message) {
        if (answer.isEmpty()) {
            return new Verdict(Verdict.State.OPEN, "Replace null by your answer and run the cell again.");
        }
        return judge(t -> true, Verdict.State.WRONG, message).verdict.orElseThrow();
    }

    private Check<T> judge(Predicate<T> test, Verdict.State state, Function<T, String> message) {
        if (answer.isPresent() && verdict.isEmpty()) {
            try {
                if (test.test(answer.get())) {
                    verdict = Optional.of(new Verdict(state, message.apply(answer.get())));
                }
            } catch (RuntimeException e) { // the student's own code is part of the answer
                verdict = Optional.of(new Verdict(Verdict.State.WRONG, "your answer throws " + e));
            }
        }
        return this;
    }

    /** A test of a number: within {@code tolerance} of {@code value}. */
    static <N extends Number> Predicate<N> near(double value, double tolerance) {
        return n -> Math.abs(n.doubleValue() - value) <= tolerance;
    }

    /** A test of an answer by a number made from it. */
    static <T> Predicate<T> near(ToDoubleFunction<T> number, double value, double tolerance) {
        return t -> Math.abs(number.applyAsDouble(t) - value) <= tolerance;
    }

    /** Whether two vectors agree everywhere within {@code tolerance}. */
    static boolean equal(float[] a, float[] b, double tolerance) {
        if (a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (!(Math.abs(a[i] - b[i]) <= tolerance)) {
                return false;
            }
        }
        return true;
    }

    /** {@code a} times {@code factor}. */
    static float[] scaled(float[] a, double factor) {
        float[] b = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            b[i] = (float) (a[i] * factor);
        }
        return b;
    }
}
