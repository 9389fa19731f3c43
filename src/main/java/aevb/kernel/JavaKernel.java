package aevb.kernel;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.common.Image;
import io.github.spencerpark.jupyter.kernel.display.common.Text;
import io.github.spencerpark.jupyter.kernel.display.common.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/** A Jupyter kernel for Java, for machines without IJava: the same base library and display classes, JShell behind it. */
public final class JavaKernel extends BaseKernel {
    private static final int STUBBORN_SECONDS = 3;
    private static volatile JavaKernel instance;

    private final Cells cells = new Cells();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread t = new Thread(task, "interrupt-watch");
        t.setDaemon(true);
        return t;
    });
    private volatile long cell;

    JavaKernel() {
        setShouldReplaceStdStreams(true);
        Image.registerAll(renderer);
        Text.registerAll(renderer);
        Url.registerAll(renderer);
        instance = this;
    }

    /** The kernel of this process, or null outside one; what IJava calls getKernelInstance. */
    public static JavaKernel instance() {
        return instance;
    }

    @Override
    public DisplayData eval(String code) throws Exception {
        cell++;
        Object value;
        try {
            value = cells.evaluate(code);
        } catch (CellException e) {
            if (!e.frames().isEmpty()) {
                display(folded(e));
            }
            throw e;
        }
        if (value == null) {
            return null;
        }
        return value instanceof DisplayData data ? data : renderer.render(value);
    }

    /** The stack of an exception, folded, above its message: few ever need it. */
    private static DisplayData folded(CellException e) {
        String stack = String.join("\n", e.frames());
        var data = new DisplayData("the stack of the exception below:\n" + stack);
        String escaped = stack.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        data.putHTML("<details><summary>stack trace</summary><pre>" + escaped + "</pre></details>");
        return data;
    }

    /** The message first, then the line and the causes. */
    @Override
    public List<String> formatError(Exception e) {
        List<String> lines = new ArrayList<>();
        if (e instanceof CellException c) {
            lines.addAll(errorStyler.highlightLines(c.lines().get(0)));
            // the rest without colours: bold black vanishes on a dark page
            lines.addAll(c.lines().subList(1, c.lines().size()));
            return lines;
        }
        return super.formatError(e);
    }

    @Override
    public String isComplete(String code) {
        return cells.completeness(code);
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        int[] anchor = {at};
        List<String> options = cells.completions(code, at, anchor);
        return options.isEmpty() ? null : new ReplacementOptions(options, anchor[0], at);
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        int end = at;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        List<Documentation> found = cells.analysis().documentation(code.substring(0, end) + "(", end + 1, true);
        if (found.isEmpty()) {
            found = cells.analysis().documentation(code, end, true);
        }
        if (found.isEmpty()) {
            return null;
        }
        var text = new StringBuilder();
        for (Documentation d : found) {
            text.append(d.signature()).append('\n');
            if (d.javadoc() != null) {
                text.append(d.javadoc().strip()).append("\n\n");
            }
        }
        return new DisplayData(text.toString());
    }

    /** Stops the running cell: its own loops and the library's listen. A long call into other code may not; then this is said. */
    @Override
    public void interrupt() {
        long interrupted = cell;
        cells.thread().interrupt();
        watch.schedule(
                () -> {
                    if (cells.thread().isBusy() && cell == interrupted) {
                        System.err.println("The cell is in code that does not listen to interrupts, and goes on. "
                                + "Java cannot stop code by force: restart the kernel to end it.");
                    }
                },
                STUBBORN_SECONDS,
                TimeUnit.SECONDS);
    }

    @Override
    public void onShutdown(boolean restarting) {
        cells.thread().interrupt();
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("Java")
                .version(Runtime.version().toString())
                .mimetype("text/x-java-source")
                .fileExtension(".jshell")
                .pygments("java")
                .codemirror("java")
                .build();
    }

    @Override
    public String getBanner() {
        return "Java " + Runtime.version() + ", the kernel of aevb";
    }
}
