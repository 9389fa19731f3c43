import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.engine.Engine;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;

/** libtorch's training step for ./lab bench: reads a number of steps a line, answers the milliseconds a step. */
public final class LibtorchStep {
    private static final int BATCHES = 600;

    public static void main(String[] args) throws Exception {
        Path script = Path.of(args[0]);
        int family = args[1].equals("AUTOENCODER") ? 1 : 0;
        int latent = Integer.parseInt(args[2]);
        int stepsPerCall = Integer.parseInt(args[3]);
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", args[4]);
        try (GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector(); // switches gradients on
                Model model = Model.newInstance("libtorch_step", Device.cpu(), "PyTorch");
                NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
            model.load(script.getParent(), script.getFileName().toString());
            Block block = model.getBlock();
            ParameterStore store = new ParameterStore(manager, false);
            NDArray x = manager.randomUniform(0, 1, new Shape(BATCHES, 100, 784));
            NDArray shape = manager.create(new long[] {family, latent});
            System.out.println("ready " + Engine.getEngine("PyTorch").getVersion());
            var in = new BufferedReader(new InputStreamReader(System.in));
            long number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int steps = Integer.parseInt(line);
                long began = System.nanoTime();
                for (int done = 0; done < steps; done += stepsPerCall) {
                    int count = Math.min(stepsPerCall, steps - done);
                    try (NDManager call = manager.newSubManager()) {
                        NDArray range = call.create(new long[] {number % BATCHES, count});
                        NDList out = block.forward(store, new NDList(x, shape, range), true);
                        out.close();
                    }
                    number += count;
                }
                System.out.println((System.nanoTime() - began) / 1e6 / steps);
            }
        }
    }
}
