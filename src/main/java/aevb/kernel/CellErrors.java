package aevb.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.jshell.Diag;

/** What a student sees when a cell fails: the message first, the line of the cell, causes, and then where it came from. */
final class CellErrors {
    private static final int FRAMES = 40;
    private static final int CAUSES = 10;

    private CellErrors() {}

    /** A snippet the compiler rejected. */
    static CellException rejected(List<Diag> diagnostics, String snippet, String cell, int firstLine) {
        List<String> lines = new ArrayList<>();
        for (Diag d : diagnostics) {
            int inSnippet = Cells.lineAt(snippet, (int) d.getPosition());
            int line = firstLine + inSnippet - 1;
            lines.add("line " + line + ": " + d.getMessage(Locale.ENGLISH));
            lines.add("    " + textOf(cell, line));
            if (d.getMessage(Locale.ENGLISH).contains("cannot find symbol")) {
                lines.add("Was the cell that defines it run? Kernel > Restart & Run All runs all cells in order.");
            }
        }
        String message = diagnostics.isEmpty()
                ? "the cell does not compile"
                : diagnostics.get(0).getMessage(Locale.ENGLISH);
        return new CellException(message.lines().findFirst().orElse(message), lines);
    }

    /** A declaration that uses something not defined yet. */
    static CellException unresolved(List<String> missing) {
        return new CellException(
                "not defined yet: " + String.join(", ", missing),
                List.of(
                        "not defined yet: " + String.join(", ", missing),
                        "Was the cell that defines it run? Kernel > Restart & Run All runs all cells in order."));
    }

    /** An exception of the cell's code. */
    static CellException thrown(Throwable t, String className, String cell, int line) {
        List<String> lines = new ArrayList<>();
        lines.add(simpleName(className) + ": " + t.getMessage());
        if (line > 0) {
            lines.add("in line " + line + " of the cell:");
            lines.add("    " + textOf(cell, line));
        }
        List<String> frames = new ArrayList<>(frames(t));
        Throwable cause = t.getCause();
        for (int depth = 0; cause != null && depth < CAUSES; depth++) {
            String because = "caused by " + simpleName(cause.getClass().getName()) + ": " + cause.getMessage();
            lines.add(because);
            frames.add(because);
            frames.addAll(frames(cause));
            cause = cause.getCause();
        }
        return new CellException(simpleName(className) + ": " + t.getMessage(), lines, frames);
    }

    /** Where it came from, down to the cell: below that is only the kernel. */
    private static List<String> frames(Throwable t) {
        List<String> frames = new ArrayList<>();
        for (StackTraceElement e : t.getStackTrace()) {
            if (e.getClassName().startsWith("REPL.") || frames.size() == FRAMES) {
                break;
            }
            frames.add("    at " + e);
        }
        return frames;
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static String textOf(String cell, int line) {
        String[] all = cell.split("\n", -1);
        return line >= 1 && line <= all.length ? all[line - 1].strip() : "";
    }
}
