package io.keyledger.snapshot;

import static io.keyledger.snapshot.SampleFacts.ACCOUNT;
import static io.keyledger.snapshot.SampleFacts.NOON;
import static io.keyledger.snapshot.SampleFacts.REGION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.KeyAlias;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.Observed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotWriterTest {
    private static final PartId KMS = new PartId(ACCOUNT, REGION, "kms");
    private static final PartId S3 = new PartId(ACCOUNT, REGION, "s3");

    @TempDir
    Path temporary;

    @Test
    void goesOnWithThePartsThatAreMissing() throws IOException {
        Path folder = temporary.resolve("new/snapshot");
        try (SnapshotWriter writer = SnapshotWriter.open(folder, description(NOON, List.of("kms", "s3")))) {
            finish(writer, KMS);
        }

        try (SnapshotWriter writer =
                SnapshotWriter.open(folder, description(NOON.plusSeconds(60), List.of("kms", "s3")))) {
            assertThat(writer.description().asOf()).isEqualTo(NOON);
            assertThat(writer.has(KMS)).isTrue();
            assertThat(writer.missing()).containsExactly(S3);
            finish(writer, S3);
            assertThat(writer.missing()).isEmpty();
        }
        assertThat(Snapshot.open(folder).missing()).isEmpty();
    }

    @Test
    void aPartThatIsNotCommittedIsNotThere() throws IOException {
        try (SnapshotWriter writer = SnapshotWriter.open(temporary, description(NOON, List.of("kms")))) {
            try (PartWriter part = writer.begin(KMS)) {
                part.write(SampleFacts.key());
            }
            assertThat(writer.has(KMS)).isFalse();
        }
        assertThat(files()).containsExactlyInAnyOrder(".lock", "snapshot.json");
    }

    @Test
    void leavesWhatWasThereWhenItsReplacementIsNotCommitted() throws IOException {
        try (SnapshotWriter writer = SnapshotWriter.open(temporary, description(NOON, List.of("kms")))) {
            finish(writer, KMS);
            try (PartWriter part = writer.begin(KMS)) {
                part.write(SampleFacts.bucket());
            }
        }
        assertThat(Snapshot.open(temporary).read(KMS, _ -> {}).facts()).isEqualTo(Map.of("KmsKey", 1L));
    }

    @Test
    void removesWhatAKilledProcessLeft() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HalfAPart.class.getName(),
                        temporary.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(HalfAPart.KILLED);
        assertThat(files())
                .contains("kms.jsonl.gz")
                .anyMatch(name -> name.matches("\\.s3\\.jsonl\\.gz\\.[0-9a-f]{16}\\.tmp"));
        assertThat(Snapshot.open(temporary).missing()).containsExactly(S3);

        try (SnapshotWriter writer = SnapshotWriter.open(temporary, description(NOON, List.of("kms", "s3")))) {
            assertThat(writer.missing()).containsExactly(S3);
        }

        assertThat(files()).containsExactlyInAnyOrder(".lock", "snapshot.json", "kms.jsonl.gz");
    }

    /** A process that ends in the middle of its second part, as one does that is killed: nothing is closed. */
    static final class HalfAPart {
        static final int KILLED = 137;

        private HalfAPart() {}

        public static void main(String[] arguments) throws IOException {
            SnapshotWriter writer = SnapshotWriter.open(Path.of(arguments[0]), description(NOON, List.of("kms", "s3")));
            finish(writer, KMS);
            writer.begin(S3).write(SampleFacts.bucket());
            Runtime.getRuntime().halt(KILLED);
        }
    }

    @Test
    void anotherScopeIsRefused() throws IOException {
        SnapshotWriter.open(temporary, description(NOON, List.of("kms"))).close();

        assertThatThrownBy(() -> SnapshotWriter.open(temporary, description(NOON, List.of("kms", "s3"))))
                .isInstanceOf(SnapshotException.class)
                .hasMessage("Snapshot " + temporary + " was started with different collectors: choose another folder,"
                        + " or repeat the command that started it.");
    }

    @Test
    void twoRunsDoNotWriteTheSameSnapshot() throws IOException {
        try (SnapshotWriter _ = SnapshotWriter.open(temporary, description(NOON, List.of("kms")))) {
            assertThatThrownBy(() -> SnapshotWriter.open(temporary, description(NOON, List.of("kms"))))
                    .isInstanceOf(SnapshotException.class)
                    .hasMessageStartingWith("Another run is writing to snapshot " + temporary);
        }
        SnapshotWriter.open(temporary, description(NOON, List.of("kms"))).close();
    }

    @Test
    void aFolderOfSomethingElseIsLeftAlone() throws IOException {
        Files.writeString(temporary.resolve("thesis.txt"), "two years of work");

        assertThatThrownBy(() -> SnapshotWriter.open(temporary, description(NOON, List.of("kms"))))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("holds thesis.txt, which does not belong to a snapshot");
        assertThat(files()).containsExactly("thesis.txt");
    }

    @Test
    void aFileInsteadOfAFolderIsSaidToBeOne() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");

        assertThatThrownBy(() -> SnapshotWriter.open(file, description(NOON, List.of("kms"))))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void aFullDiskIsSaidInASentenceAndLeavesNoHalfFile() throws IOException {
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -f 8 && exec \"$0\" -XX:-UsePerfData -cp \"$1\" \"$2\" \"$3\"",
                        ProcessHandle.current().info().command().orElseThrow(),
                        System.getProperty("java.class.path"),
                        LargePart.class.getName(),
                        temporary.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output)
                .contains("Snapshot part 111122223333/eu-central-1/kms could not be written: File too large."
                        + " Finished parts are kept; fix this and run the same command again to resume.");
        assertThat(files()).containsExactlyInAnyOrder(".lock", "snapshot.json");
    }

    /** A process that writes more than it may, which fails as on a full disk. */
    static final class LargePart {
        private LargePart() {}

        public static void main(String[] arguments) throws IOException {
            Random random = new Random(1);
            try (SnapshotWriter writer = SnapshotWriter.open(Path.of(arguments[0]), description(NOON, List.of("kms")));
                    PartWriter part = writer.begin(KMS)) {
                for (int i = 0; i < 20_000; i++) {
                    String name = Long.toHexString(random.nextLong());
                    part.write(new KeyAlias(ACCOUNT, REGION, "alias/" + name, name, null));
                }
                part.commit();
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void aPlantedSymbolicLinkIsNeverWrittenThrough() throws IOException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Path letter = Files.writeString(outside.resolve("letter.txt"), "dear reader");
        Path snapshot = temporary.resolve("snapshot");
        SnapshotWriter.open(snapshot, description(NOON, List.of("kms", "s3"))).close();
        Path account = Files.createDirectories(snapshot.resolve("parts").resolve(ACCOUNT));
        Files.createSymbolicLink(account.resolve(REGION), outside);
        Path leftover = Files.writeString(outside.resolve(".kms.jsonl.gz.0123456789abcdef.tmp"), "theirs");

        try (SnapshotWriter writer = SnapshotWriter.open(snapshot, description(NOON, List.of("kms", "s3")))) {
            assertThatThrownBy(() -> writer.begin(KMS)).hasMessageContaining("could not be written");
            assertThatThrownBy(() -> writer.answers(KMS)).hasMessageContaining("could not be opened");
        }

        assertThat(leftover).hasContent("theirs");
        assertThat(outside.resolve("kms.jsonl.gz")).doesNotExist();
        assertThat(letter).hasContent("dear reader");
    }

    @Test
    void aPlantedLinkInThePlaceOfTheLockOrOfAPartKeepsItsTarget() throws IOException {
        Path letter = Files.writeString(temporary.resolve("letter.txt"), "dear reader");
        Path snapshot = temporary.resolve("snapshot");
        try (SnapshotWriter writer = SnapshotWriter.open(snapshot, description(NOON, List.of("kms")))) {
            finish(writer, KMS);
        }
        Path part = snapshot.resolve("parts").resolve(ACCOUNT).resolve(REGION).resolve("kms.jsonl.gz");
        Files.delete(part);
        Files.createSymbolicLink(part, letter);

        try (SnapshotWriter writer = SnapshotWriter.open(snapshot, description(NOON, List.of("kms")))) {
            assertThat(writer.damaged()).containsKey(KMS);
            finish(writer, KMS);
        }
        Files.delete(snapshot.resolve(".lock"));
        Files.createSymbolicLink(snapshot.resolve(".lock"), letter);

        assertThat(letter).hasContent("dear reader");
        assertThat(Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThatThrownBy(() -> SnapshotWriter.open(snapshot, description(NOON, List.of("kms"))))
                .hasMessageContaining("a symbolic link is in its place");
    }

    @Test
    void removesNothingFromItsFolderThatIsNotItsOwn() throws IOException {
        SnapshotWriter.open(temporary, description(NOON, List.of("kms"))).close();
        Path region = Files.createDirectories(
                temporary.resolve("parts").resolve(ACCOUNT).resolve(REGION));
        Files.writeString(region.resolve(".kms.jsonl.gz.tmp"), "another tool's");
        Files.writeString(region.resolve(".notes.tmp"), "somebody's");
        Files.writeString(temporary.resolve("parts").resolve(".draft.tmp"), "somebody's");

        SnapshotWriter.open(temporary, description(NOON, List.of("kms"))).close();

        assertThat(files()).contains(".kms.jsonl.gz.tmp", ".notes.tmp", ".draft.tmp");
    }

    @Test
    void aDamagedPartCountsAsMissingAndIsReplaced() throws IOException {
        try (SnapshotWriter writer = SnapshotWriter.open(temporary, description(NOON, List.of("kms", "s3")))) {
            finish(writer, KMS);
            finish(writer, S3);
        }
        Path part = temporary.resolve("parts").resolve(ACCOUNT).resolve(REGION).resolve("kms.jsonl.gz");
        byte[] whole = Files.readAllBytes(part);
        Files.write(part, Arrays.copyOf(whole, whole.length - 9));

        try (SnapshotWriter writer = SnapshotWriter.open(temporary, description(NOON, List.of("kms", "s3")))) {
            assertThat(writer.damaged()).containsExactly(Map.entry(KMS, "it is cut short"));
            assertThat(writer.missing()).containsExactly(KMS);
            finish(writer, KMS);
            assertThat(writer.missing()).isEmpty();
        }

        assertThat(Files.readAllBytes(part)).isEqualTo(whole);
    }

    @Test
    void aFactOfAnotherPlaceIsAMistakeOfTheCollector() throws IOException {
        try (SnapshotWriter writer = SnapshotWriter.open(temporary, description(NOON, List.of("kms")));
                PartWriter part = writer.begin(KMS)) {
            assertThatThrownBy(() -> part.write(new KeyAlias(ACCOUNT, "us-east-1", "alias/a", "arn", null)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("111122223333 in us-east-1 does not belong to");
            assertThatThrownBy(() -> part.write(new KeyAlias("444455556666", REGION, "alias/a", "arn", null)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aKeyReferenceThatWouldBeReadBackDifferentlyIsAMistakeOfTheCollector() throws IOException {
        EncryptedResource bucket = SampleFacts.bucket();
        EncryptedResource wrong = new EncryptedResource(
                bucket.accountId(),
                bucket.region(),
                bucket.service(),
                bucket.type(),
                bucket.id(),
                bucket.arn(),
                bucket.purpose(),
                Observed.known(Encryption.kms("aws:kms", new KeyReference.KeyId("alias/payments"))),
                null,
                null,
                bucket.tags(),
                Map.of());
        try (SnapshotWriter writer = SnapshotWriter.open(temporary, description(NOON, List.of("kms")));
                PartWriter part = writer.begin(KMS)) {
            assertThatThrownBy(() -> part.write(wrong)).hasMessageContaining("KeyReference.parse");
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static void finish(SnapshotWriter writer, PartId id) throws IOException {
        try (PartWriter part = writer.begin(id)) {
            part.write(SampleFacts.key());
            part.commit();
        }
    }

    private static SnapshotDescription description(Instant asOf, List<String> collectors) {
        return SnapshotDescription.of(
                asOf,
                "0.1.0",
                "arn:aws:iam::111122223333:user/auditor",
                new SnapshotScope(List.of(ACCOUNT), List.of(REGION), collectors, Map.of()),
                collectors.stream()
                        .map(name -> new PartId(ACCOUNT, REGION, name))
                        .toList());
    }
}
