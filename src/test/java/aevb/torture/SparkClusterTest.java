package aevb.torture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.data.Workspace;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sweep on a real standalone cluster, a master and two workers as processes of their own, one of which is killed in the middle: every
 * run finishes, with the history and the weights that it has on one machine, bit for bit. Needs what {@code ./lab test --spark} builds.
 */
@Tag("spark")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class SparkClusterTest {
    private static final String SWEEP =
            """
            {"name": "cluster", "base": "report-vae-20", "epochs": 30, "trainCount": 4000, "testCount": 500,
             "latents": [2, 5, 20], "seeds": [1, 2]}
            """;
    private static final int RUNS = 6;

    @TempDir
    Path folder;

    private final Path home = Workspace.home().toAbsolutePath().normalize();
    private final Path spark = home.resolve("target/spark");
    private final List<Process> cluster = new ArrayList<>();

    @AfterEach
    void stop() {
        cluster.forEach(SparkClusterTest::kill);
    }

    /** With what it has started: a worker's executors outlive it for a while. */
    private static void kill(Process p) {
        List<ProcessHandle> children = p.descendants().toList();
        p.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private Process java(String log, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String p : List.of(
                "java.lang",
                "java.lang.invoke",
                "java.io",
                "java.net",
                "java.nio",
                "java.util",
                "java.util.concurrent",
                "sun.nio.ch",
                "sun.security.action")) {
            command.add("--add-opens=java.base/" + p + "=ALL-UNNAMED");
        }
        command.addAll(List.of("-Xmx400m", "-cp", spark.resolve("jars") + "/*", main));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log + ".log").toFile())
                .directory(Files.createDirectories(folder.resolve(log)).toFile());
        builder.environment().put("SPARK_HOME", spark.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process p = builder.start();
        cluster.add(p);
        return p;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void await(String log, String words) throws Exception {
        Path file = folder.resolve(log + ".log");
        for (int i = 0; i < 600; i++) {
            if (Files.exists(file) && Files.readString(file).contains(words)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(words + " not in " + (Files.exists(file) ? Files.readString(file) : "no log"));
    }

    private ProcessBuilder sweep(String runs, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("sweep.json"), SWEEP);
        List<String> command = new ArrayList<>(List.of("./lab", "sweep", file.toString(), "--data", "drawn"));
        command.addAll(List.of(more));
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(runs + ".log").toFile());
        builder.environment().put("AEVB_RUNS", folder.resolve(runs).toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder;
    }

    private long checkpoints() throws IOException {
        if (!Files.isDirectory(folder.resolve("spark"))) {
            return 0;
        }
        try (var runs = Files.list(folder.resolve("spark"))) {
            return runs.filter(r -> Files.exists(r.resolve("checkpoint.bin"))).count();
        }
    }

    /** Every file that holds what a run gave, by its path. */
    private TreeMap<String, byte[]> results(String runs) throws IOException {
        var found = new TreeMap<String, byte[]>();
        Path root = folder.resolve(runs);
        try (var files = Files.walk(root)) {
            for (Path f : files.filter(Files::isRegularFile).toList()) {
                String name = f.getFileName().toString();
                if (name.equals("history.csv") || name.equals("weights.bin")) {
                    found.put(root.relativize(f).toString(), Files.readAllBytes(f));
                }
            }
        }
        return found;
    }

    @Test
    void aWorkerIsKilledAndNothingIsLost() throws Exception {
        assertTrue(Files.exists(spark.resolve("classes")), "run ./lab test --spark, which builds target/spark first");
        String master = "spark://127.0.0.1:" + freePort();
        String port = master.substring(master.lastIndexOf(':') + 1);
        java(
                "master",
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                port,
                "--webui-port",
                "0");
        await("master", "New state: ALIVE");
        for (String name : List.of("worker1", "worker2")) {
            java(
                    name,
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    "127.0.0.1",
                    "--cores",
                    "1",
                    "--memory",
                    "1g",
                    "--webui-port",
                    "0",
                    "--work-dir",
                    folder.resolve(name).toString(),
                    master);
            await(name, "Successfully registered with master");
        }
        Process driver = sweep("spark", "--spark", master, "--conf", "spark.executor.memory=600m")
                .start();
        cluster.add(driver);
        while (checkpoints() < 2 && driver.isAlive()) {
            Thread.sleep(50);
        }
        assertTrue(driver.isAlive(), Files.readString(folder.resolve("spark.log")));
        Thread.sleep(500);
        kill(cluster.get(2));
        assertEquals(0, driver.waitFor(), Files.readString(folder.resolve("spark.log")));
        assertEquals(0, sweep("local").start().waitFor(), Files.readString(folder.resolve("local.log")));
        TreeMap<String, byte[]> local = results("local");
        TreeMap<String, byte[]> onCluster = results("spark");
        assertEquals(2 * RUNS, local.size());
        assertEquals(local.keySet(), onCluster.keySet());
        int different = 0;
        for (String file : local.keySet()) {
            different += java.util.Arrays.equals(local.get(file), onCluster.get(file)) ? 0 : 1;
        }
        Torture.record(
                "a Spark worker killed in the middle of " + RUNS + " runs",
                1,
                different,
                "bit for bit as on one machine");
        assertEquals(0, different);
        assertArrayEquals(new Object[0], leftovers());
    }

    /** No run is left unfinished. */
    private Object[] leftovers() throws IOException {
        try (var files = Files.walk(folder.resolve("spark"))) {
            return files.filter(f -> f.getFileName().toString().startsWith("checkpoint"))
                    .toArray();
        }
    }
}
