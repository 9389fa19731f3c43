package aevb.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import jdk.jshell.execution.DirectExecutionControl;

/** Runs JShell's snippets in this JVM, on the cell thread, and keeps the values and exceptions themselves, not their text. */
final class CellExecutionControl extends DirectExecutionControl {
    private final CellThread thread;
    private volatile Object value;
    private volatile Throwable thrown;

    CellExecutionControl(CellThread thread) {
        this.thread = thread;
    }

    @Override
    public void load(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        super.load(Arrays.stream(classes)
                .map(c -> new ClassBytecodes(c.name(), StoppableLoops.of(c.bytecodes())))
                .toArray(ClassBytecodes[]::new));
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        value = null;
        thrown = null;
        try {
            value = thread.run(() -> snippet.invoke(null));
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
            throw e;
        } catch (InterruptedException e) {
            thrown = e;
            throw new InvocationTargetException(e);
        }
        return ""; // the value is taken with takeValue(); its toString may be long
    }

    /** The last snippet's value. */
    Object takeValue() {
        Object v = value;
        value = null;
        return v;
    }

    /** What the last snippet threw, with its causes. */
    Throwable takeThrown() {
        Throwable t = thrown;
        thrown = null;
        return t;
    }

    @Override
    public void stop() {
        thread.interrupt();
    }
}
