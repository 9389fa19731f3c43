package aevb.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where things are: the project's folder, the user's cache, and the folders that data is looked for in. */
public final class Workspace {
    private Workspace() {}

    /** The project's folder: the property {@code aevb.home}, or the nearest folder above that has {@code lab} and {@code pom.xml}. */
    public static Path home() {
        String set = System.getProperty("aevb.home");
        if (set != null) {
            return Path.of(set);
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path p = here; p != null; p = p.getParent()) {
            if (Files.exists(p.resolve("lab")) && Files.exists(p.resolve("pom.xml"))) {
                return p;
            }
        }
        return here;
    }

    /** {@code $XDG_CACHE_HOME/aevb} or {@code ~/.cache/aevb}. */
    public static Path cache() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return base.resolve("aevb");
    }

    /**
     * The folders that data is looked for in, in order: {@code AEVB_DATA}, the cache, {@code ../shared/data}.
     *
     * @throws DataException if AEVB_DATA names no folder
     */
    public static List<Path> dataFolders() {
        return dataFolders(System.getenv("AEVB_DATA"), cache(), home());
    }

    static List<Path> dataFolders(String aevbData, Path cache, Path home) {
        List<Path> folders = new ArrayList<>();
        if (aevbData != null && !aevbData.isBlank()) {
            Path given = Path.of(aevbData);
            if (!Files.isDirectory(given)) {
                throw new DataException(
                        given, "a folder, as AEVB_DATA names it", "none", "Correct AEVB_DATA or unset it.");
            }
            folders.add(given);
        }
        folders.add(cache);
        folders.add(home.resolve("../shared/data").normalize());
        return folders;
    }
}
