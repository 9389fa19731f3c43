package aevb.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.jshell.Diag;

/** What a student sees when a cell fails: the message first, the line of the cell, causes, and then where it came from. */
final class CellErrors {
    private static final int FRAMES = 12;

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
        Throwable cause = t.getCause();
        for (int depth = 0; cause != null && depth < 10; depth++) {
            lines.add("caused by " + simpleName(cause.getClass().getName()) + ": " + cause.getMessage());
            cause = cause.getCause();
        }
        lines.add("");
        int frames = 0;
        for (StackTraceElement e : t.getStackTrace()) {
            if (e.getClassName().startsWith("REPL.") || frames++ == FRAMES) {
                break; // below the cell is only the kernel
            }
            lines.add("    at " + e);
        }
        return new CellException(simpleName(className) + ": " + t.getMessage(), lines);
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static String textOf(String cell, int line) {
        String[] all = cell.split("\n", -1);
        return line >= 1 && line <= all.length ? all[line - 1].strip() : "";
    }
}
