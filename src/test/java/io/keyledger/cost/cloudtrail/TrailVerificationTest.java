package io.keyledger.cost.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailVerificationTest {
    private static final int HOURS = 4;
    private static final int LOGS = 3;

    @TempDir
    private Path root;

    /** The files of each hour, the digest file last. */
    private final List<List<Path>> hours = new ArrayList<>();

    @BeforeEach
    void deliver() throws IOException {
        DigestChain chain = new DigestChain(root, "eu-west-1");
        for (int hour = 0; hour < HOURS; hour++) {
            hours.add(chain.hour(LOGS));
        }
    }

    @Test
    void provesThatEveryLogFileIsThereUnchanged() throws IOException {
        TrailProof proof = TrailVerification.of(new FolderFiles(root), new LogHashes());

        assertThat(proof)
                .isEqualTo(new TrailProof(
                        HOURS,
                        0,
                        "CloudTrail's signature is not part of a copy; --cloudtrail s3://BUCKET checks it in the"
                                + " bucket",
                        (long) HOURS * LOGS,
                        (long) HOURS * LOGS,
                        0,
                        List.of(),
                        Instant.parse("2026-11-10T00:00:00Z"),
                        Instant.parse("2026-11-10T04:00:00Z")));
    }

    @Test
    void aCopyMayLackTheFirstFoldersOfTheBucket() throws IOException {
        assertThat(TrailVerification.of(new FolderFiles(root.resolve("AWSLogs/111122223333")), new LogHashes())
                        .problems())
                .isZero();
    }

    @Test
    void aCopyMayBeginAtAnyHour() throws IOException {
        for (Path file : hours.getFirst()) {
            Files.delete(file);
        }

        TrailProof proof = TrailVerification.of(new FolderFiles(root), new LogHashes());

        assertThat(proof.problems()).isZero();
        assertThat(proof.from()).isEqualTo("2026-11-10T01:00:00Z");
    }

    @Test
    void namesALogFileThatIsMissing() throws IOException {
        Path missing = hours.get(1).get(1);
        Files.delete(missing);

        assertProblem(missing.getFileName() + " is missing", 1);
    }

    @Test
    void namesALogFileThatWasChanged() throws IOException {
        Path changed = hours.get(2).getFirst();
        Files.write(changed, TrailFolder.gzip("{\"Records\":[]}"));

        assertProblem(changed.getFileName() + " was changed", 1);
    }

    @Test
    void namesALogFileThatCannotBeDecompressed() throws IOException {
        Path torn = hours.get(2).getFirst();
        Files.write(torn, new byte[] {1, 2, 3});

        assertProblem(torn.getFileName() + " was changed", 1);
    }

    @Test
    void aDigestFileThatDisappearedWithItsLogFilesIsMissed() throws IOException {
        for (Path file : hours.get(1)) {
            Files.delete(file);
        }

        assertProblem("the digest file before " + hours.get(2).getLast().getFileName() + " is missing", 0);
    }

    @Test
    void aDigestFileThatWasChangedToHideALogFileIsNoticedByTheNextOne() throws IOException {
        Files.delete(hours.get(1).getFirst());
        Path digest = hours.get(1).getLast();
        DigestChain forged = new DigestChain(root, "eu-west-1");
        List<Path> before = forged.hour(LOGS);
        assertThat(before).isEqualTo(hours.getFirst());
        forged.hour(1);

        assertProblem(digest.getFileName() + " was changed", 0);
    }

    @Test
    void nothingProvesTheHoursBetweenTwoChains() throws IOException {
        DigestChain other = new DigestChain(root, "us-east-1");
        other.hour(1);
        other.beginAnew();
        Path second = other.hour(1).getLast();

        assertProblem("the digest file before " + second.getFileName() + " is missing", 0);
    }

    @Test
    void aDigestFileThatSaysNothingIsAProblem() throws IOException {
        Path last = hours.getLast().getLast();
        Files.write(last, TrailFolder.gzip("[]"));

        assertProblem(last.getFileName() + " is not a readable digest file", LOGS);
    }

    @Test
    void aNameInADigestFileLeadsToNoFileElsewhere() throws IOException {
        String content = "{\"digestStartTime\":\"2026-11-10T00:00:00Z\",\"digestEndTime\":\"2026-11-10T01:00:00Z\","
                + "\"previousDigestS3Object\":null,\"logFiles\":[{\"s3Object\":\"../../etc/hosts\",\"hashValue\":\"00\","
                + "\"hashAlgorithm\":\"SHA-256\"}]}";
        Files.write(
                root.resolve("1_CloudTrail-Digest_us-east-1_trail_us-east-1_20261110T010000Z.json.gz"),
                TrailFolder.gzip(content));

        assertThat(TrailVerification.of(new FolderFiles(root), new LogHashes()).firstProblems())
                .containsExactly("hosts is missing");
    }

    private void assertProblem(String problem, int unlisted) throws IOException {
        TrailProof proof = TrailVerification.of(new FolderFiles(root), new LogHashes());

        assertThat(proof.firstProblems()).containsExactly(problem);
        assertThat(proof.problems()).isOne();
        assertThat(proof.listed()).isGreaterThanOrEqualTo((long) (HOURS - 1) * LOGS - unlisted);
    }
}
