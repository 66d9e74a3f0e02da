package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
    @TempDir
    private Path directory;

    private TestEnvironment environment;
    private Path snapshot;

    @BeforeEach
    void keepASnapshot() throws IOException {
        environment = TestEnvironment.in(directory);
        snapshot = directory.resolve("kept");
        SampleAccount.write(snapshot);
    }

    @Test
    void aKeptSnapshotGivesTheSameBytesEveryTime() throws IOException {
        int code = environment.run("audit", "--from", "kept");
        environment.run("audit", "--from", "kept");

        Path first = directory.resolve("reports/20261124T030000Z");
        Path second = directory.resolve("reports/20261124T030000Z-2");
        assertThat(code).isEqualTo(ExitCode.INCOMPLETE.number());
        assertThat(names(first)).hasSize(15);
        for (String name : names(first)) {
            assertThat(second.resolve(name)).hasSameBinaryContentAs(first.resolve(name));
        }
    }

    @Test
    void theSummarySaysWhereTheFilesAre() {
        environment.run("audit", "--from", "kept", "--output", "elsewhere");

        assertThat(environment.out())
                .contains("Files      " + directory.resolve("elsewhere/20261124T030000Z") + "\n")
                .endsWith("Exit code  3, because something could not be read\n");
    }

    @Test
    void theLatestSnapshotIsTheOneOfTheLatestInstant() throws IOException {
        environment.run("demo");

        environment.run("audit", "--from", "latest");

        assertThat(names(directory.resolve("reports"))).contains("20261124T030000Z-2");
    }

    @Test
    void withoutAnySnapshotThereIsNoLatestOne() {
        assertRefused("--from latest: there is no snapshot in ", "audit", "--from", "latest");
    }

    @Test
    void quietSaysNothing() {
        environment.run("audit", "--from", "kept", "--quiet");

        assertThat(environment.out()).isEmpty();
        assertThat(environment.err()).isEmpty();
    }

    @Test
    void theRunIsNamedByTheInstantThatItSpeaksOf() throws IOException {
        environment.run("audit", "--from", "kept", "--as-of", "2027-01-02T03:04:05Z");

        assertThat(names(directory.resolve("reports"))).containsExactly("20270102T030405Z");
        assertThat(environment.out()).contains("as of 2027-01-02T03:04:05Z");
    }

    @Test
    void whatIsNoSnapshotIsRefused() throws IOException {
        Files.createDirectory(directory.resolve("empty"));

        assertRefused("empty is not a snapshot", "audit", "--from", "empty");
        assertThat(names(directory.resolve("reports"))).isEmpty();
    }

    @Test
    void aSnapshotOfANewerVersionIsRefused() throws IOException {
        Path description = snapshot.resolve("snapshot.json");
        Files.writeString(description, Files.readString(description).replace("\"2.0\"", "\"3.0\""));

        assertRefused("has format version 3.0, and this keyledger reads version 2", "audit", "--from", "kept");
    }

    @Test
    void aSnapshotWithAFlippedByteIsRefusedAndLeavesNoFiles() throws IOException {
        Path part = snapshot.resolve("parts/111122223333/eu-west-1/s3.jsonl.gz");
        byte[] bytes = Files.readAllBytes(part);
        bytes[100] ^= 4;
        Files.write(part, bytes);

        assertRefused("s3.jsonl.gz is damaged", "audit", "--from", "kept");
        assertThat(names(directory.resolve("reports"))).isEmpty();
    }

    @Test
    void aDamagedPartIsLeftOutWhenThatIsAskedForAndMakesTheEvidenceIncomplete() throws IOException {
        Files.writeString(snapshot.resolve("parts/111122223333/eu-west-1/s3.jsonl.gz"), "something else altogether");

        int code = environment.run("audit", "--from", "kept", "--damaged-parts", "skip");

        assertThat(code).isEqualTo(ExitCode.INCOMPLETE.number());
        assertThat(environment.out()).contains("s3:*");
        assertThat(directory.resolve("reports/20261124T030000Z/coverage.csv"))
                .content()
                .contains("this part of the snapshot is damaged and was skipped: ");
    }

    @Test
    void nothingThatIsNotARunsOwnIsRemovedFromTheOutputFolder() throws IOException {
        Path reports = Files.createDirectories(directory.resolve("reports"));
        Path theirs = Files.createDirectory(reports.resolve(".x.tmp"));
        Files.writeString(theirs.resolve(".lock"), "");
        Files.writeString(theirs.resolve("thesis.txt"), "two years of work");
        Path tool = Files.createDirectory(reports.resolve("another-tool"));
        Files.writeString(tool.resolve(".lock"), "");

        environment.run("audit", "--from", "kept", "--quiet");

        assertThat(theirs.resolve("thesis.txt")).hasContent("two years of work");
        assertThat(theirs.resolve(".lock")).exists();
        assertThat(tool.resolve(".lock")).exists();
        assertThat(names(reports)).containsExactlyInAnyOrder(".x.tmp", "another-tool", "20261124T030000Z");
    }

    @Test
    void aPartThatIsMissingMakesTheEvidenceIncomplete() throws IOException {
        Files.delete(snapshot.resolve("parts/111122223333/eu-west-1/s3.jsonl.gz"));

        int code = environment.run("audit", "--from", "kept");

        assertThat(code).isEqualTo(ExitCode.INCOMPLETE.number());
        assertThat(environment.out()).contains("s3:*");
    }

    @Test
    void anOutputThatCannotBeWrittenIsRefused() throws IOException {
        Files.writeString(directory.resolve("file"), "");

        assertRefused(
                "--output: the folder " + directory.resolve("file"), "audit", "--from", "kept", "--output", "file");
    }

    @Test
    void aPriceFileThatIsWrongIsRefusedWithItsLine() throws IOException {
        Files.writeString(
                directory.resolve("prices.yaml"),
                Files.readString(Path.of("config/prices.yaml")).replaceFirst("key_month: [0-9.]+", "key_month: cheap"));
        configure("costs:\n  prices: prices.yaml\n");

        assertRefused("has no price at partitions.aws.key_month", "audit");
        assertThat(environment.err()).containsPattern("\\(line [0-9]+, column [0-9]+\\)");
    }

    @Test
    void aPriceFileThatIsNotThereIsRefused() throws IOException {
        configure("costs:\n  prices: prices.yaml\n");

        assertRefused("prices.yaml cannot be read", "audit");
    }

    @Test
    void aPlaceWithoutLogFilesOfCloudTrailIsRefused() throws IOException {
        Files.createDirectories(directory.resolve("empty"));
        Files.writeString(directory.resolve("empty/notes.txt"), "nothing");

        assertRefused("--cloudtrail: 'nowhere' does not exist.", "audit", "--cloudtrail", "nowhere");
        assertRefused("--cloudtrail: 'empty' has no CloudTrail log files", "audit", "--cloudtrail", "empty");
    }

    @Test
    void logFilesWithoutDigestFilesCannotBeVerified() throws IOException {
        Files.createDirectories(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/events.json"), "{\"Records\":[]}");

        assertRefused(
                "--cloudtrail: 'logs' has no digest files for --verify-trail",
                "audit",
                "--cloudtrail",
                "logs",
                "--verify-trail");
        assertRefused("--verify-trail needs --cloudtrail", "audit", "--verify-trail");
    }

    @Test
    void aMappingToAStandardThatIsWrongIsRefused() throws IOException {
        Files.writeString(directory.resolve("frameworks.yaml"), "version: 1\nframeworks:\n  - nam: any\n");
        configure("evaluate:\n  frameworks: frameworks.yaml\n");

        assertRefused("frameworks.yaml, line 4, column 1: every framework needs its id", "audit");
    }

    @Test
    void aMappingOfACheckThatDoesNotExistIsRefused() throws IOException {
        Files.writeString(directory.resolve("frameworks.yaml"), """
            version: "1"
            frameworks:
              - id: OURS
                name: Ours
                version: "1"
                source: us
                requirements:
                  "1": {checks: [KMS-ROTATION-DISABLE], sources: [us]}
            """);
        configure("evaluate:\n  frameworks: frameworks.yaml\n");

        assertRefused("'KMS-ROTATION-DISABLE', which does not exist; did you mean 'KMS-ROTATION-DISABLED'?", "audit");
    }

    @Test
    void aDisabledCheckThatDoesNotExistIsRefusedWithItsLine() throws IOException {
        configure("checks:\n  disabled:\n    - KMS-ROTATION-DISABLED\n    - KMS-NO-SUCH-CHECK-ANYWHERE\n");

        assertRefused("config/keyledger.yaml, line 4, column 7: the setting disabled names the check", "audit");
    }

    @Test
    void aWaiverOfACheckThatDoesNotExistIsRefusedWithTheNearest() throws IOException {
        configure("""
            waivers:
              - check: EBS-VOLUME-UNENCRYPTD
                resource: "*"
                reason: scratch
                until: never
            """);

        assertRefused(
                "config/keyledger.yaml, line 2, column 5: unknown check 'EBS-VOLUME-UNENCRYPTD';"
                        + " did you mean 'EBS-VOLUME-UNENCRYPTED'?",
                "audit");
    }

    @Test
    void anAcceptedGapOfAnActionThatNobodyAsksIsRefusedWithTheNearest() throws IOException {
        configure("""
            accepted-gaps:
              - action: s3:GetBucketReplicaton
                account: "*"
                region: "*"
                reason: nothing is replicated
                until: never
            """);

        assertRefused(
                "config/keyledger.yaml, line 2, column 5: no collector calls 's3:GetBucketReplicaton';"
                        + " did you mean 's3:GetBucketReplication'?",
                "audit");
    }

    @Test
    void waiversAndTrustOfTheConfigurationCount() throws IOException {
        configure("""
            waivers:
              - check: EBS-VOLUME-UNENCRYPTED
                resource: "*"
                reason: scratch disks
                until: never
            checks:
              disabled: [EBS-SNAPSHOT-UNENCRYPTED]
            """);

        environment.run("audit", "--from", "kept");

        assertThat(Files.readString(directory.resolve("reports/20261124T030000Z/findings.csv")))
                .contains(",WAIVED,")
                .contains("scratch disks")
                .doesNotContain("EBS-SNAPSHOT-UNENCRYPTED");
    }

    @Test
    void theConfigurationThatAnEvaluationDependsOnHasADigestOfItsOwn() throws IOException {
        environment.run("audit", "--from", "kept", "--output", "one", "--quiet");
        environment.with(Map.of("KEYLEDGER_LOG_FORMAT", "json")).run("audit", "--from", "kept", "--output", "same");
        configure("checks:\n  expiry-warning-days: 31\n");
        environment.run("audit", "--from", "kept", "--output", "other");

        assertThat(digest("same")).isEqualTo(digest("one"));
        assertThat(digest("other")).isNotEqualTo(digest("one"));
    }

    @Test
    void aRunThatIsStoppedSaysThatNothingIsLeft() throws IOException {
        environment.stop().request();

        int code = environment.run("audit", "--from", "kept");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(code).isEqualTo(ExitCode.INCOMPLETE.number());
        assertThat(environment.err()).contains("stopped");
        assertThat(names(directory.resolve("reports"))).isEmpty();
    }

    private String digest(String output) throws IOException {
        return Files.readAllLines(directory.resolve(output).resolve("20261124T030000Z/manifest.json")).stream()
                .filter(line -> line.contains("configuration_sha256"))
                .findFirst()
                .orElseThrow();
    }

    private void configure(String yaml) throws IOException {
        Files.createDirectories(directory.resolve("config"));
        Files.writeString(directory.resolve("config/keyledger.yaml"), yaml);
    }

    private void assertRefused(String sentence, String... arguments) {
        int code = environment.run(arguments);

        assertThat(environment.err()).startsWith("keyledger: ").contains(sentence);
        assertThat(code).isEqualTo(ExitCode.USAGE.number());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
