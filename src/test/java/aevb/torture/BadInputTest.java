package aevb.torture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.data.Dataset;
import aevb.data.DrawnDigits;
import aevb.data.FreyFaces;
import aevb.data.Idx;
import aevb.data.ImageSet;
import aevb.data.PngFolder;
import aevb.experiment.Experiment;
import aevb.experiment.RunListener;
import aevb.experiment.RunStore;
import aevb.experiment.SweepFile;
import aevb.nn.Blas;
import aevb.train.Checkpoint;
import aevb.train.CheckpointFile;
import aevb.train.History;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Matrix;

/**
 * Thousands of damaged files for every reader. Each is either read, or refused by the documented exception with a message that
 * names the file or its folder; in little time, and with no more memory than the file may justify.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class BadInputTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void start() {
        Blas.start();
    }

    private static Path fresh(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gz = new GZIPOutputStream(out)) {
            gz.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] idx(ImageSet images) {
        byte[] pixels = images.pixels();
        return ByteBuffer.allocate(16 + pixels.length)
                .putInt(0x803)
                .putInt(images.count())
                .putInt(images.height())
                .putInt(images.width())
                .put(pixels)
                .array();
    }

    private static final Set<Class<?>> DATA = Set.of(aevb.data.DataException.class);

    @Test
    void idx() throws IOException {
        Path file = fresh("idx").resolve("images");
        Damage.torture("IDX", file, idx(DrawnDigits.dataset(10, 10).train()), DATA, () -> Idx.read(file, 3));
    }

    @Test
    void idxCompressed() throws IOException {
        Path file = fresh("idxgz").resolve("images.gz");
        Damage.torture(
                "IDX, gzip", file, gzip(idx(DrawnDigits.dataset(10, 10).train())), DATA, () -> Idx.read(file, 3));
    }

    /** A few columns would not be the faces, so a whole file is refused, too; it is what MFL does before that counts. */
    @Test
    void matlab() throws IOException {
        Matrix ff = Mat5.newMatrix(560, 12);
        for (int i = 0; i < 560 * 12; i++) {
            ff.setInt(i, i % 251);
        }
        Path file = fresh("mat").resolve("frey_rawface.mat");
        for (boolean compressed : new boolean[] {false, true}) {
            var mat = Mat5.newMatFile().addArray("ff", ff);
            try (var sink = us.hebi.matlab.mat.types.Sinks.newStreamingFile(file.toFile())) {
                var writer = Mat5.newWriter(sink);
                writer.setDeflateLevel(compressed ? 6 : 0);
                writer.writeMat(mat);
            }
            byte[] good = Files.readAllBytes(file);
            Damage.torture(compressed ? "MAT, deflated" : "MAT", file, good, DATA, () -> {
                try {
                    FreyFaces.read(file);
                } catch (aevb.data.DataException e) {
                    if (!e.getMessage().contains("found ff of 560 x 12.")) {
                        throw e;
                    }
                }
            });
        }
    }

    @Test
    void pngFolder() throws IOException {
        Path pngs = fresh("pngs");
        PngFolder.write(DrawnDigits.dataset(10, 10).train(), pngs);
        Path file;
        try (var files = Files.walk(pngs)) {
            file = files.filter(f -> f.toString().endsWith(".png"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        Files.move(file, pngs.resolve("first.png"));
        Path first = pngs.resolve("first.png");
        Damage.torture("PNG folder", first, Files.readAllBytes(first), DATA, () -> PngFolder.read(pngs));
    }

    /** A bad one is no exception, as there may be one before it: it is set aside, and that is said. */
    @Test
    void checkpoint() throws IOException {
        Path run = fresh("checkpoint");
        List<String> said = new ArrayList<>();
        var file = new CheckpointFile(run, said::add);
        file.write(new Checkpoint(
                History.empty(), 1, new float[300], List.of(new float[300]), List.of(new float[] {1, 2})));
        Path bin = run.resolve("checkpoint.bin");
        byte[] good = Files.readAllBytes(bin);
        Damage.Reader reader = () -> {
            said.clear();
            boolean found = file.read().isPresent();
            if (!said.isEmpty()) {
                throw new IllegalStateException(said.get(0));
            }
            assertTrue(found, "neither read nor set aside");
        };
        Set<Class<?>> documented = Set.of(IllegalStateException.class);
        Damage.torture("checkpoint", bin, good, documented, reader);
        Damage.torture("checkpoint, checksum made right", bin, good, documented, BadInputTest::sealed, reader);
    }

    /** Damage that a checksum does not show: by a hand, or a library with a fault. */
    private static byte[] sealed(byte[] checkpoint) {
        int body = checkpoint.length - Long.BYTES;
        if (body >= 0) {
            var crc = new CRC32C();
            crc.update(checkpoint, 0, body);
            ByteBuffer.wrap(checkpoint).putLong(body, crc.getValue());
        }
        return checkpoint;
    }

    @Test
    void sweep() throws IOException {
        Path file = fresh("sweep").resolve("sweep.json");
        String good =
                """
                {"name": "grid", "base": "report-vae-20", "epochs": 2, "latents": [3, 10], "seeds": [1, 2], "stepSizes": [0.02],
                 "treatments": ["GREY"], "variants": [{"name": "relu", "change": {"architecture": {"activation": "RELU"}}}]}
                """;
        Damage.torture(
                "sweep", file, good.getBytes(), Set.of(IllegalArgumentException.class), () -> SweepFile.read(file));
    }

    /** Everything that a finished run consists of. */
    @Test
    void run() throws IOException {
        Dataset data = DrawnDigits.dataset(100, 50);
        Experiment e = Victim.experiment("run", 2, 100, 50);
        var store = new RunStore(folder.resolve("published"), folder.resolve("work"), message -> {});
        store.obtain(e, data, 1, RunListener.SILENT);
        Path run = store.publish(e);
        store.forget(e);
        for (String name : List.of("experiment.json", "history.csv", "provenance.json", "weights.bin")) {
            byte[] good = Files.readAllBytes(run.resolve(name));
            Damage.torture(
                    "run: " + name.toLowerCase(Locale.ROOT),
                    run.resolve(name),
                    good,
                    Set.of(IllegalStateException.class, IllegalArgumentException.class),
                    () -> store.find(e));
            Files.write(run.resolve(name), good);
        }
    }
}
