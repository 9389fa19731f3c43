package aevb.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.data.DataTreatment;
import aevb.data.Dataset;
import aevb.data.DrawnDigits;
import aevb.eval.Evaluator;
import aevb.model.Architecture;
import aevb.nn.Blas;
import aevb.nn.Optimizer;
import aevb.nn.Team;
import aevb.objective.Objective;
import aevb.train.History;
import aevb.train.Settings;
import aevb.train.TrainingInterruptedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
    private static final Dataset DATA = DrawnDigits.dataset(400, 100);

    @TempDir
    Path folder;

    private RunStore store;
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void blas() {
        Blas.start();
    }

    @BeforeEach
    void store() {
        store = new RunStore(folder.resolve("runs"), folder.resolve("work"), log::add);
    }

    static Experiment experiment(String name, int epochs) {
        return new Experiment(
                name,
                Dataset.DRAWN,
                400,
                100,
                DataTreatment.GREY,
                Architecture.vae(784, 40, 3),
                0.1,
                new Settings(new Objective.Elbo(), new Optimizer.Adagrad(0.05), 1e-3, 50, epochs, 1));
    }

    /** Fails if anything is trained. */
    private static final RunListener LOADS_ONLY = new RunListener() {
        @Override
        public void started(Experiment e, History history) {
            throw new AssertionError(e.name() + " was trained");
        }
    };

    @Test
    void trainsOnceThenLoads() {
        Experiment e = experiment("run", 3);
        Run trained = store.obtain(e, DATA, 1, RunListener.SILENT);
        Run loaded = store.obtain(e, DATA, 1, LOADS_ONLY);
        assertEquals(trained.history(), loaded.history());
        assertEquals(trained.provenance(), loaded.provenance());
        assertEquals(DATA.train().sha256(), loaded.provenance().trainSha256());
    }

    @Test
    void compactWeightsGiveTheSameBound() {
        Experiment e = experiment("run", 3);
        Run trained = store.obtain(e, DATA, 1, RunListener.SILENT);
        Run loaded = store.obtain(e, DATA, 1, LOADS_ONLY);
        try (Team team = new Team(1)) {
            double ours = new Evaluator(trained.model(), new Objective.Elbo(), DATA.test(), 1, team)
                    .bound(3)
                    .elbo();
            double theirs = new Evaluator(loaded.model(), new Objective.Elbo(), DATA.test(), 1, team)
                    .bound(3)
                    .elbo();
            assertEquals(trained.history().last().test().elbo(), ours, 1e-9, "the history's last row is this model's");
            assertEquals(ours, theirs, 0.01);
        }
    }

    @Test
    void interruptedThenResumedEqualsUninterrupted() {
        Experiment e = experiment("run", 4);
        History whole = new RunStore(folder.resolve("other"), folder.resolve("elsewhere"), log::add)
                .obtain(e, DATA, 2, RunListener.SILENT)
                .history();
        RunListener stopAfterTwo = new RunListener() {
            @Override
            public void epoch(Experiment x, History h, aevb.model.Model model) {
                if (h.epochs() == 2) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        assertThrows(TrainingInterruptedException.class, () -> store.obtain(e, DATA, 2, stopAfterTwo));
        List<Integer> startedAt = new ArrayList<>();
        Run resumed = store.obtain(e, DATA, 2, new RunListener() {
            @Override
            public void started(Experiment x, History h) {
                startedAt.add(h.epochs());
            }
        });
        assertEquals(List.of(2), startedAt);
        assertEquals(whole, resumed.history());
    }

    @Test
    void aChangedExperimentIsAnotherRun() {
        store.obtain(experiment("run", 1), DATA, 1, RunListener.SILENT);
        assertTrue(store.find(experiment("run", 2)).isEmpty());
        assertTrue(store.find(experiment("run", 1).withSeed(2)).isEmpty());
        assertTrue(store.find(experiment("run", 1)).isPresent());
    }

    @Test
    void publishedRunsComeFirstAndAnotherConfigurationIsToldAndNotUsed() throws IOException {
        Experiment e = experiment("run", 1);
        store.obtain(e, DATA, 1, RunListener.SILENT);
        Path published = store.publish(e);
        store.forget(e);
        assertEquals(e, store.find(e).orElseThrow().experiment());
        assertTrue(store.find(experiment("run", 2)).isEmpty());
        assertTrue(log.get(0).contains("another configuration"), log.toString());
        Files.writeString(published.resolve("experiment.json"), "{\"name\": \"run\"}");
        String message = assertThrows(IllegalArgumentException.class, () -> store.find(e))
                .getMessage();
        assertTrue(message.contains("experiment.json") && message.contains("edited by hand"), message);
    }

    /** --fresh: a committed run does not stand in for one trained anew, and the two have the same history. */
    @Test
    void freshTrainsEvenWhatIsPublished() throws IOException {
        Experiment e = experiment("run", 2);
        Run first = store.obtain(e, DATA, 1, RunListener.SILENT);
        store.publish(e);
        store.forget(e);
        List<String> started = new ArrayList<>();
        Run again = store.unpublished().obtain(e, DATA, 1, new RunListener() {
            @Override
            public void started(Experiment x, History h) {
                started.add(x.name());
            }
        });
        assertEquals(List.of("run"), started);
        assertEquals(first.history(), again.history());
    }

    /** What was published before is not read to be written over itself. */
    @Test
    void publishingAgainPublishesTheWorkingCopy() throws IOException {
        Experiment e = experiment("run", 2);
        Run run = store.obtain(e, DATA, 1, RunListener.SILENT);
        Path history = store.publish(e).resolve("history.csv");
        Files.writeString(history, new History(run.history().rows().subList(0, 1)).toCsv());
        assertEquals(1, store.find(e).orElseThrow().history().epochs());
        store.publish(e);
        assertEquals(run.history(), store.find(e).orElseThrow().history());
    }

    @Test
    void damagedWeightsAreNamed() throws IOException {
        Experiment e = experiment("run", 1);
        store.obtain(e, DATA, 1, RunListener.SILENT);
        Path weights = store.workFolder(e).resolve("weights.bin");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[1000] ^= 4;
        Files.write(weights, bytes);
        String message =
                assertThrows(IllegalStateException.class, () -> store.find(e)).getMessage();
        assertTrue(message.contains("weights.bin") && message.contains("damaged"), message);
    }

    @Test
    void twoAskedForTheSameRunTrainItOnce() throws Exception {
        Experiment e = experiment("run", 3);
        List<String> started = Collections.synchronizedList(new ArrayList<>());
        RunListener count = new RunListener() {
            @Override
            public void started(Experiment x, History h) {
                started.add(x.name());
            }
        };
        Thread other = new Thread(() -> store.obtain(e, DATA, 1, count));
        other.start();
        store.obtain(e, DATA, 1, count);
        other.join();
        assertEquals(1, started.size());
    }

    @Test
    void sweepKeepsTheOrderAndEqualsSingleRuns() {
        List<Experiment> all = List.of(experiment("a", 2), experiment("b", 1), experiment("c", 2));
        List<Run> runs = new Sweep(store, 2).obtain(all, DATA, RunListener.SILENT);
        assertEquals(all, runs.stream().map(Run::experiment).toList());
        assertEquals(runs.get(0).history(), runs.get(2).history(), "a and c differ in name only");
        assertEquals(1, runs.get(0).provenance().threads(), "side by side, a thread each");
    }

    /** The stop button interrupts the cell's thread, which waits for the sweep's threads. */
    @Test
    void interruptedSweepStopsAndKeepsEpochs() throws IOException {
        List<Experiment> all = List.of(experiment("a", 5000), experiment("b", 5000));
        Thread cell = Thread.currentThread();
        RunListener stop = new RunListener() {
            @Override
            public void epoch(Experiment e, History h, aevb.model.Model model) {
                if (h.epochs() == 3) {
                    cell.interrupt();
                }
            }
        };
        String message = assertThrows(
                        TrainingInterruptedException.class, () -> new Sweep(store, 2).obtain(all, DATA, stop))
                .getMessage();
        assertTrue(message.contains("finished epochs are kept"), message);
        int kept = store.historySoFar(all.get(0)).epochs()
                + store.historySoFar(all.get(1)).epochs();
        assertTrue(kept >= 3 && kept < 5000, "kept " + kept);
    }

    @Test
    void wrongImageSizeIsNamed() {
        Experiment e = experiment("run", 1).with(Architecture.vae(100, 40, 3));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> store.obtain(e, DATA, 1, RunListener.SILENT))
                .getMessage();
        assertTrue(message.contains("100 pixels") && message.contains("784"), message);
    }

    @Test
    void unfinishedRunIsNotFound() throws IOException {
        Experiment e = experiment("run", 5);
        Files.createDirectories(store.workFolder(e));
        Files.writeString(store.workFolder(e).resolve("experiment.json"), Json.write(e));
        assertTrue(store.find(e).isEmpty());
        assertFalse(Files.exists(store.workFolder(e).resolve("weights.bin")));
    }

    private String refused(Experiment e) {
        return assertThrows(RuntimeException.class, () -> store.obtain(e, DATA, 1, LOADS_ONLY))
                .getMessage();
    }

    /** Edited by hand, with a field of a newer version, or not JSON at all: named, and left as it is. */
    @Test
    void aFolderThatSaysSomethingElseIsNotOverwritten() throws IOException {
        Experiment e = experiment("run", 2);
        store.obtain(e, DATA, 1, RunListener.SILENT);
        Path file = store.workFolder(e).resolve("experiment.json");
        String good = Files.readString(file);
        for (String bad : List.of(
                good.replace("\"seed\" : 1", "\"seed\" : 7"),
                good.replaceFirst("\\{", "{ \"colour\" : true,"),
                good.substring(0, good.length() / 2))) {
            Files.writeString(file, bad);
            byte[] weights = Files.readAllBytes(store.workFolder(e).resolve("weights.bin"));
            String message = refused(e);
            assertTrue(message.contains("experiment.json") && message.contains("nothing was changed"), message);
            assertEquals(bad, Files.readString(file));
            assertArrayEquals(weights, Files.readAllBytes(store.workFolder(e).resolve("weights.bin")));
        }
        Files.writeString(file, good);
        assertEquals(e, store.obtain(e, DATA, 1, LOADS_ONLY).experiment());
    }

    @Test
    void aCheckpointOfANewerVersionIsLeftAlone() throws IOException {
        Experiment e = experiment("run", 3);
        RunListener stopAfterOne = new RunListener() {
            @Override
            public void epoch(Experiment x, History h, aevb.model.Model model) {
                Thread.currentThread().interrupt();
            }
        };
        assertThrows(TrainingInterruptedException.class, () -> store.obtain(e, DATA, 1, stopAfterOne));
        Path file = store.workFolder(e).resolve("checkpoint.bin");
        byte[] newer = Files.readAllBytes(file);
        newer[7] = '9';
        var crc = new java.util.zip.CRC32C();
        crc.update(newer, 0, newer.length - 8);
        java.nio.ByteBuffer.wrap(newer).putLong(newer.length - 8, crc.getValue());
        Files.write(file, newer);
        String message = refused(e);
        assertTrue(message.contains("checkpoint.bin") && message.contains("format 9"), message);
        assertArrayEquals(newer, Files.readAllBytes(file));
    }

    /** The folder is removed under a run's feet: the run goes on and ends as it would have. */
    @Test
    void aFolderThatVanishesIsMadeAnew() throws IOException {
        Experiment e = experiment("run", 4);
        Run undisturbed =
                new RunStore(folder.resolve("a"), folder.resolve("b"), log::add).obtain(e, DATA, 1, RunListener.SILENT);
        Run disturbed = store.obtain(e, DATA, 1, new RunListener() {
            @Override
            public void epoch(Experiment x, History h, aevb.model.Model model) {
                if (h.epochs() == 2) {
                    remove(store.workFolder(e));
                }
            }
        });
        assertEquals(undisturbed.history(), disturbed.history());
        assertEquals(e, store.find(e).orElseThrow().experiment());
    }

    private static void remove(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path f : files.toList()) {
                Files.delete(f);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
