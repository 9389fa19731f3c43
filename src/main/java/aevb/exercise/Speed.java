package aevb.exercise;

import static aevb.exercise.Check.near;

import java.util.Locale;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Checks of the exercises in {@code 90-how-fast}. */
public final class Speed {
    private Speed() {}

    /** How many times our time a contender takes, from the committed table. */
    public static Verdict timesOurs(Double answer, Table contenders, String contender) {
        Row theirs = contenders.stream()
                .filter(r -> r.getString("contender").startsWith(contender))
                .findFirst()
                .orElseThrow();
        double ratio = theirs.getNumber("ratio");
        return Check.of(answer)
                .right(near(1 / ratio, 0.02 / ratio), "For as many images.")
                .hint(near(ratio, 0.02), "this is our time over theirs; turn it over.")
                .otherwise("the column \"ratio\" has our time over theirs for as many images.");
    }

    /** How many times the operations a step at one size has of those at another. */
    public static Verdict operations(Double answer, Table larger, Table smaller) {
        double a = larger.doubleColumn("million operations").sum();
        double b = smaller.doubleColumn("million operations").sum();
        return Check.of(answer)
                .right(near(a / b, 0.01), "Compare it with the two times in the tables above.")
                .hint(near(b / a, 0.01), "the other way round.")
                .hint(near(a - b, 1), "this is the difference; the ratio is asked for.")
                .otherwise("divide the sums of the columns \"million operations\".");
    }

    /** The part of a step whose time does not depend on the batch. */
    public static Verdict fixedPart(String answer, Table parts) {
        String sought = "adagrad";
        return Check.of(answer)
                .right(
                        a -> a.toLowerCase(Locale.ROOT).contains(sought),
                        "Every parameter is updated once a step, however many images it saw: small batches pay more for it.")
                .hint(
                        a -> parts.stringColumn("part").asList().stream().noneMatch(a::equals),
                        "name it as the table of parts does.")
                .otherwise("this work is done for every image of the batch.");
    }
}
