package aevb.bench;

import java.util.List;
import java.util.Locale;

/** Results as text for a person and as CSV for a notebook. */
public final class BenchTable {
    private static final String CSV_HEADER =
            "task,contender,ms_per_step,min,max,ratio,samples_per_second,resident_mb\n";

    private static final String TEXT_ROW = "%-58s %9.3f %8.3f-%8.3f %7.2f %,11.0f %7.0f%n";
    private static final String CSV_ROW = "\"%s\",%.4f,%.4f,%.4f,%.4f,%.0f,%.0f%n";

    private final StringBuilder csv = new StringBuilder(CSV_HEADER);
    private final StringBuilder parts = new StringBuilder("task,threads,part,micros,share\n");

    /** Adds a task's results; the text ends with a newline. Ratios are ours over theirs in time an image: below 1, we are faster. */
    public String add(Task task, List<Bench.Result> results) {
        double ours = results.get(0).samplesPerSecond();
        var text = new StringBuilder(String.format(
                "%n%-58s %9s %17s %7s %11s %7s%n", task.title(), "ms/step", "range", "ours/", "images/s", "RSS MB"));
        for (Bench.Result r : results) {
            Object[] cells = {
                r.contender(),
                r.median(),
                r.min(),
                r.max(),
                r.samplesPerSecond() / ours,
                r.samplesPerSecond(),
                r.residentMegabytes()
            };
            text.append(String.format(Locale.ROOT, TEXT_ROW, cells));
            csv.append('"').append(task.title()).append("\",").append(String.format(Locale.ROOT, CSV_ROW, cells));
        }
        return text.toString();
    }

    /** Adds where the time of our step goes. */
    public String add(Task task, int threads, List<Breakdown.Row> rows) {
        var text = new StringBuilder(String.format(
                "%n%-58s %9s %7s%n", task.title() + ", by part, threads: " + threads, "us/step", "share"));
        for (Breakdown.Row r : rows) {
            text.append(String.format(Locale.ROOT, "%-58s %9.0f %6.1f%%%n", r.part(), r.micros(), 100 * r.share()));
            parts.append(String.format(
                    Locale.ROOT,
                    "\"%s\",%d,\"%s\",%.1f,%.4f%n",
                    task.title(),
                    threads,
                    r.part(),
                    r.micros(),
                    r.share()));
        }
        return text.toString();
    }

    /** A line a contender. */
    public String csv() {
        return csv.toString();
    }

    /** A line a part of our step. */
    public String partsCsv() {
        return parts.toString();
    }
}
