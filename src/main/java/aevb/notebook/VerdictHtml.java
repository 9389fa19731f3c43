package aevb.notebook;

import aevb.exercise.Verdict;

/** A verdict as HTML. The sign and the words say what the colour says. */
final class VerdictHtml {
    private VerdictHtml() {}

    static String of(Verdict v) {
        String sign =
                switch (v.state()) {
                    case OPEN -> "\u25cb";
                    case WRONG -> "\u2717";
                    case RIGHT -> "\u2713";
                };
        String colour =
                switch (v.state()) {
                    case OPEN -> "#6b6b6b";
                    case WRONG -> "#a33c00";
                    case RIGHT -> "#005f86";
                };
        return "<div class=\"verdict\" style=\"border-left:4px solid " + colour
                + ";padding:2px 10px\"><b style=\"color:" + colour + "\">" + sign + "</b> "
                + Display.escape(v.toString()) + "</div>";
    }
}
