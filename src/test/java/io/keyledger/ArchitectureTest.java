package io.keyledger;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.keyledger.policy.analysis.KeyAnalysis;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;

/** Data flows one way through the packages, and each library is seen by one of them. */
@AnalyzeClasses(packages = "io.keyledger", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule dataFlowsOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("inventory")
            .definedBy("io.keyledger.inventory..")
            .layer("policy")
            .definedBy("io.keyledger.policy..")
            .layer("snapshot")
            .definedBy("io.keyledger.snapshot..")
            .layer("collect")
            .definedBy("io.keyledger.collect..")
            .layer("classify")
            .definedBy("io.keyledger.classify..")
            .layer("cost")
            .definedBy("io.keyledger.cost..")
            .layer("check")
            .definedBy("io.keyledger.check..")
            .layer("evaluate")
            .definedBy("io.keyledger.evaluate..")
            .layer("report")
            .definedBy("io.keyledger.report..")
            .layer("deliver")
            .definedBy("io.keyledger.deliver..")
            .layer("cli")
            .definedBy("io.keyledger.cli..")
            .whereLayer("inventory")
            .mayNotAccessAnyLayer()
            .whereLayer("policy")
            .mayOnlyAccessLayers("inventory")
            .whereLayer("snapshot")
            .mayOnlyAccessLayers("inventory")
            .whereLayer("collect")
            .mayOnlyAccessLayers("inventory", "snapshot")
            .whereLayer("classify")
            .mayOnlyAccessLayers("inventory")
            .whereLayer("cost")
            .mayOnlyAccessLayers("inventory", "classify")
            .whereLayer("check")
            .mayOnlyAccessLayers("inventory", "classify", "policy", "cost")
            .whereLayer("evaluate")
            .mayOnlyAccessLayers("inventory", "policy", "snapshot", "classify", "cost", "check")
            .whereLayer("report")
            .mayOnlyAccessLayers("inventory", "policy", "snapshot", "classify", "cost", "check", "evaluate")
            .whereLayer("deliver")
            .mayOnlyAccessLayers("inventory", "report");

    /** The floors of the command line; the commands are on top of them all. */
    @ArchTest
    static final ArchRule commandLineHasFloors = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("process")
            .definedBy("io.keyledger.cli.process")
            .layer("text")
            .definedBy("io.keyledger.cli.text")
            .layer("configuration")
            .definedBy("io.keyledger.cli.configuration")
            .layer("settings")
            .definedBy("io.keyledger.cli.settings")
            .layer("snapshot")
            .definedBy("io.keyledger.cli.snapshot")
            .layer("run")
            .definedBy("io.keyledger.cli.run")
            .layer("schedule")
            .definedBy("io.keyledger.cli.schedule")
            .layer("lines")
            .definedBy("io.keyledger.cli.lines")
            .layer("commands")
            .definedBy("io.keyledger.cli")
            .whereLayer("process")
            .mayNotAccessAnyLayer()
            .whereLayer("text")
            .mayOnlyAccessLayers("process")
            .whereLayer("configuration")
            .mayOnlyAccessLayers("process")
            .whereLayer("settings")
            .mayOnlyAccessLayers("process", "configuration")
            .whereLayer("snapshot")
            .mayOnlyAccessLayers("process", "text", "configuration", "settings")
            .whereLayer("run")
            .mayOnlyAccessLayers("process", "text", "configuration", "settings", "snapshot")
            .whereLayer("schedule")
            .mayOnlyAccessLayers("process", "configuration", "settings")
            .whereLayer("lines")
            .mayOnlyAccessLayers("process", "text");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            SlicesRuleDefinition.slices().matching("io.keyledger.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule classesHaveNoCycles = SlicesRuleDefinition.slices()
            .assignedFrom(topLevelClasses())
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyCollectTalksToAws = onlyIn("io.keyledger.collect..", "software.amazon.awssdk..");

    /** The clients that it makes have the guard in them; a client made elsewhere would have none. */
    @ArchTest
    static final ArchRule onlyOnePlaceMakesClients = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.keyledger.collect.call.AwsClients")
            .should()
            .callMethodWhere(target(name("build")).and(target(owner(assignableTo(AwsClientBuilder.class)))))
            .orShould()
            .callMethodWhere(target(name("create")).and(target(owner(assignableTo(SdkClient.class)))));

    /** The verdicts of all others are shared between keys, whatever buckets each encrypts. */
    @ArchTest
    static final ArchRule onlyChecksThatSaySoLookAtBuckets = noClasses()
            .that()
            .resideInAPackage("io.keyledger.check..")
            .and(describe(
                    "do not declare looksAtBuckets",
                    type -> type.tryGetMethod("looksAtBuckets").isEmpty()))
            .should()
            .callMethod(KeyAnalysis.class, "buckets");

    @ArchTest
    static final ArchRule onlyReportWritesCsv = onlyIn("io.keyledger.report..", "org.apache.commons.csv..");

    /** Commands have its annotations; a status line asks it for the width of the terminal. */
    @ArchTest
    static final ArchRule onlyCommandsKnowPicocli = noClasses()
            .that()
            .resideOutsideOfPackage("io.keyledger.cli")
            .and()
            .doNotHaveFullyQualifiedName("io.keyledger.cli.process.StatusLine")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    /** A check that breaks is logged where it is caught. */
    @ArchTest
    static final ArchRule onlyTheProcessLogs = noClasses()
            .that()
            .resideOutsideOfPackage("io.keyledger.cli.process")
            .and()
            .doNotHaveFullyQualifiedName("io.keyledger.check.PreparedCheck")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.logging..");

    @ArchTest
    static final ArchRule inventoryUsesNothingButTheLanguage = noClasses()
            .that()
            .resideInAPackage("io.keyledger.inventory..")
            .should()
            .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.not(
                    resideInAnyPackage("io.keyledger.inventory..", "java..", "org.jspecify..")));

    @ArchTest
    static final ArchRule onlyTheProcessReadsTheClock = noClasses()
            .that()
            .resideOutsideOfPackage("io.keyledger.cli.process")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.ZonedDateTime.class, "now")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC")
            .orShould()
            .callMethod(java.time.Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(java.time.InstantSource.class, "system")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule onlyTheProcessUsesTheConsole = noClasses()
            .that()
            .resideOutsideOfPackage("io.keyledger.cli.process")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .accessField(System.class, "in")
            .orShould()
            .callMethod(System.class, "console")
            .orShould()
            .callMethod(System.class, "exit", int.class);

    private static ArchRule onlyIn(String place, String library) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(place)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    /** A nested class belongs to the one around it. */
    private static SliceAssignment topLevelClasses() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getName().replaceFirst("\\$.*", ""));
            }

            @Override
            public String getDescription() {
                return "top-level classes";
            }
        };
    }
}
