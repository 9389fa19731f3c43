package aevb.kernel;

import java.util.List;

/** A cell that does not compile or that threw: the lines to show, most important first. */
final class CellException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;
    private final transient List<String> frames;

    CellException(String message, List<String> lines) {
        this(message, lines, List.of());
    }

    /** @param frames the stack, which is shown folded */
    CellException(String message, List<String> lines, List<String> frames) {
        super(message);
        this.frames = List.copyOf(frames);
        setStackTrace(new StackTraceElement[0]); // the kernel's own frames help nobody
        this.lines = List.copyOf(lines);
    }

    List<String> lines() {
        return lines;
    }

    List<String> frames() {
        return frames;
    }
}
