package dev.netdoc.bot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Data flows one way: event, question, facts, diagnosis, reply. */
class ArrowsTest {
    private static final JavaClasses BOT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.netdoc.bot");

    @Test
    void onlyTheSlackPackageKnowsSlack() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.netdoc.bot.slack..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.slack..")
                .because("the same conversation serves Slack, the command line and the demo")
                .check(BOT);
    }

    @Test
    void onlyTheClusterPackageKnowsFabric8() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.netdoc.bot.cluster..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.fabric8..")
                .because("who may be asked for and changed in Kubernetes is decided in one place")
                .check(BOT);
    }

    @Test
    void onlyTheMetricsPackageKnowsMicrometer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.netdoc.bot.metrics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", "io.prometheus..")
                .because("what is measured does not know that it is")
                .check(BOT);
    }

    @Test
    void onlyTheTracePackageKnowsOpenTelemetry() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.netdoc.bot.trace..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.opentelemetry..")
                .because("what may be told of work is decided in one place")
                .check(BOT);
    }

    @Test
    void slackDecidesNothing() {
        noClasses()
                .that()
                .resideInAPackage("dev.netdoc.bot.slack..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.netdoc.bot.store..", "dev.netdoc.bot.remedy..", "org.jdbi..")
                .because("who may change a cluster is decided by the approvals alone")
                .check(BOT);
    }

    @Test
    void conversationNeitherActsNorStores() {
        noClasses()
                .that()
                .resideInAPackage("dev.netdoc.bot.conversation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.netdoc.bot.slack..", "dev.netdoc.bot.store..", "dev.netdoc.bot.remedy..", "org.jdbi..")
                .because("a reply is data; proposing goes through the approvals port")
                .check(BOT);
    }

    @Test
    void approvalsKnowNoSurface() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.netdoc.bot.approval..", "dev.netdoc.bot.remedy..", "dev.netdoc.bot.audit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.netdoc.bot.slack..", "dev.netdoc.bot.conversation..", "dev.netdoc.bot.cli..")
                .because("a decision is checked where it is applied, not where it is drawn")
                .check(BOT);
    }
}
