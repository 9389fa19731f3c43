package aevb.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.List;
import java.util.Locale;

/**
 * Values with long names, one below the other (XChart's bars stand upright): as bars from zero, or, where they differ by orders of
 * magnitude, as points on a logarithmic axis.
 *
 * @param highlight the name of the one in another colour, or an empty text
 */
public record Bars(String title, String unit, List<Bar> bars, String highlight, boolean logarithmic, int width)
        implements Drawing {
    /** A value and its name. */
    public record Bar(String name, double value) {}

    private static final int ROW = 26;
    private static final int TOP = 30;
    private static final int BOTTOM = 26;
    private static final int GAP = 8;
    private static final int VALUE_WIDTH = 70;
    private static final int POINT = 12;
    private static final Color LINE = new Color(0xBBBBBB);

    public Bars {
        bars = List.copyOf(bars);
        if (bars.isEmpty() || bars.stream().anyMatch(b -> !(b.value() >= 0))) {
            throw new IllegalArgumentException("expected at least one bar and no negative value, got " + bars);
        }
    }

    @Override
    public int height() {
        return TOP + bars.size() * ROW + BOTTOM;
    }

    @Override
    public void paint(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setFont(Palette.TEXT);
        int names = (int) Math.ceil(bars.stream()
                        .mapToDouble(b -> Text.width(Palette.TEXT, b.name()))
                        .max()
                        .orElse(0)
                + 2 * GAP);
        int room = width - names - valueWidth();
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int y = TOP + i * ROW;
            int length = (int) Math.round(room * share(bar.value()));
            draw(g, names, y, length, bar.name().equals(highlight) ? Palette.TEST : Palette.TRAIN);
            g.setColor(Color.BLACK);
            g.drawString(bar.name(), (float) (names - GAP - Text.width(Palette.TEXT, bar.name())), y + ROW - 9);
            g.drawString(text(bar.value()), names + length + POINT, y + ROW - 9);
        }
        g.drawString(unit + (logarithmic ? " (logarithmic axis)" : ""), names, TOP + bars.size() * ROW + 17);
        g.setFont(Palette.TITLE);
        g.drawString(title, GAP, 18);
    }

    private int valueWidth() {
        return bars.stream()
                .mapToInt(b -> (int) Math.ceil(POINT + Text.width(Palette.TEXT, text(b.value())) + GAP))
                .reduce(VALUE_WIDTH, Math::max);
    }

    private void draw(Graphics2D g, int x, int y, int length, Color colour) {
        if (logarithmic) {
            g.setColor(LINE);
            g.drawLine(x, y + ROW / 2, x + length, y + ROW / 2);
            g.setColor(colour);
            g.fillOval(x + length - POINT / 2, y + (ROW - POINT) / 2, POINT, POINT);
        } else {
            g.setColor(colour);
            g.fillRect(x, y + 4, Math.max(1, length), ROW - 8);
        }
    }

    /** Where a value lies between the axis's ends: from zero, or on a logarithmic axis from half the smallest. */
    private double share(double value) {
        double most = bars.stream().mapToDouble(Bar::value).max().orElseThrow();
        if (!logarithmic) {
            return most == 0 ? 0 : value / most;
        }
        double least = bars.stream().mapToDouble(Bar::value).min().orElseThrow() / 2;
        return Math.log(value / least) / Math.log(most / least);
    }

    /** Three significant digits are what a timing has. */
    private static String text(double v) {
        if (v >= 1e6) {
            return String.format(Locale.ROOT, "%.2e", v);
        }
        int decimals = v >= 100 ? 0 : v >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", v);
    }
}
