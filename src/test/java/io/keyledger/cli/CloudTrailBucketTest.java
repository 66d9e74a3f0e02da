package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.process.ExitCode;
import io.keyledger.cost.cloudtrail.Event;
import io.keyledger.cost.cloudtrail.TrailFolder;
import io.keyledger.report.Csv;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.stub.StubBehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Log files of CloudTrail in a bucket, as users of the command line meet them. */
class CloudTrailBucketTest {
    private static final String ACCOUNT = StubAccountEnvironment.ACCOUNT;

    /** A key of the sample account. */
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/9d1be7b9-36b1-5ee0-ba0b-58c01ac56b7e";

    private final StubAccountEnvironment aws = StubAccountEnvironment.start();

    @TempDir
    private Path directory;

    private TestEnvironment terminal;
    private String bucket = "";

    @BeforeEach
    void deliverOneLogFile() throws IOException {
        SampleAccount.write(directory.resolve("sample"));
        terminal = TestEnvironment.in(directory);
        bucket = aws.server()
                .world()
                .account(ACCOUNT)
                .orElseThrow()
                .region("eu-west-1")
                .orElseThrow()
                .bucket(0)
                .name();
        Event decrypt = Event.of("Decrypt", ACCOUNT)
                .byRole(ACCOUNT, "night-shift", "session")
                .at(Instant.parse("2026-11-23T12:00:00Z"))
                .on(KEY);
        aws.server()
                .objects()
                .put(
                        bucket,
                        "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/23/a.json.gz",
                        TrailFolder.gzip(TrailFolder.json(List.of(decrypt, decrypt))));
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void anAuditOfAKeptSnapshotReadsThem() throws IOException {
        audit("s3://" + bucket);

        assertThat(rows("costs.csv"))
                .anySatisfy(row -> assertThat(row)
                        .hasEntrySatisfying(
                                "source", source -> assertThat(source).startsWith("cloudtrail;"))
                        .containsEntry("caller", "arn:aws:iam::111122223333:role/night-shift")
                        .containsEntry("quantity", "2"))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("line", "audit")
                        .containsEntry("operation", "s3:GetObject")
                        .containsEntry("quantity", "1"));
        assertThat(rows("coverage.csv"))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("action", "log files")
                        .containsEntry("asked", "1")
                        .containsEntry("answered", "1")
                        .hasEntrySatisfying("note", note -> assertThat(note).startsWith("2 events from ")))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("account_id", ACCOUNT)
                        .containsEntry("region", "eu-west-1")
                        .containsEntry("action", "GetObject")
                        .containsEntry("answered", "1"));
    }

    @Test
    void eachShardOfACollectionCountsItsOwn() throws IOException {
        long requests = 0;
        for (int number = 1; number <= 2; number++) {
            Path folder = directory.resolve("shard-" + number);
            terminal.run(aws.at(
                    "collect",
                    "--shard",
                    number + "/2",
                    "--snapshot",
                    folder.toString(),
                    "--collector",
                    "organizations",
                    "--region",
                    "eu-west-1",
                    "--cloudtrail",
                    "s3://" + bucket));
            Snapshot snapshot = Snapshot.open(folder);
            for (PartId part : snapshot.parts()) {
                requests += snapshot.read(part, _ -> {}).facts().getOrDefault("TrailRequests", 0L);
            }
        }

        assertThat(requests).isEqualTo(1);
        assertThat(aws.server().counters().calls("s3:GetObject")).isEqualTo(1);
    }

    @Test
    void costNamesTheCallers() {
        terminal.run(aws.at("cost", "--from", "sample", "--by", "caller", "--cloudtrail", "s3://" + bucket + "/"));

        assertThat(terminal.out()).contains("arn:aws:iam::111122223333:role/night-shift");
    }

    @Test
    void aBucketThatRefusesIsAGapAndNoRequests() throws IOException {
        aws.server().behave(StubBehaviour.calm().denying("s3:ListObjectsV2", "s3:HeadBucket"));

        assertThat(audit("s3://" + bucket)).isEqualTo(ExitCode.INCOMPLETE.number());
        assertThat(rows("coverage.csv"))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("action", "ListObjectsV2")
                        .containsEntry("denied", row.get("asked"))
                        .hasEntrySatisfying("note", note -> assertThat(note).contains("is not authorized to perform")))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("action", "log files")
                        .containsEntry("failed", "1")
                        .hasEntrySatisfying("note", note -> assertThat(note).contains("no log file")));
        assertThat(rows("costs.csv"))
                .noneMatch(row -> row.getOrDefault("source", "").startsWith("cloudtrail"));
    }

    @Test
    void aBucketWithoutDigestFilesProvesNothing() throws IOException {
        assertThat(terminal.run(
                        aws.at("audit", "--from", "sample", "--cloudtrail", "s3://" + bucket, "--verify-trail")))
                .isEqualTo(ExitCode.INCOMPLETE.number());

        assertThat(rows("coverage.csv"))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("action", "digest files")
                        .containsEntry("failed", "1")
                        .hasEntrySatisfying(
                                "note",
                                note -> assertThat(note)
                                        .startsWith("no digest file could be read; enable log file validation on"
                                                + " the trail")));
    }

    @Test
    void withoutCredentialsItSaysWhatNeedsThem() {
        assertThat(terminal.run(
                        aws.at("cost", "--from", "sample", "--cloudtrail", "s3://" + bucket, "--profile", "nobody")))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err())
                .startsWith("keyledger: --cloudtrail: 's3://" + bucket
                        + "' can't be read. The AWS profile 'nobody' gives no credentials: ");
    }

    @Test
    void aNameThatNoBucketHasIsRefused() {
        assertThat(terminal.run("audit", "--from", "sample", "--cloudtrail", "s3://My_Logs"))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err())
                .isEqualTo("keyledger: --cloudtrail: 's3://My_Logs' is not the location of a bucket, for example"
                        + " s3://BUCKET or s3://BUCKET/PREFIX.\n");
    }

    @Test
    void aPlanCountsThem() {
        assertThat(terminal.run(aws.at("plan", "--collector", "kms", "--cloudtrail", "s3://" + bucket)))
                .isEqualTo(ExitCode.CLEAN.number());

        assertThat(terminal.out())
                .contains("1 CloudTrail log file")
                .containsPattern("s3:GetObject +1 +1 ")
                .containsPattern("s3:ListObjectsV2 +4 +1 ");
    }

    @Test
    void permissionsAllowTheCallerToReadThem() {
        terminal.run("permissions", "--collector", "kms", "--cloudtrail", "s3://logs/our*trail");
        assertThat(terminal.out())
                .contains("\"arn:aws:s3:::logs\"", "\"arn:aws:s3:::logs/our${*}trail/*\"", "\"kms:Decrypt\"")
                .doesNotContain("cloudtrail:ListPublicKeys");
        TestEnvironment verified = TestEnvironment.in(directory);
        verified.run("permissions", "--collector", "kms", "--cloudtrail", "s3://logs", "--verify-trail");
        assertThat(verified.out()).contains("\"cloudtrail:ListPublicKeys\"");

        TestEnvironment role = TestEnvironment.in(directory);
        role.run("permissions", "--cloudtrail", "s3://logs", "--account", "444455556666", "--role", "Audit");
        assertThat(role.out()).doesNotContain("s3:::logs");
        TestEnvironment assume = TestEnvironment.in(directory);
        assume.run(
                "permissions", "--assume", "--cloudtrail", "s3://logs", "--account", "444455556666", "--role", "Audit");
        assertThat(assume.out()).contains("sts:AssumeRole", "\"arn:aws:s3:::logs/*\"");
    }

    private int audit(String location) {
        return terminal.run(aws.at("audit", "--from", "sample", "--cloudtrail", location));
    }

    private List<Map<String, String>> rows(String file) throws IOException {
        try (Stream<Path> runs = Files.list(directory.resolve("reports"))) {
            Path run = runs.filter(folder -> Files.exists(folder.resolve(file)))
                    .findFirst()
                    .orElseThrow();
            return Csv.rows(run.resolve(file));
        }
    }
}
