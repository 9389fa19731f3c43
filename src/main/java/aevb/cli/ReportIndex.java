package aevb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The page of contents over all reports: a card a notebook, with its pictures in small. */
final class ReportIndex {
    private ReportIndex() {}

    /** Writes index.html into {@code reports}, over the pages in its folder {@code profile}. */
    static Path write(Path reports, String profile) throws IOException {
        var cards = new StringBuilder();
        // not there where every notebook failed
        Files.createDirectories(reports.resolve(profile));
        try (Stream<Path> files = Files.list(reports.resolve(profile))) {
            List<Path> pages = files.filter(ReportIndex::isPage).sorted().toList();
            for (Path file : pages) {
                cards.append(card(profile, file));
            }
        }
        Path index = reports.resolve("index.html");
        return Files.writeString(index, page(cards.toString(), profile));
    }

    private static boolean isPage(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".html") && !name.endsWith(".slides.html");
    }

    private static String card(String profile, Path file) throws IOException {
        var page = new ReportPage(file);
        String name = file.getFileName().toString();
        String slides = name.replace(".html", ".slides.html");
        String link = profile + "/" + name;
        var html = new StringBuilder("<li><div class=\"pictures\">");
        for (String picture : page.thumbnails()) {
            html.append("<a href=\"").append(link).append("\">").append(picture).append("</a>");
        }
        html.append("</div><h2><a href=\"")
                .append(link)
                .append("\">")
                .append(page.title())
                .append("</a></h2><p>");
        html.append(page.lead()).append("</p>");
        if (Files.exists(file.resolveSibling(slides))) {
            html.append("<p><a href=\"")
                    .append(profile)
                    .append("/")
                    .append(slides)
                    .append("\">Slides</a></p>");
        }
        return html.append("</li>\n").toString();
    }

    private static String page(String cards, String profile) throws IOException {
        String css;
        try (var in = ReportIndex.class.getResourceAsStream("/aevb/report/page/style.css")) {
            css = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        String note = profile.equals("full")
                ? ""
                : "<p>Drawn with the " + profile + " profile: shorter runs than published.</p>";
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<title>Auto-Encoding Variational Bayes, figure by figure</title><style>" + css
                + "</style></head><body><main style=\"max-width:80em\"><h1>Auto-Encoding Variational Bayes, figure by figure</h1>"
                + note + "<ul class=\"pages\">\n" + cards + "</ul></main></body></html>\n";
    }
}
