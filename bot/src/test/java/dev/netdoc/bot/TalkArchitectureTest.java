package dev.netdoc.bot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class TalkArchitectureTest {
    private final JavaClasses bot = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.netdoc.bot");

    @Test
    void theConversationKnowsNeitherSlackNorKubernetes() {
        noClasses()
                .that()
                .resideInAPackage("dev.netdoc.bot.conversation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.slack..", "io.fabric8..", "dev.netdoc.bot.slack..", "dev.netdoc.bot.store..")
                .because("the same answers serve Slack, the command line and the demo")
                .check(bot);
    }

    @Test
    void slackKnowsNoKubernetes() {
        noClasses()
                .that()
                .resideInAPackage("dev.netdoc.bot.slack..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fabric8..", "dev.netdoc.bot.store..", "dev.netdoc.bot.remedy..")
                .because("who may change a cluster is decided by the approvals alone")
                .check(bot);
    }
}
