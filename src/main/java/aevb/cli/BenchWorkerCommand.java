package aevb.cli;

import aevb.bench.Task;
import aevb.bench.Worker;
import aevb.data.Datasets;
import aevb.data.Downloader;
import aevb.model.Architecture.Family;
import aevb.nn.Blas;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One contender of {@code ./lab bench} in a process of its own. */
@Command(name = "bench-worker", hidden = true, description = "One contender of the benchmark.")
final class BenchWorkerCommand implements Callable<Integer> {
    @Parameters(index = "0")
    private Worker.Kind kind;

    @Parameters(index = "1")
    private Family family;

    @Parameters(index = "2")
    private int latentDim;

    @Parameters(index = "3")
    private int threads;

    @Override
    public Integer call() throws Exception {
        Blas.start();
        PrintStream answers = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream())); // SameDiff prints what it differentiates
        var images = Datasets.open(Datasets.chosen(), Downloader.offline()).train();
        Worker.serve(kind, new Task(family, latentDim), images, threads, System.in, answers);
        return 0;
    }
}
