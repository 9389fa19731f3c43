package aevb.cli;

import aevb.data.Datasets;
import aevb.experiment.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Pages to hand out: a contents page and a page a notebook, each complete in itself. */
@Command(
        name = "report",
        description =
                "Write HTML reports (and slides) of the executed notebooks; those not executed yet are run first.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Option(names = "--profile", paramLabel = "PROFILE", description = "smoke, classroom (the default) or full.")
    private String profile = "classroom";

    @Option(names = "--slides", description = "Slides as well.")
    private boolean slides;

    @Option(names = "--only", paramLabel = "NN", description = "Only notebooks whose name begins so; may be repeated.")
    private List<String> only = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Profile chosen = Profile.parse(profile);
        Jupyter jupyter = Jupyter.find()
                .orElseThrow(() -> new IllegalStateException("no Jupyter was found; ./lab doctor says what mends it"));
        KernelSpecCommand.write();
        var runner = new NotebookRunner(jupyter, chosen, Datasets.chosen(), System.err);
        List<String> failed = new ArrayList<>();
        for (Path notebook : ReproduceCommand.notebooks(only)) {
            String name = NotebookRunner.name(notebook);
            boolean ok = runner.isExecuted(notebook) ? runner.report(notebook, name) : runner.run(notebook, name);
            if (!(ok && (!slides || runner.slides(notebook, name)))) {
                failed.add(name);
            }
        }
        Path index = ReportIndex.write(runner.reports().getParent(), chosen.label());
        System.err.println("reports: " + index);
        if (!failed.isEmpty()) {
            System.err.println("failed: " + String.join(", ", failed));
        }
        return failed.isEmpty() ? 0 : 1;
    }
}
