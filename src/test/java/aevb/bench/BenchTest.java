package aevb.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.data.DrawnDigits;
import aevb.data.ImageSet;
import aevb.model.Architecture.Family;
import aevb.nn.Blas;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That the benchmark measures and reports what it says; how fast anything is, is not tested. */
class BenchTest {
    private static final Task SMALL = new Task(Family.VAE, 3);
    private static ImageSet images;

    @BeforeAll
    static void blas() {
        Blas.start();
        images = DrawnDigits.dataset(300, 100).train();
    }

    @Test
    void aWorkerAnswersEachRequestWithATime() throws Exception {
        for (Worker.Kind kind :
                List.of(Worker.Kind.STEP, Worker.Kind.SIDE_BY_SIDE, Worker.Kind.GEMMS, Worker.Kind.GEMMS_APART)) {
            var out = new ByteArrayOutputStream();
            var in = new ByteArrayInputStream("2\n3\n".getBytes(StandardCharsets.US_ASCII));
            Worker.serve(kind, SMALL, images, 2, in, new PrintStream(out));
            List<String> lines = out.toString(StandardCharsets.US_ASCII).lines().toList();
            assertEquals(3, lines.size());
            assertEquals("ready", lines.get(0));
            assertTrue(Double.parseDouble(lines.get(1)) > 0);
        }
    }

    @Test
    void whatIsNotInstalledIsLeftOut() {
        for (List<String> command : List.of(List.of("/nowhere/python3"), List.of("/bin/sh", "-c", "echo no"))) {
            assertTrue(Contender.start(r -> "x", 1, command, Map.of()).isEmpty());
        }
    }

    @Test
    void aContenderThatEndsIsNamed() throws Exception {
        String script = "echo ready; read n; echo 1.5; read n";
        try (Contender c = Contender.start(r -> "mortal", 1, List.of("/bin/sh", "-c", script), Map.of())
                .orElseThrow()) {
            assertEquals(1.5, c.millisPerStep(1));
            String message =
                    assertThrows(IOException.class, () -> c.millisPerStep(1)).getMessage();
            assertTrue(message.contains("mortal"), message);
        }
    }

    @Test
    void partsAddUpToTheStep() {
        List<Breakdown.Row> rows = Breakdown.measure(SMALL, images, 2);
        assertEquals(1, rows.stream().mapToDouble(Breakdown.Row::share).sum(), 1e-9);
        assertTrue(rows.stream().anyMatch(r -> r.part().equals("Adagrad") && r.micros() > 0));
    }

    @Test
    void theTableHoldsEveryContenderAndItsRatio() {
        var table = new BenchTable();
        var ours = new Bench.Result("ours", 2, 1.9, 2.1, 100, 200);
        var other = new Bench.Result("other", 4, 3.9, 4.1, 100, 300);
        String text = table.add(SMALL, List.of(ours, other));
        assertTrue(text.contains("ours") && text.contains("0.50"), text);
        assertEquals(3, table.csv().lines().count());
    }
}
