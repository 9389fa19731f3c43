package aevb.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** The nbconvert templates of the reports and the slides, which lie among the resources, put where Jupyter looks for them. */
final class ReportTemplate {
    static final String PAGE = "aevb";
    static final String SLIDES = "aevb-slides";

    private static final Map<String, List<String>> FILES = Map.of(
            "page",
            List.of(
                    "conf.json",
                    "index.html.j2",
                    "style.css",
                    "page.js",
                    "katex.min.js",
                    "auto-render.min.js",
                    "katex-LICENSE.txt"),
            "slides",
            List.of("conf.json", "index.html.j2"));

    private ReportTemplate() {}

    /** Writes both below a folder that is in JUPYTER_PATH. */
    static void install(Path jupyterFolder) throws IOException {
        install("page", jupyterFolder, PAGE);
        install("slides", jupyterFolder, SLIDES);
    }

    private static void install(String kind, Path jupyterFolder, String name) throws IOException {
        Path folder = jupyterFolder.resolve("nbconvert/templates").resolve(name);
        Files.createDirectories(folder);
        for (String file : FILES.get(kind)) {
            try (InputStream in = ReportTemplate.class.getResourceAsStream("/aevb/report/" + kind + "/" + file)) {
                Files.copy(in, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
