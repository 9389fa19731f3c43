package aevb.notebook;

import java.util.Locale;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A Tablesaw table as an HTML table: caption, headings, numbers to the right with two decimals. */
final class HtmlTable {
    private HtmlTable() {}

    static String of(Table t) {
        var html = new StringBuilder("<table><caption style=\"white-space:nowrap;text-align:left\">")
                .append(Display.escape(t.name() == null ? "" : t.name()))
                .append("</caption><thead><tr>");
        for (Column<?> c : t.columns()) {
            html.append("<th style=\"text-align:")
                    .append(align(c))
                    .append("\">")
                    .append(Display.escape(c.name()))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (int r = 0; r < t.rowCount(); r++) {
            html.append("<tr>");
            for (Column<?> c : t.columns()) {
                html.append("<td style=\"text-align:")
                        .append(align(c))
                        .append("\">")
                        .append(Display.escape(cell(c, r)))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    /** The same as text, for logs and for where there is no HTML. */
    static String text(Table t) {
        return t.printAll();
    }

    private static String align(Column<?> c) {
        return c instanceof NumericColumn ? "right" : "left";
    }

    private static String cell(Column<?> c, int row) {
        if (c.isMissing(row)) {
            return "–";
        }
        Object value = c.get(row);
        if (value instanceof Double d && d == Double.NEGATIVE_INFINITY) {
            return "diverged";
        }
        if (value instanceof Double || value instanceof Float) {
            return String.format(Locale.ROOT, "%,.2f", ((Number) value).doubleValue());
        }
        return value instanceof Number n ? String.format(Locale.ROOT, "%,d", n.longValue()) : c.getString(row);
    }
}
