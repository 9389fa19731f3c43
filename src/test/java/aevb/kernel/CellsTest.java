package aevb.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CellsTest {
    private static final Cells CELLS = new Cells();

    @AfterAll
    static void close() {
        CELLS.close();
    }

    private static List<String> failure(String cell) {
        return assertThrows(CellException.class, () -> CELLS.evaluate(cell)).lines();
    }

    @Test
    void lastExpressionIsTheValue() throws CellException {
        assertEquals(3, CELLS.evaluate("int a = 1;\nint b = a + 1;\na + b"));
        assertEquals("x", CELLS.evaluate("var s = \"x\";\ns"));
    }

    @Test
    void declarationsAssignmentsAndStatementsShowNothing() throws CellException {
        assertNull(CELLS.evaluate("int c = 5;"));
        assertNull(CELLS.evaluate("c = 6"));
        assertNull(CELLS.evaluate("for (int i = 0; i < 3; i++) {\n    c++;\n}"));
        assertEquals(9, CELLS.evaluate("c"));
        assertNull(CELLS.evaluate(""));
        assertNull(CELLS.evaluate("// only a comment"));
    }

    @Test
    void valuesAreTheObjectsThemselves() throws CellException {
        Object list = CELLS.evaluate("var list = new ArrayList<Integer>(List.of(1, 2));\nlist");
        assertEquals(List.of(1, 2), list);
        CELLS.evaluate("list.add(3);");
        assertEquals(List.of(1, 2, 3), list);
    }

    @Test
    void exceptionNamesMessageLineAndCauses() {
        List<String> lines = failure("int d = 1;\n\nif (d == 1) {\n"
                + "    throw new IllegalStateException(\"outer\", new RuntimeException(\"inner\"));\n}");
        assertEquals("IllegalStateException: outer", lines.get(0));
        assertTrue(lines.get(1).contains("line 4"), lines.toString());
        assertTrue(lines.get(2).contains("throw new IllegalStateException"), lines.toString());
        assertTrue(lines.contains("caused by RuntimeException: inner"), lines.toString());
        assertTrue(lines.stream().noneMatch(l -> l.contains("aevb.kernel")), "no frames of the kernel: " + lines);
    }

    @Test
    void exceptionInSomethingTheCellCallsNamesTheCellsLine() {
        List<String> lines = failure("int e = 0;\nint f = 1;\nInteger.parseInt(\"x\" + e)");
        assertTrue(lines.get(0).startsWith("NumberFormatException"), lines.toString());
        assertTrue(lines.get(1).contains("line 3"), lines.toString());
    }

    /** Message, line and causes are shown; the stack, with that of the causes, is kept apart to be folded. */
    @Test
    void theStackIsKeptApart() {
        CellException e = org.junit.jupiter.api.Assertions.assertThrows(
                CellException.class,
                () -> CELLS.evaluate(
                        "throw new IllegalStateException(\"outer\", new java.io.IOException(\"inner\"));"));
        assertEquals("IllegalStateException: outer", e.lines().get(0));
        assertTrue(e.lines().contains("caused by IOException: inner"), e.lines().toString());
        assertTrue(
                e.lines().stream().noneMatch(l -> l.contains("    at ")),
                e.lines().toString());
        CellException deep = org.junit.jupiter.api.Assertions.assertThrows(
                CellException.class, () -> CELLS.evaluate("Integer.parseInt(\"x\")"));
        assertTrue(
                deep.frames().get(0).contains("NumberFormatException"),
                deep.frames().toString());
    }

    @Test
    void compileErrorNamesTheLineAndHelps() {
        List<String> lines = failure("int g = 1;\nint h = notThere + g;");
        assertTrue(lines.get(0).contains("line 2"), lines.toString());
        assertTrue(lines.get(0).contains("cannot find symbol"), lines.toString());
        assertTrue(lines.stream().anyMatch(l -> l.contains("Restart & Run All")), lines.toString());
    }

    @Test
    void incompleteCellSaysSo() {
        List<String> lines = failure("int i = 1;\nfor (;;) {");
        assertTrue(lines.get(0).contains("line 2") && lines.get(0).contains("not complete"), lines.toString());
    }

    @Test
    void methodUsingSomethingUndefinedSaysWhat() {
        List<String> lines = failure("int twice() { return 2 * laterOn; }");
        assertTrue(lines.get(0).contains("laterOn"), lines.toString());
    }

    @Test
    void allCellsRunOnOneThread() throws CellException {
        Object first = CELLS.evaluate("Thread.currentThread()");
        assertEquals(first, CELLS.evaluate("Thread.currentThread()"));
        assertEquals("cell", ((Thread) first).getName());
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void interruptStopsACellThatListensAndTheNextRuns() throws Exception {
        Thread stopper = new Thread(() -> {
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                return;
            }
            CELLS.thread().interrupt();
        });
        stopper.start();
        assertTrue(failure("while (true) {\n    Thread.sleep(50);\n}").get(0).startsWith("InterruptedException"));
        CELLS.thread().interrupt(); // idle: must not reach the next cell
        assertEquals(false, CELLS.evaluate("Thread.currentThread().isInterrupted()"));
    }

    @Test
    void completionAndCompleteness() {
        int[] anchor = {0};
        assertTrue(CELLS.completions("\"abc\".toUpp", 11, anchor).stream().anyMatch(s -> s.startsWith("toUpperCase")));
        assertEquals(6, anchor[0]);
        assertEquals("complete", CELLS.completeness("int x = 1;"));
        assertEquals("incomplete", CELLS.completeness("for (;;) {"));
        assertEquals("invalid", CELLS.completeness("int x = );"));
    }

    /** Loops that never sleep, of all kinds, in lambdas and methods of a cell, too; what they left behind is there afterwards. */
    @Test
    @Timeout(60)
    void busyLoopsStop() throws Exception {
        CELLS.evaluate("long turns = 0;\nlong spin() {\n    while (true) {\n        turns++;\n    }\n}");
        for (String loop : List.of(
                "while (true) {\n    turns++;\n}",
                "do {\n    turns++;\n} while (turns != 0);",
                "for (int i = 0; ; i++) {\n    if (i % 2 == 0) continue;\n    turns += i;\n}",
                "spin();",
                "Runnable r = () -> { while (true) turns++; };\nr.run();",
                "while (true) {\n    try {\n        turns++;\n    } catch (RuntimeException e) {\n        turns--;\n    }\n}")) {
            Thread stop = new Thread(() -> {
                try {
                    Thread.sleep(200);
                } catch (InterruptedException e) {
                    return;
                }
                CELLS.thread().interrupt();
            });
            stop.start();
            assertTrue(failure(loop).get(0).startsWith("InterruptedException"), loop);
            stop.join();
        }
        assertEquals(true, CELLS.evaluate("turns != 0"));
        assertEquals(
                45, CELLS.evaluate("int sum = 0;\nfor (int i = 0; i < 10; i++) sum += i;\nsum"), "loops still loop");
    }

    /** Also while its first lines are still being compiled, or between two of its statements. */
    @Test
    @Timeout(60)
    void stopsWheneverItIsAsked() throws Exception {
        for (int delay : new int[] {0, 2, 5, 10, 20, 40, 80}) {
            Thread stop = new Thread(() -> {
                while (!CELLS.thread().isBusy()) {
                    Thread.onSpinWait();
                }
                try {
                    Thread.sleep(delay);
                } catch (InterruptedException e) {
                    return;
                }
                CELLS.thread().interrupt();
            });
            stop.start();
            List<String> said = failure("int one = 1;\nint two = one + 1;\nwhile (two > 0) {\n    one++;\n}");
            assertTrue(said.get(0).startsWith("InterruptedException"), delay + " ms: " + said);
            stop.join();
        }
    }
}
