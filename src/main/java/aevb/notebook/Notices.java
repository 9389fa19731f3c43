package aevb.notebook;

import aevb.data.Dataset;
import aevb.data.Workspace;
import aevb.experiment.Profile;

/** Words that must not be overlooked. */
final class Notices {
    private Notices() {}

    static String drawnText(Dataset drawn) {
        if (drawn.name().equals(Dataset.DRAWN_FACES)) {
            return "The Frey faces were not found and could not be downloaded: this notebook uses drawn faces, not the Frey faces. "
                    + "Its numbers cannot be compared with published ones. To use the Frey faces, put frey_rawface.mat into a "
                    + "subfolder frey of one of " + Workspace.dataFolders() + ", or set AEVB_DATA.";
        }
        return "MNIST was not found and could not be downloaded: this notebook uses drawn digits, not MNIST. "
                + "Its numbers cannot be compared with published ones. To use MNIST, put its four files into a "
                + "subfolder mnist of one of " + Workspace.dataFolders() + ", or set AEVB_DATA.";
    }

    /** Why runs are not as long as was asked for. */
    static String shortened(Profile length) {
        return " Full-length runs are there for real data only: those of this notebook have the length of the "
                + length.label() + " profile.";
    }

    static String drawnHtml(Dataset drawn, String more) {
        return "<div style=\"border:3px solid #a02020;padding:0.6em;color:#a02020\"><strong>"
                + (drawn.name().equals(Dataset.DRAWN_FACES)
                        ? "Drawn faces, not the Frey faces."
                        : "Drawn digits, not MNIST.")
                + "</strong> " + Display.escape(drawnText(drawn) + more) + "</div>";
    }
}
