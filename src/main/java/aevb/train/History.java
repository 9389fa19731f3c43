package aevb.train;

import aevb.objective.Bound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The learning curve: a row an epoch. It holds nothing that differs between two runs of one seed, so no times. */
public record History(List<Row> rows) {
    /**
     * One epoch.
     *
     * @param trainingSamples images seen so far, the paper's x axis
     * @param train mean bound over the epoch's minibatches, each before its update, as the report's training loss
     * @param test mean bound over the test images after the epoch
     */
    public record Row(int epoch, long trainingSamples, Bound train, Bound test) {}

    static final String HEADER = "epoch,training_samples,train_elbo,train_reconstruction,train_kl,"
            + "test_elbo,test_reconstruction,test_kl";

    public History {
        rows = List.copyOf(rows);
    }

    public static History empty() {
        return new History(List.of());
    }

    public History plus(Row row) {
        var more = new ArrayList<>(rows);
        more.add(row);
        return new History(more);
    }

    /** This history and an epoch in which the bound went to minus infinity. */
    public History diverged(int samplesPerEpoch) {
        Bound lost = new Bound(Double.NEGATIVE_INFINITY, 0);
        return plus(new Row(epochs() + 1, (long) (epochs() + 1) * samplesPerEpoch, lost, lost));
    }

    /** Epochs trained, which are as many as rows unless a row stands for several. */
    public int epochs() {
        return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).epoch();
    }

    /** The last row. */
    public Row last() {
        if (rows.isEmpty()) {
            throw new IllegalStateException("the run has not finished its first epoch yet");
        }
        return rows.get(rows.size() - 1);
    }

    /** The row nearest to so many training samples, where there is one within a hundredth of them. */
    public Optional<Row> near(long samples) {
        return rows.stream()
                .filter(r -> Math.abs(r.trainingSamples() - samples) <= samples / 100)
                .min(Comparator.comparingLong(r -> Math.abs(r.trainingSamples() - samples)));
    }

    /** Comma-separated, with a header; numbers in full precision, so that {@link #parse} gives the same history. */
    public String toCsv() {
        var out = new StringBuilder(HEADER).append('\n');
        for (Row r : rows) {
            out.append(String.format(
                    Locale.ROOT,
                    "%d,%d,%s,%s,%s,%s,%s,%s%n",
                    r.epoch,
                    r.trainingSamples,
                    r.train.elbo(),
                    r.train.reconstruction(),
                    r.train.kl(),
                    r.test.elbo(),
                    r.test.reconstruction(),
                    r.test.kl()));
        }
        return out.toString().replace("\r\n", "\n");
    }

    /**
     * Reads what {@link #toCsv} wrote.
     *
     * @throws IllegalArgumentException naming the line that is not as it should be
     */
    public static History parse(String csv) {
        String[] lines = csv.strip().split("\\R");
        if (!lines[0].strip().equals(HEADER)) {
            throw new IllegalArgumentException("expected the header " + HEADER + ", found " + lines[0]);
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String[] f = lines[i].split(",");
            try {
                rows.add(new Row(
                        Integer.parseInt(f[0]),
                        Long.parseLong(f[1]),
                        new Bound(Double.parseDouble(f[3]), Double.parseDouble(f[4])),
                        new Bound(Double.parseDouble(f[6]), Double.parseDouble(f[7]))));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException(
                        "line " + (i + 1) + ": expected 8 numbers, found \"" + lines[i] + "\"", e);
            }
        }
        return new History(rows);
    }
}
