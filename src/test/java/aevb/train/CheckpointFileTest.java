package aevb.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.objective.Bound;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class CheckpointFileTest {
    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();

    private static Checkpoint checkpoint(int epochs) {
        History h = History.empty();
        for (int e = 1; e <= epochs; e++) {
            h = h.plus(new History.Row(e, e * 100L, new Bound(-100.1 / e, 25.7), new Bound(-99.123456789 / e, 1e-3)));
        }
        return new Checkpoint(h, 12.5, new float[] {1, -2, epochs}, List.of(new float[] {3, 4, 5}));
    }

    /** A checkpoint written and read, as a resumed process sees it. */
    static Checkpoint throughBytes(Checkpoint c) {
        try {
            Path folder = Files.createTempDirectory("aevb-checkpoint");
            var file = new CheckpointFile(folder, message -> {});
            file.write(c);
            Checkpoint read = file.read().orElseThrow();
            file.delete();
            Files.delete(folder);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void same(Checkpoint expected, Checkpoint found) {
        assertEquals(expected.history(), found.history());
        assertEquals(expected.seconds(), found.seconds());
        assertArrayEquals(expected.parameters(), found.parameters());
        assertArrayEquals(
                expected.optimizerState().get(0), found.optimizerState().get(0));
    }

    @Test
    void roundTrip() {
        same(checkpoint(3), throughBytes(checkpoint(3)));
    }

    /** Numbers that do not fit the buffer through which they are written, with an objective's memory behind them. */
    @Test
    void largeOne() {
        float[] many = new float[100_003];
        for (int i = 0; i < many.length; i++) {
            many[i] = i * 0.1f;
        }
        Checkpoint large = new Checkpoint(
                checkpoint(2000).history(), 1, many, List.of(many, many), List.of(new float[] {1}, many));
        Checkpoint read = throughBytes(large);
        same(large, read);
        assertArrayEquals(many, read.optimizerState().get(1));
        assertArrayEquals(new float[] {1}, read.memory().get(0));
        assertArrayEquals(many, read.memory().get(1));
    }

    @Test
    void damagedOneIsSetAsideAndTheOneBeforeUsed() throws IOException {
        var file = new CheckpointFile(folder, log::add);
        file.write(checkpoint(1));
        file.write(checkpoint(2));
        Path current = folder.resolve("checkpoint.bin");
        byte[] bytes = Files.readAllBytes(current);
        bytes[bytes.length / 2] ^= 1;
        Files.write(current, bytes);
        same(checkpoint(1), file.read().orElseThrow());
        assertTrue(Files.exists(folder.resolve("checkpoint.bin.damaged")));
        assertTrue(log.get(0).contains("checkpoint.bin is damaged"), log.toString());
    }

    @Test
    void truncationAnywhereIsRecognised() throws IOException {
        var file = new CheckpointFile(folder, log::add);
        file.write(checkpoint(2));
        byte[] whole = Files.readAllBytes(folder.resolve("checkpoint.bin"));
        for (int n = 0; n < whole.length; n++) {
            Files.write(folder.resolve("checkpoint.bin"), java.util.Arrays.copyOf(whole, n));
            assertTrue(file.read().isEmpty(), n + " of " + whole.length + " bytes");
        }
    }

    @Test
    void nothingThere() throws IOException {
        assertTrue(new CheckpointFile(folder, log::add).read().isEmpty());
        assertTrue(log.isEmpty());
    }

    @Test
    void historyCsvRoundTrip() {
        History h = checkpoint(4).history();
        assertEquals(h, History.parse(h.toCsv()));
    }

    @Test
    void tablesawReadsTheHistory() {
        Table table = Table.read().csv(new StringReader(checkpoint(4).history().toCsv()));
        assertEquals(4, table.rowCount());
        assertEquals(400, table.intColumn("training_samples").get(3));
        assertEquals(-100.1 - 25.7, table.doubleColumn("train_elbo").get(0), 1e-12);
    }

    @Test
    void brokenHistoryNamesTheLine() {
        String csv = checkpoint(3).history().toCsv().replace("2,200,", "2,two hundred,");
        String message = org.junit.jupiter.api.Assertions.assertThrows(
                        IllegalArgumentException.class, () -> History.parse(csv))
                .getMessage();
        assertTrue(message.contains("line 3") && message.contains("two hundred"), message);
    }
}
