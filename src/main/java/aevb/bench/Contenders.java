package aevb.bench;

import aevb.data.ImageSet;
import aevb.model.Architecture.Family;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who takes part. */
public final class Contenders {
    private Contenders() {}

    /** All contenders for a task that this machine has; those it has not are left out. The first is ours. */
    public static List<Contender> of(Task task, ImageSet images, int threads) {
        List<Contender> all = new ArrayList<>();
        all.add(new OurStep(task, images, threads));
        if (threads > 1) {
            all.add(new OurStep(task, images, 1));
            all.add(new SideBySide(task, images, threads));
        }
        all.add(new GemmBound(task, threads));
        TorchStep.asUsed(task).ifPresent(all::add);
        TorchStep.tuned(task, threads, Optional.empty()).ifPresent(all::add);
        mkl().flatMap(m -> TorchStep.tuned(task, threads, Optional.of(m))).ifPresent(all::add);
        if (task.family() == Family.VAE) {
            all.add(new SameDiffStep(task, images));
            all.add(new Dl4jStep(task, images));
        }
        return all;
    }

    /** MKL's library as JavaCPP unpacked it, to put under PyTorch as well. */
    private static Optional<Path> mkl() {
        Path cache = Path.of(System.getProperty("user.home"), ".javacpp", "cache");
        if (!Files.isDirectory(cache)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(f -> f.getFileName().toString().equals("libmkl_rt.so.2"))
                    .findFirst();
        } catch (java.io.IOException e) {
            return Optional.empty();
        }
    }
}
