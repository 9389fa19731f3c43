package aevb.cli;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** A report as nbconvert wrote it: its title, its headings, its pictures; and the table of contents that it gets. */
final class ReportPage {
    private static final Pattern HEADING =
            Pattern.compile("<h([12]) id=\"([^\"]+)\">(.*?)<a class=\"anchor-link\"", Pattern.DOTALL);
    private static final Pattern PICTURE =
            Pattern.compile("<img src=\"data:image/png;base64,([^\"]+)\"[^>]*?alt=\"([^\"]*)\"", Pattern.DOTALL);
    private static final Pattern LEAD = Pattern.compile("<p><em>(.*?)</em>", Pattern.DOTALL);
    private static final String PLACE = "<!--contents-->";
    private static final int THUMBNAIL_WIDTH = 320;
    private static final int THUMBNAILS = 4;

    private final Path file;
    private final String html;

    ReportPage(Path file) throws IOException {
        this.file = file;
        this.html = Files.readString(file);
    }

    String title() {
        Matcher m = HEADING.matcher(html);
        return m.find() ? m.group(3).strip() : file.getFileName().toString();
    }

    /** The first sentence in italics, which says what is reproduced. */
    String lead() {
        Matcher m = LEAD.matcher(html);
        return m.find() ? m.group(1).strip() : "";
    }

    /** Writes the page anew with its table of contents and its title. */
    void finish() throws IOException {
        var contents = new StringBuilder("<nav class=\"contents\" aria-label=\"Contents\"><ol>");
        Matcher m = HEADING.matcher(html);
        while (m.find()) {
            if (m.group(1).equals("2")) {
                contents.append("<li><a href=\"#")
                        .append(m.group(2))
                        .append("\">")
                        .append(m.group(3).strip())
                        .append("</a></li>");
            }
        }
        contents.append("</ol></nav>");
        Files.writeString(
                file,
                html.replace(PLACE, contents)
                        .replaceFirst(
                                "<title>.*?</title>", Matcher.quoteReplacement("<title>" + title() + "</title>")));
    }

    /** Small copies of the first pictures, as elements of a page. */
    List<String> thumbnails() throws IOException {
        List<String> all = new ArrayList<>();
        Matcher m = PICTURE.matcher(html);
        while (m.find() && all.size() < THUMBNAILS) {
            byte[] png = Base64.getMimeDecoder().decode(m.group(1));
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
            all.add("<img alt=\"" + m.group(2) + "\" src=\"data:image/png;base64," + small(picture) + "\">");
        }
        return all;
    }

    private static String small(BufferedImage picture) throws IOException {
        double scale = Math.min(1, THUMBNAIL_WIDTH / (double) picture.getWidth());
        int w = Math.max(1, (int) (picture.getWidth() * scale));
        int h = Math.max(1, (int) (picture.getHeight() * scale));
        var out = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        g.drawImage(picture, 0, 0, w, h, null);
        g.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(out, "png", bytes);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
