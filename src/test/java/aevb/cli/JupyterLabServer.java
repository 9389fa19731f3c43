package aevb.cli;

import aevb.data.Workspace;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A JupyterLab of its own, on a folder of notebooks. */
final class JupyterLabServer implements AutoCloseable {
    private static final String TOKEN = "of-this-test";
    private static final int START_SECONDS = 60;

    private final int port;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    static boolean isInstalled() {
        return Jupyter.find().flatMap(j -> j.version("lab")).isPresent();
    }

    JupyterLabServer(Path notebooks, Map<String, String> environment) throws Exception {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        KernelSpecCommand.write();
        ProcessBuilder builder = Jupyter.find()
                .orElseThrow()
                .command(
                        "lab",
                        "--no-browser",
                        "--allow-root",
                        "--ServerApp.ip=127.0.0.1",
                        "--ServerApp.port=" + port,
                        "--ServerApp.port_retries=0",
                        "--IdentityProvider.token=" + TOKEN,
                        "--ServerApp.root_dir=" + notebooks.toAbsolutePath());
        builder.environment().putAll(environment);
        Path log = Workspace.home().resolve("target/jupyterlab/server.log");
        process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        for (int i = 0; i < START_SECONDS * 10 && kernels().isEmpty(); i++) {
            if (!process.isAlive()) {
                throw new IOException("JupyterLab did not start, see " + log);
            }
            Thread.sleep(100);
        }
    }

    /** Where a notebook is opened, in a workspace without memory. */
    URI page(String notebook) {
        return URI.create("http://127.0.0.1:" + port + "/lab/tree/" + notebook + "?reset&token=" + TOKEN);
    }

    /** The running kernels, or empty while there is no server. */
    Optional<JsonNode> kernels() throws InterruptedException {
        try {
            return Optional.of(new ObjectMapper().readTree(call("GET", "/api/kernels")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether there is a kernel and it has nothing to do. */
    boolean isIdle() throws InterruptedException {
        JsonNode kernels = kernels().orElseThrow();
        return kernels.size() == 1
                && kernels.get(0).get("execution_state").asText().equals("idle");
    }

    void shutDownKernels() throws IOException, InterruptedException {
        for (JsonNode kernel : kernels().orElseThrow()) {
            call("DELETE", "/api/kernels/" + kernel.get("id").asText());
        }
    }

    private String call(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "token " + TOKEN)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
    }
}
