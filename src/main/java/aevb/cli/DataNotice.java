package aevb.cli;

import aevb.data.Dataset;
import aevb.data.Workspace;
import java.io.PrintStream;

/** Says loudly when digits are not MNIST's. */
final class DataNotice {
    private DataNotice() {}

    static void print(Dataset data, PrintStream out) {
        if (!data.isDrawn()) {
            return;
        }
        if (data.name().equals(Dataset.DRAWN_FACES)) {
            out.println(
                    "The Frey faces were not found and could not be downloaded: drawn faces, not the Frey faces. Put "
                            + "frey_rawface.mat into a subfolder frey of one of " + Workspace.dataFolders() + ".");
            return;
        }
        out.println(
                """
                ************************************************************************
                MNIST was not found and could not be downloaded. Everything below uses
                digits that the library draws itself: drawn digits, not MNIST.
                The numbers cannot be compared with the published ones.
                Looked in: %s
                To use MNIST, put its four .gz files into one of these folders, in a
                subfolder mnist, or set AEVB_DATA to the folder that has them.
                ************************************************************************
                """
                        .formatted(Workspace.dataFolders()));
    }
}
