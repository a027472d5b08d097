package dev.netdoc.knowledge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.netdoc.knowledge");

    @Test
    void knowledgeKnowsNeitherClustersNorSlackNorRules() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.netdoc.rules..",
                        "dev.netdoc.bot..",
                        "com.slack..",
                        "io.fabric8..",
                        "org.drools..",
                        "org.kie..")
                .check(classes);
    }

    @Test
    void subjectsDoNotDependOnEachOtherInCircles() {
        slices().matching("dev.netdoc.knowledge.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void jacksonStaysWhereFilesAreRead() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.netdoc.knowledge.entry", "dev.netdoc.knowledge.page", "dev.netdoc.knowledge.evaluation")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(classes);
    }
}
