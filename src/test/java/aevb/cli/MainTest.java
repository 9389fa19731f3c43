package aevb.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.nn.Blas;
import aevb.train.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MainTest {
    @BeforeAll
    static void blas() {
        Blas.start();
    }

    private record Result(int code, String out, String err) {}

    private static Result run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
        return new Result(code, out.toString(), err.toString());
    }

    @Test
    void helpNamesEveryCommand() {
        Result r = run("--help");
        assertEquals(0, r.code);
        for (String command : new String[] {"train", "reproduce", "bench", "doctor"}) {
            assertTrue(r.out.contains(command), r.out);
        }
    }

    @Test
    void mistakesAreExplainedInOneLine() {
        Result r = run("train", "--run", "nonsense");
        assertEquals(1, r.code);
        assertTrue(r.err.contains("there is no run \"nonsense\"") && r.err.contains("report-vae-20"), r.err);
        assertEquals(1, r.err.strip().lines().count(), r.err);
        assertTrue(run("train").err.contains("--list"));
        assertTrue(run("reproduce", "--profile", "quick").err.contains("smoke, classroom or full"));
        assertTrue(run("reproduce", "--only", "99").err.contains("no notebook"));
        assertEquals(2, run("nonsense").code);
    }

    @Test
    void durationsAreReadable() {
        assertEquals("59 s", Progress.duration(59.2));
        assertEquals("2 min 5 s", Progress.duration(125));
        assertEquals("1 h 1 min", Progress.duration(3665));
    }
}
