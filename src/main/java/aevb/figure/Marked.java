package aevb.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

/** A drawing under a strip that says what it must not be taken for: "classroom profile", "drawn digits, not MNIST". */
public record Marked(Drawing drawing, String mark) implements Drawing {
    private static final int STRIP = 22;
    private static final int POINTS_A_LETTER = 8;

    /** The drawing itself where there is nothing to say. */
    public static Drawing of(Drawing drawing, String mark) {
        return mark.isEmpty() ? drawing : new Marked(drawing, mark);
    }

    @Override
    public int width() {
        return Math.max(drawing.width(), mark.length() * POINTS_A_LETTER + 12);
    }

    @Override
    public int height() {
        return drawing.height() + STRIP;
    }

    @Override
    public void paint(Graphics2D g) {
        g.setColor(Palette.MARK);
        g.setFont(Palette.TITLE);
        g.drawString(mark, 6, STRIP - 7);
        AffineTransform origin = g.getTransform();
        g.translate(0, STRIP);
        drawing.paint(g);
        g.setTransform(origin);
    }
}
