package aevb.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What several things are doing just now, below what has been said: on a terminal a line each, redrawn and cut to its width; in a
 * log all in one line, once a minute.
 */
final class StatusLines {
    private static final int COLUMNS = 80;
    private static final long LOG_EVERY_NANOS = 60_000_000_000L;
    private static final String CLEAR_TO_END = "\r\u001b[J";

    private final PrintStream out;
    private final boolean terminal;
    private final int columns;
    private final Map<String, String> latest = new TreeMap<>();
    private int drawn;
    private long lastLine = System.nanoTime();

    /** On the terminal that this process has, if any; {@code ./lab} says how wide it is. */
    StatusLines(PrintStream out) {
        this(out, System.console() != null, Integer.getInteger("aevb.columns", COLUMNS));
    }

    StatusLines(PrintStream out, boolean terminal, int columns) {
        this.out = out;
        this.terminal = terminal;
        this.columns = Math.max(columns, 2);
    }

    /** What {@code key} is doing now; one line or several. */
    synchronized void put(String key, String text) {
        latest.put(key, text);
        if (terminal) {
            redraw("");
        } else if (System.nanoTime() - lastLine > LOG_EVERY_NANOS) {
            line(lines().stream().map(String::strip).collect(Collectors.joining(" | ")));
        }
    }

    /** {@code key} has nothing more to say. */
    synchronized void remove(String key) {
        if (latest.remove(key) != null && terminal) {
            redraw("");
        }
    }

    /** A message that stays. */
    synchronized void line(String text) {
        if (terminal) {
            redraw(text + System.lineSeparator());
        } else {
            out.println(text);
        }
        lastLine = System.nanoTime();
    }

    private void redraw(String before) {
        var text = new StringBuilder(drawn == 0 ? "" : "\u001b[" + drawn + "A").append(CLEAR_TO_END);
        text.append(before);
        List<String> lines = lines();
        lines.forEach(l -> text.append(cut(l)).append(System.lineSeparator()));
        drawn = lines.size();
        out.print(text);
        out.flush();
    }

    private List<String> lines() {
        return latest.values().stream().flatMap(String::lines).toList();
    }

    /** A line that wraps could not be taken back. */
    private String cut(String line) {
        return line.length() < columns ? line : line.substring(0, columns - 2) + "…";
    }
}
