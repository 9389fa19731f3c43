package aevb;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may import whom: the rooms of the house, and arrows that point one way. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("aevb");

    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("nn", List.of()),
            Map.entry("prob", List.of("nn")),
            Map.entry("data", List.of("prob")),
            Map.entry("model", List.of("nn", "prob")),
            Map.entry("objective", List.of("model", "nn", "prob")),
            Map.entry("eval", List.of("objective", "model", "nn", "prob", "data")),
            Map.entry("train", List.of("eval", "objective", "model", "nn", "prob", "data")),
            Map.entry("experiment", List.of("train", "eval", "objective", "model", "nn", "prob", "data")),
            Map.entry(
                    "exercise",
                    List.of("export", "experiment", "train", "eval", "objective", "model", "nn", "prob", "data")),
            Map.entry("export", List.of("model", "nn", "prob")),
            Map.entry("figure", List.of()),
            Map.entry("kernel", List.of()),
            Map.entry(
                    "notebook",
                    List.of(
                            "figure",
                            "exercise",
                            "experiment",
                            "train",
                            "eval",
                            "objective",
                            "model",
                            "nn",
                            "prob",
                            "data",
                            "kernel")),
            Map.entry("bench", List.of("train", "eval", "objective", "model", "nn", "prob", "data")),
            Map.entry(
                    "cli",
                    List.of("bench", "experiment", "train", "objective", "model", "nn", "prob", "data", "figure")));

    static List<String> rooms() {
        return MAY_USE.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void importsOnlyWhatItMay(String room) {
        List<String> allowed = new ArrayList<>(List.of("aevb." + room + ".."));
        MAY_USE.get(room).forEach(r -> allowed.add("aevb." + r + ".."));
        String[] others = rooms().stream()
                .map(r -> "aevb." + r + "..")
                .filter(r -> !allowed.contains(r))
                .toArray(String[]::new);
        com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("aevb." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(CLASSES);
    }

    /** A room nobody has drawn in the plan fails here. */
    @Test
    void everyClassIsInARoom() {
        classes()
                .should()
                .resideInAnyPackage(
                        rooms().stream().map(r -> "aevb." + r + "..").toArray(String[]::new))
                .check(CLASSES);
    }

    /** Figures know nothing of models, the library prints nothing: only the command line does. */
    @Test
    void onlyTheCommandLineAndTheKernelPrint() {
        com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages("aevb.cli..", "aevb.kernel..", "aevb.notebook..")
                .should(com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }
}
