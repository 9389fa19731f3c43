package aevb.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Scripts of the other contenders, which lie beside these classes. */
final class Resource {
    private Resource() {}

    /** Copies a resource to a temporary folder, under its own name. */
    static Path unpack(String name) throws IOException {
        Path folder = Files.createTempDirectory("aevb-bench");
        Path file = folder.resolve(name);
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        folder.toFile().deleteOnExit();
        file.toFile().deleteOnExit(); // deleted in reverse order
        return file;
    }
}
