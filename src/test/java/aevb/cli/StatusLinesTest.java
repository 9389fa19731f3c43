package aevb.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Status lines, as a small terminal shows them. */
class StatusLinesTest {
    private static final int COLUMNS = 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    /** What stands on the screen: the two control sequences that are used, carried out. */
    private List<String> screen() {
        List<String> screen = new ArrayList<>();
        int row = 0;
        for (String piece : bytes.toString(StandardCharsets.UTF_8).split("(?<=\n)|(?=\u001b)")) {
            Matcher up = Pattern.compile("\u001b\\[(\\d+)A\r?").matcher(piece);
            if (up.matches()) {
                row -= Integer.parseInt(up.group(1));
            } else if (piece.startsWith("\u001b[J")) {
                screen.subList(row, screen.size()).clear();
                row += add(screen, piece.substring(3));
            } else {
                row += add(screen, piece);
            }
        }
        return screen;
    }

    private static int add(List<String> screen, String piece) {
        String line = piece.strip();
        if (line.isEmpty()) {
            return 0;
        }
        assertTrue(line.length() < COLUMNS, "would wrap: " + line);
        screen.add(line);
        return 1;
    }

    @Test
    void onATerminalEachThingHasALineBelowWhatWasSaid() {
        var lines = new StatusLines(out, true, COLUMNS);
        lines.put("a", "a: epoch 1");
        lines.put("b", "b: epoch 1");
        lines.put("a", "a: epoch 2");
        assertEquals(List.of("a: epoch 2", "b: epoch 1"), screen());
        lines.line("c: finished");
        assertEquals(List.of("c: finished", "a: epoch 2", "b: epoch 1"), screen());
        lines.remove("a");
        lines.put("b", "b: epoch 2");
        assertEquals(List.of("c: finished", "b: epoch 2"), screen());
        lines.remove("b");
        assertEquals(List.of("c: finished"), screen());
    }

    @Test
    void whatIsTooLongIsCutAsALineThatWrapsCannotBeTakenBack() {
        var lines = new StatusLines(out, true, COLUMNS);
        lines.put("a", "a: epoch 1 of 1670, 30 minutes left\n  second line");
        lines.put("a", "a: epoch 2 of 1670, 29 minutes left\n  second line");
        assertEquals(List.of("a: epoch 2 of 1670…", "second line"), screen());
    }

    @Test
    void inALogNothingIsRedrawn() {
        var lines = new StatusLines(out, false, COLUMNS);
        for (int i = 0; i < 1000; i++) {
            lines.put("a", "a: epoch " + i);
        }
        lines.line("a: finished, with a long line that stays whole");
        assertEquals(
                "a: finished, with a long line that stays whole" + System.lineSeparator(),
                bytes.toString(StandardCharsets.UTF_8));
    }
}
