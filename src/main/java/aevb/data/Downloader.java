package aevb.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Fetches a file over HTTPS into the cache: to a temporary file, verified, then renamed, so that a file under its own name is
 * always whole. Set {@code AEVB_OFFLINE=1} to not even try.
 */
public class Downloader {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration RESPONSE = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** Told how far a download is. */
    public interface Progress {
        void bytes(String what, long done, long total);
    }

    private final Progress progress;
    private final Consumer<String> log;
    private final Duration patience;

    public Downloader(Progress progress, Consumer<String> log) {
        this(progress, log, SILENCE);
    }

    /** One that gives a mirror up from which nothing comes for as long as {@code patience}. */
    Downloader(Progress progress, Consumer<String> log, Duration patience) {
        this.progress = progress;
        this.log = log;
        this.patience = patience;
    }

    /** A downloader that never goes to the network. */
    public static Downloader offline() {
        return new Downloader((what, done, total) -> {}, message -> {}) {
            @Override
            public boolean fetch(List<String> urls, Path target, Consumer<Path> verify) {
                return Files.isRegularFile(target);
            }
        };
    }

    /**
     * Makes {@code target} exist, trying one mirror after the other.
     *
     * @param verify throws {@link DataException} if the file is not what it should be
     * @return whether the file is there now
     */
    public boolean fetch(List<String> urls, Path target, Consumer<Path> verify) {
        if (Files.isRegularFile(target)) {
            return true;
        }
        if ("1".equals(System.getenv("AEVB_OFFLINE"))) {
            return false;
        }
        for (String url : urls) {
            try {
                fetch(URI.create(url), target, verify);
                return true;
            } catch (IOException | DataException e) {
                log.accept("could not fetch " + url + ": " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private void fetch(URI url, Path target, Consumer<Path> verify) throws IOException, InterruptedException {
        Files.createDirectories(target.getParent());
        Path part =
                Files.createTempFile(target.getParent(), target.getFileName().toString(), ".part");
        try {
            var client = HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
            var request = HttpRequest.newBuilder(url).timeout(RESPONSE).build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IOException("HTTP status " + response.statusCode());
            }
            long total = response.headers().firstValueAsLong("Content-Length").orElse(-1);
            copy(
                    new ImpatientStream(response.body(), patience),
                    part,
                    target.getFileName().toString(),
                    total);
            verify.accept(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void copy(InputStream from, Path to, String what, long total) throws IOException {
        try (from;
                var out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[1 << 16];
            long done = 0;
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                out.write(buffer, 0, n);
                done += n;
                progress.bytes(what, done, total);
            }
        }
    }
}
