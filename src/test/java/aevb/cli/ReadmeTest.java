package aevb.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aevb.nn.Blas;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    /** Numbers in the README are those of the committed runs. */
    @Test
    void tablesAreWhatTheRunsSay() throws IOException {
        Blas.start();
        assertEquals(Readme.generated(), Files.readString(Readme.file()), "run ./lab ledger and commit README.md");
    }
}
