package aevb.cli;

import aevb.data.Datasets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Pages to hand out: a contents page and a page a notebook, each complete in itself. */
@Command(
        name = "report",
        description =
                "Write HTML reports (and slides) of the executed notebooks; those not executed yet are run first.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private NotebookOptions options = new NotebookOptions();

    @Option(names = "--slides", description = "Slides as well.")
    private boolean slides;

    @Override
    public Integer call() throws IOException, InterruptedException {
        NotebookRunner runner = options.runner(Datasets.chosen(), System.err);
        List<String> failed = new ArrayList<>();
        for (Path notebook : options.notebooks()) {
            String name = NotebookRunner.name(notebook);
            boolean ok = runner.isExecuted(notebook) ? runner.report(notebook, name) : runner.run(notebook, name);
            if (!(ok && (!slides || runner.slides(notebook, name)))) {
                failed.add(name);
            }
        }
        Path index = options.solutions()
                ? runner.reports()
                : ReportIndex.write(
                        runner.reports().getParent(), options.profile().label());
        System.err.println("reports: " + index);
        if (!failed.isEmpty()) {
            System.err.println("failed: " + String.join(", ", failed));
        }
        return failed.isEmpty() ? 0 : 1;
    }
}
