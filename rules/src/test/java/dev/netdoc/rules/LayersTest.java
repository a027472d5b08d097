package dev.netdoc.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LayersTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.netdoc.rules");

    @Test
    void rulesKnowNoOtherModuleAndNoOutsideWorld() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.netdoc.knowledge..",
                        "dev.netdoc.bot..",
                        "com.slack..",
                        "io.fabric8..",
                        "org.apache.lucene..",
                        "java.net.http..",
                        "java.sql..")
                .because("rules turn facts into conclusions wherever the facts come from and whoever reads them")
                .check(CLASSES);
    }

    @Test
    void onlyTheEngineKnowsDrools() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.netdoc.rules.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.drools..", "org.kie..")
                .because("facts, findings, fixes and modes are plain records that outlive the rule engine")
                .check(CLASSES);
    }

    @Test
    void noRuleReadsAClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("every age is counted from the time of the facts")
                .check(CLASSES);
    }

    @Test
    void factsKnowNothingOfWhatIsConcludedFromThem() {
        classes()
                .that()
                .resideInAPackage("dev.netdoc.rules.fact..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.netdoc.rules.fact..", "java..", "org.jspecify..")
                .because("facts are what was seen, and nothing else")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.netdoc.rules.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
