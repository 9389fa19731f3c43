package aevb.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/** How this Java was started, to start another alike. */
final class JavaProcess {
    private JavaProcess() {}

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The options of this virtual machine: memory, garbage collector, access to native code, system properties. */
    static List<String> options() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments();
    }
}
