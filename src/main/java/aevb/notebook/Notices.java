package aevb.notebook;

import aevb.data.Workspace;

/** Words that must not be overlooked. */
final class Notices {
    private Notices() {}

    static String drawnText() {
        return "MNIST was not found and could not be downloaded: this notebook uses drawn digits, not MNIST. "
                + "Its numbers cannot be compared with published ones. To use MNIST, put its four files into a "
                + "subfolder mnist of one of " + Workspace.dataFolders() + ", or set AEVB_DATA.";
    }

    static String drawnHtml() {
        return "<div style=\"border:3px solid #a02020;padding:0.6em;color:#a02020\"><strong>Drawn digits, not MNIST.</strong> "
                + Display.escape(drawnText()) + "</div>";
    }
}
