package aevb.torture;

import aevb.data.Workspace;
import aevb.experiment.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How hard the tests in this package try, and what came of it. Among the other tests they do a little of everything; with
 * {@code ./lab test --torture} all of it, and what was tried and lost is printed as a table in the end.
 */
public final class Torture {
    private Torture() {}

    /** Whether everything is to be tried. */
    public static boolean isWhole() {
        return Boolean.getBoolean("aevb.torture");
    }

    /** A number of attempts. */
    public static int times(int few, int all) {
        return isWhole() ? all : few;
    }

    /** A Java process like this one, that runs a class of the tests; what it says is read from its standard output. */
    static Process java(List<String> before, List<String> options, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Memory that a process holds; Linux only. */
    static double residentMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(l -> l.startsWith("VmRSS"))
                .mapToDouble(l -> Double.parseDouble(l.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** A row of the table: what was done how often, how much of it went wrong, and on which day with which sources. */
    public static synchronized void record(String what, int tried, int lost, String note) throws IOException {
        Path file = Workspace.home().resolve("target/torture.csv");
        Files.createDirectories(file.getParent());
        String header = Files.exists(file) ? "" : "what;tried;lost;note;date;commit;cpu" + System.lineSeparator();
        List<Object> cells = List.of(
                what,
                tried,
                lost,
                note,
                LocalDate.now(ZoneOffset.UTC),
                Provenance.commit(Workspace.home()),
                Provenance.cpuName());
        if (cells.stream().anyMatch(c -> c.toString().contains(";"))) {
            throw new IllegalArgumentException("a cell of the table must have no semicolon: " + cells);
        }
        String row = cells.stream().map(Object::toString).collect(Collectors.joining(";"));
        Files.writeString(
                file, header + row + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
