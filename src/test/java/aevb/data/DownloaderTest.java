package aevb.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a server on this machine: a bad mirror, a bad file, then a good one. */
class DownloaderTest {
    private static final byte[] GOOD = new byte[200_000];
    private static final Duration PATIENCE = Duration.ofMillis(700);

    @TempDir
    Path folder;

    private final Gate stop = new Gate();
    private HttpServer server;
    private final List<String> log = new ArrayList<>();
    private long reported;

    @BeforeEach
    void start() throws IOException {
        assumeFalse("1".equals(System.getenv("AEVB_OFFLINE")));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/good", 200, GOOD);
        serve("/html", 200, "<html>sorry</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        serve("/gone", 404, new byte[0]);
        server.createContext("/stalls", exchange -> {
            exchange.sendResponseHeaders(200, GOOD.length);
            exchange.getResponseBody().write(GOOD, 0, 10_000);
            exchange.getResponseBody().flush();
            stop.await();
            exchange.close();
        });
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    /** Awaited without being interrupted. */
    private static final class Gate {
        private final CountDownLatch latch = new CountDownLatch(1);

        void await() {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void open() {
            latch.countDown();
        }
    }

    private void serve(String path, int status, byte[] body) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        stop.open();
        if (server != null) {
            server.stop(0);
        }
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private boolean fetch(Path target, String... paths) {
        return new Downloader((what, done, total) -> reported = done, log::add, PATIENCE)
                .fetch(java.util.Arrays.stream(paths).map(this::url).toList(), target, file -> {
                    if (file.toFile().length() != GOOD.length) {
                        throw new DataException(
                                file, GOOD.length + " bytes", file.toFile().length() + " bytes", "Try again.");
                    }
                });
    }

    @Test
    void triesTheNextMirrorAndVerifies() throws IOException {
        Path target = folder.resolve("sub/data.bin");
        assertTrue(fetch(target, "/gone", "/html", "/good"));
        assertArrayEquals(GOOD, Files.readAllBytes(target));
        assertEquals(GOOD.length, reported);
        assertEquals(2, log.size(), "each failure is told: " + log);
        try (var files = Files.list(target.getParent())) {
            assertEquals(1, files.count(), "no temporary file stays");
        }
    }

    @Test
    void aBadFileNeverGetsTheGoodName() {
        Path target = folder.resolve("data.bin");
        assertFalse(fetch(target, "/html", "/gone"));
        assertFalse(Files.exists(target));
    }

    @Test
    void whatIsThereIsNotFetched() throws IOException {
        Path target = Files.write(folder.resolve("data.bin"), new byte[3]);
        assertTrue(fetch(target, "/gone"));
        assertTrue(log.isEmpty());
    }

    @Test
    @Timeout(30)
    void aMirrorThatStallsIsGivenUp() throws IOException {
        Path target = folder.resolve("data.bin");
        assertTrue(fetch(target, "/stalls", "/good"));
        assertArrayEquals(GOOD, Files.readAllBytes(target));
        assertEquals(1, log.size());
        assertTrue(log.get(0).contains("nothing came for 0.7 s"), log.get(0));
    }
}
