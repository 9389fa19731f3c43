package aevb.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How this Java was started, to start another alike. */
final class JavaProcess {
    /**
     * A virtual machine that keeps counters for other tools wakes twenty times a second even while it waits for its turn; some ten of
     * them would take time from those that need every core, and from no other.
     */
    static final String QUIET = "-XX:-UsePerfData";

    private JavaProcess() {}

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The options of this virtual machine (memory, garbage collector, access to native code, system properties), and quiet. */
    static List<String> options() {
        return Stream.concat(ManagementFactory.getRuntimeMXBean().getInputArguments().stream(), Stream.of(QUIET))
                .toList();
    }
}
