package aevb.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DownloadsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String said(boolean terminal) {
        out.reset();
        var downloads =
                new Downloads(new StatusLines(new PrintStream(out, true, StandardCharsets.UTF_8), terminal, 80));
        for (int done = 1; done <= 1000; done++) {
            downloads.bytes("a.gz", done * 1000L, 1_000_000);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void inALogOneLineAFile() {
        assertEquals("a.gz: 1.0 of 1.0 MB" + System.lineSeparator(), said(false));
    }

    @Test
    void onATerminalItMovesAndTheLastLineStays() {
        String said = said(true);
        assertTrue(said.contains("a.gz: 0.0 of 1.0 MB"), said);
        assertTrue(said.endsWith("a.gz: 1.0 of 1.0 MB" + System.lineSeparator()), said);
        assertTrue(said.lines().count() < 20, "redrawn a few times a second");
    }
}
