package aevb.kernel;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;

/** Starts the kernel: the argument is the connection file that Jupyter writes. */
public final class KernelMain {
    private static final String NO_PORT = "The kernel can't listen on a port that Jupyter chose for it, "
            + "most likely because another program took it in the meantime. Start the kernel again: ";
    private static final long PARENT_POLL_MILLIS = 2000;

    private KernelMain() {}

    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            System.err.println("usage: KernelMain CONNECTION_FILE (Jupyter starts this; use ./lab open)");
            System.exit(2);
        }
        JupyterSocket.JUPYTER_LOGGER.setLevel(Level.OFF); // it logs the connection's key
        var properties = KernelConnectionProperties.parse(Files.readString(Path.of(args[0])));
        var connection = new JupyterConnection(properties);
        new JavaKernel().becomeHandlerForConnection(connection);
        leaveWithParent();
        Thread.setDefaultUncaughtExceptionHandler(KernelMain::leaveWithoutShell);
        listen(connection);
        connection.waitUntilClose();
        System.exit(0); // a cell may have left threads that would keep the process
    }

    /** Jupyter chooses the ports before the kernel takes them. Where one is gone by then, leaving lets Jupyter choose anew. */
    private static void listen(JupyterConnection connection) {
        try {
            connection.connect();
        } catch (RuntimeException e) {
            System.err.println(NO_PORT + e.getMessage());
            Runtime.getRuntime().halt(1); // threads of the ports that were free would keep the process
        }
    }

    /** Without the thread that answers Jupyter a kernel would hang for ever; one that ends is reported and can be restarted. */
    private static void leaveWithoutShell(Thread thread, Throwable failure) {
        System.err.println("uncaught in " + thread.getName() + ":");
        failure.printStackTrace();
        if (thread.getName().startsWith("Shell")) {
            Runtime.getRuntime().halt(1);
        }
    }

    /** A kernel whose Jupyter was killed must not stay behind. */
    private static void leaveWithParent() {
        ProcessHandle parent = ProcessHandle.current().parent().orElse(null);
        if (parent == null) {
            return;
        }
        Thread watch = new Thread(
                () -> {
                    while (parent.isAlive()) {
                        try {
                            Thread.sleep(PARENT_POLL_MILLIS);
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                    Runtime.getRuntime().halt(0);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
