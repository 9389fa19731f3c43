package aevb.torture;

import aevb.data.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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

    /** A row of the table. */
    public static synchronized void record(String what, int tried, int lost, String note) throws IOException {
        Path file = Workspace.home().resolve("target/torture.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                String.format("%s;%d;%d;%s%n", what, tried, lost, note),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
