package aevb.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A kernel whose port was taken by another program leaves and says why, so that Jupyter can start it on others. */
class KernelPortTest {
    private static final List<String> PORTS =
            List.of("hb_port", "iopub_port", "control_port", "stdin_port", "shell_port");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"hb_port", "shell_port"})
    void leavesWhenAPortIsTaken(String taken) throws Exception {
        var connection = new HashMap<String, Object>(
                Map.of("ip", "127.0.0.1", "transport", "tcp", "key", "secret", "signature_scheme", "hmac-sha256"));
        List<ServerSocket> sockets = new ArrayList<>();
        ServerSocket keep = null;
        for (String port : PORTS) {
            var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            connection.put(port, socket.getLocalPort());
            if (port.equals(taken)) {
                keep = socket;
            } else {
                sockets.add(socket);
            }
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        Path file = folder.resolve("connection.json");
        new ObjectMapper().writeValue(file.toFile(), connection);
        try (ServerSocket other = keep) {
            Process kernel = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            KernelMain.class.getName(),
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            boolean left = kernel.waitFor(60, TimeUnit.SECONDS);
            kernel.destroyForcibly().waitFor();
            String said = Files.readString(folder.resolve("log"), StandardCharsets.UTF_8);
            assertTrue(left, said);
            assertEquals(1, kernel.exitValue(), said);
            assertTrue(said.contains("can't listen"), said);
            assertTrue(other.isBound());
        }
    }
}
