package aevb.notebook;

import aevb.figure.Drawing;
import aevb.kernel.JavaKernel;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * What a cell shows beyond text and images. Our kernel and IJava share the base library and its classes; IJava's kernel object
 * is found by name, since IJava is on no registry and cannot be compiled against.
 */
public final class Display {
    /** Pixels a point. */
    private static final double SHARP = 1.5;

    private static final String IJAVA = "io.github.spencerpark.ijava.IJava";

    private Display() {}

    /** HTML with a plain text for where there is no HTML, as a cell's value. */
    public static Object html(String html, String text) {
        if (kernel().isEmpty()) {
            return text;
        }
        DisplayData data = new DisplayData(text);
        data.putHTML(html);
        return data;
    }

    /** A drawing as a cell's value: a sharp PNG shown at its size in points, with a text for those who cannot see it. */
    public static Object drawing(Drawing drawing, String alt) {
        BufferedImage image = drawing.image(SHARP);
        if (kernel().isEmpty()) {
            return image;
        }
        DisplayData data = new DisplayData(alt);
        data.putData("image/png", base64(image));
        data.putMetaData("image/png", Map.of("width", drawing.width(), "height", drawing.height(), "alt", alt));
        return data;
    }

    /** A drawing as an HTML element that holds it. */
    static String image(Drawing drawing, String alt) {
        return "<img width=\"" + drawing.width() + "\" alt=\"" + escape(alt) + "\" src=\"data:image/png;base64,"
                + base64(drawing.image(SHARP)) + "\">";
    }

    private static String base64(BufferedImage image) {
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(png.toByteArray());
    }

    /** The kernel that runs this process, if one does. */
    static Optional<BaseKernel> kernel() {
        if (JavaKernel.instance() != null) {
            return Optional.of(JavaKernel.instance());
        }
        try {
            Object kernel = Class.forName(IJAVA).getMethod("getKernelInstance").invoke(null);
            return kernel instanceof BaseKernel k ? Optional.of(k) : Optional.empty();
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException e) {
            return Optional.empty();
        }
    }

    /** A progress bar with a text beside it, as HTML. */
    static String bar(double fraction, String text) {
        return String.format(
                Locale.ROOT,
                "<progress max=\"1\" value=\"%.4f\" style=\"width:12em\">%.0f %%</progress> %s",
                fraction,
                100 * fraction,
                escape(text));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
