package aevb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aevb.data.Sha256;
import aevb.data.Workspace;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What is loaded is what was tried, and nothing is made from bytes by Java's own serialisation. */
class LibrariesTest {
    @Test
    void everyLibraryIsPinnedByItsChecksum() throws IOException {
        Assumptions.assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "the list has the natives of Linux on x86-64");
        Path list = Workspace.home().resolve(".mvn/libraries.sha256");
        var expected = new TreeMap<String, String>();
        Files.readAllLines(list).forEach(l -> expected.put(l.substring(66), l.substring(0, 64)));
        var found = new TreeMap<String, String>();
        try (var jars = Files.list(Workspace.home().resolve("target/lib"))) {
            for (Path jar : jars.toList()) {
                found.put(jar.getFileName().toString(), Sha256.of(Files.readAllBytes(jar)));
            }
        }
        assertTrue(found.size() > 50, "target/lib has " + found.size() + " libraries");
        // a library that an update has replaced may still lie beside the new one
        found.keySet().removeIf(name -> !onClassPath(name));
        assertEquals(
                expected,
                found,
                "after a change of dependencies: rm -r target/lib, build, and"
                        + " (cd target/lib && LC_ALL=C sha256sum *.jar) > .mvn/libraries.sha256");
    }

    private static boolean onClassPath(String jar) {
        return List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).stream()
                .anyMatch(p -> p.endsWith(java.io.File.separator + jar));
    }

    @Test
    void nothingIsDeserialised() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInputStream.class)
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("aevb"));
    }
}
