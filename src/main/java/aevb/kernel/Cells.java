package aevb.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Java cells, evaluated with the JDK's JShell in this process. */
final class Cells implements AutoCloseable {
    private static final List<String> IMPORTS = List.of(
            "java.io.*", "java.math.*", "java.nio.file.*", "java.util.*", "java.util.function.*", "java.util.stream.*");

    private final CellThread thread = new CellThread();
    private final CellExecutionControl control = new CellExecutionControl(thread);
    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    /** Where each snippet of the running cell begins: its JShell id to a line of the cell, from 1. */
    private final Map<String, Integer> lineOfSnippet = new TreeMap<>();

    Cells() {
        shell = JShell.builder()
                .executionEngine(new Provider(control), Map.of())
                .compilerOptions("-Xlint:none", "-proc:none")
                .build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        analysis = shell.sourceCodeAnalysis();
        IMPORTS.forEach(i -> shell.eval("import " + i + ";"));
    }

    CellThread thread() {
        return thread;
    }

    SourceCodeAnalysis analysis() {
        return analysis;
    }

    /** Evaluates a cell's snippets in order; the value of the last, if it is an expression, or null. */
    Object evaluate(String cell) throws CellException {
        thread.begin();
        try {
            return evaluateSnippets(cell);
        } finally {
            thread.end();
        }
    }

    private Object evaluateSnippets(String cell) throws CellException {
        String rest = cell;
        Object value = null;
        while (!rest.isBlank()) {
            CompletionInfo next = analysis.analyzeCompletion(rest);
            String source = next.completeness() == Completeness.UNKNOWN || next.source() == null ? rest : next.source();
            int line = lineAt(cell, cell.length() - rest.length()) + leadingLines(rest);
            if (next.completeness() == Completeness.DEFINITELY_INCOMPLETE) {
                throw new CellException(
                        "the cell ends in the middle of a statement",
                        List.of("the statement that begins in line " + line
                                + " is not complete: a bracket or ; is missing"));
            }
            value = evaluateSnippet(source.strip(), cell, line);
            rest = next.completeness() == Completeness.UNKNOWN ? "" : next.remaining();
        }
        return value;
    }

    private Object evaluateSnippet(String source, String cell, int line) throws CellException {
        Object value = null;
        for (SnippetEvent event : shell.eval(source)) {
            if (event.causeSnippet() != null) {
                continue; // an earlier snippet updated because of this one
            }
            Snippet snippet = event.snippet();
            lineOfSnippet.put(snippet.id(), line);
            Throwable thrown = control.takeThrown();
            if (event.exception() != null) {
                throw thrownBy(event, thrown, cell);
            }
            if (event.status() == Snippet.Status.REJECTED) {
                throw CellErrors.rejected(shell.diagnostics(snippet).toList(), snippet.source(), cell, line);
            }
            if (snippet instanceof DeclarationSnippet d && event.status() != Snippet.Status.VALID) {
                throw CellErrors.unresolved(shell.unresolvedDependencies(d).toList());
            }
            value = isShown(snippet) ? control.takeValue() : null;
        }
        return value;
    }

    private CellException thrownBy(SnippetEvent event, Throwable thrown, String cell) {
        StackTraceElement[] translated = event.exception().getStackTrace();
        int failing = 0;
        for (StackTraceElement e : translated) {
            String file = e.getFileName();
            if (file != null && file.startsWith("#") && lineOfSnippet.containsKey(file.substring(1))) {
                failing = lineOfSnippet.get(file.substring(1)) + Math.max(1, e.getLineNumber()) - 1;
                break;
            }
        }
        Throwable shown = thrown == null ? event.exception() : thrown;
        String name = event.exception() instanceof EvalException ee
                ? ee.getExceptionClassName()
                : shown.getClass().getName();
        return CellErrors.thrown(shown, name, cell, failing);
    }

    /** An expression is shown, a declaration or an assignment is not. */
    private static boolean isShown(Snippet s) {
        return switch (s.subKind()) {
            case TEMP_VAR_EXPRESSION_SUBKIND, VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND -> true;
            default -> false;
        };
    }

    private static int leadingLines(String source) {
        int skipped = source.length() - source.stripLeading().length();
        return (int) source.substring(0, skipped).chars().filter(c -> c == '\n').count();
    }

    static int lineAt(String text, int index) {
        return 1
                + (int) text.substring(0, Math.max(0, Math.min(index, text.length())))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** Whether the front end should run the text or wait for more: Jupyter's words. */
    String completeness(String code) {
        return switch (analysis.analyzeCompletion(code).completeness()) {
            case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> "incomplete";
            case UNKNOWN -> "invalid";
            default -> "complete";
        };
    }

    /** Completions at the cursor, without doubles. */
    List<String> completions(String code, int cursor, int[] anchor) {
        List<String> out = new ArrayList<>();
        analysis.completionSuggestions(code, cursor, anchor).stream()
                .map(SourceCodeAnalysis.Suggestion::continuation)
                .distinct()
                .forEach(out::add);
        return out;
    }

    @Override
    public void close() {
        shell.close();
    }

    private record Provider(DirectExecutionControl control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "aevb";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return control;
        }
    }
}
