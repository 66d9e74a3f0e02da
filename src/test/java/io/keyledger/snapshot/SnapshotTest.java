package io.keyledger.snapshot;

import static io.keyledger.snapshot.SampleFacts.ACCOUNT;
import static io.keyledger.snapshot.SampleFacts.NOON;
import static io.keyledger.snapshot.SampleFacts.REGION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.Sha256;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {
    private static final PartId KMS = new PartId(ACCOUNT, REGION, "kms");
    private static final String HEADER = """
        {"Part":{"format":"2.0","accountId":"111122223333","region":"eu-central-1","collector":"kms"}}
        """;
    private static final PartId S3 = new PartId(ACCOUNT, REGION, "s3");

    @TempDir
    Path folder;

    @Test
    void givesBackEveryKindOfFactAsItWasWritten() throws IOException {
        ArbitraryFacts arbitrary = new ArbitraryFacts(42);
        List<Fact> facts = new ArrayList<>();
        Set<String> arns = new HashSet<>();
        for (int round = 0; round < 200; round++) {
            for (Class<?> kind : Fact.class.getPermittedSubclasses()) {
                Fact fact = arbitrary.next(kind);
                if (!(fact instanceof KmsKey key) || arns.add(key.arn())) {
                    facts.add(fact);
                }
            }
        }
        write(KMS, facts);

        List<Fact> read = read(KMS);
        for (int index = 0; index < facts.size(); index++) {
            assertThat(read.get(index)).isEqualTo(facts.get(index));
        }
        assertThat(read).hasSameSizeAs(facts);
    }

    @Test
    void isReadableWithStandardTools() throws IOException {
        write(KMS, List.of(SampleFacts.bucket()));

        List<String> lines = lines(part(KMS));

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("""
            {"Part":{"format":"2.0","accountId":"111122223333","region":"eu-central-1","collector":"kms"}}\
            """);
        assertThat(lines.get(1)).isEqualTo("""
            {"EncryptedResource":{"accountId":"111122223333","region":"eu-central-1","service":"s3",\
            "type":"AWS::S3::Bucket","id":"ledger","arn":"arn:aws:s3:::ledger","purpose":"replication:to-frankfurt",\
            "encryption":{"known":{"method":"KMS","algorithm":"aws:kms:dsse","key":"alias/payments"}},\
            "sizeGib":0.5,"createdAt":"2026-03-01T12:00:00Z",\
            "tags":{"throttled":{"action":"s3:GetBucketTagging","message":"slow down"}},\
            "attributes":{"blocked":{"not_offered":"directory bucket"},\
            "ownership":{"known":"BucketOwnerEnforced"},\
            "policy":{"failed":{"action":"s3:GetBucketPolicy","message":"reset"}}}}}\
            """);
        String before = lines.get(0) + "\n" + lines.get(1) + "\n";
        assertThat(lines.get(2))
                .isEqualTo("{\"End\":{\"records\":1,\"sha256\":\"" + Sha256.hex(before.getBytes(StandardCharsets.UTF_8))
                        + "\"}}");
    }

    @Test
    void equalFactsAreEqualBytes() throws IOException {
        write(KMS, SampleFacts.all());
        byte[] first = Files.readAllBytes(part(KMS));
        Files.delete(part(KMS));

        write(KMS, SampleFacts.all());

        assertThat(Files.readAllBytes(part(KMS))).isEqualTo(first);
    }

    @Test
    void aChangedByteAnywhereInAPartIsFound() throws IOException {
        write(KMS, SampleFacts.all());
        byte[] whole = Files.readAllBytes(part(KMS));
        Snapshot snapshot = Snapshot.open(folder);

        for (int index = 0; index < whole.length; index++) {
            byte[] damaged = whole.clone();
            damaged[index] ^= (byte) 0xff;
            Files.write(part(KMS), damaged);
            assertThatThrownBy(() -> snapshot.read(KMS, FactFilter.none(), _ -> {}))
                    .as("byte %d", index)
                    .isInstanceOf(SnapshotException.class)
                    .hasMessageContaining(part(KMS).toString());
        }
    }

    @Test
    void aPartThatIsCutShortAnywhereIsFound() throws IOException {
        write(KMS, SampleFacts.all());
        byte[] whole = Files.readAllBytes(part(KMS));
        Snapshot snapshot = Snapshot.open(folder);

        for (int length = 0; length < whole.length; length++) {
            Files.write(part(KMS), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> snapshot.read(KMS, FactFilter.none(), _ -> {}))
                    .as("length %d", length)
                    .isInstanceOf(SnapshotException.class)
                    .hasMessageContaining("is cut short");
        }
    }

    @Test
    void damageIsSaidEvenWhereItMadeTheReaderOfAFactFail() throws IOException {
        write(KMS, List.of(SampleFacts.key()));
        byte[] whole = Files.readAllBytes(part(KMS));
        whole[whole.length - 1] ^= 1;
        Snapshot snapshot = Snapshot.open(folder);
        Consumer<Fact> failing = _ -> {
            throw new IllegalStateException("cannot take it");
        };

        assertThatThrownBy(() -> snapshot.read(KMS, failing)).isInstanceOf(IllegalStateException.class);
        Files.write(part(KMS), whole);
        assertThatThrownBy(() -> snapshot.read(KMS, failing)).isInstanceOf(SnapshotException.class);
    }

    @Test
    void whatIsAppendedToAPartIsFound() throws IOException {
        write(KMS, SampleFacts.all());
        byte[] whole = Files.readAllBytes(part(KMS));
        byte[] twice = new byte[whole.length * 2];
        System.arraycopy(whole, 0, twice, 0, whole.length);
        System.arraycopy(whole, 0, twice, whole.length, whole.length);
        Files.write(part(KMS), twice);

        assertThatThrownBy(() -> read(KMS))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void aPartInAnothersPlaceIsFound() throws IOException {
        write(KMS, SampleFacts.all());
        Files.move(part(KMS), part(S3));

        assertThatThrownBy(() -> read(S3))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("belongs to 111122223333/eu-central-1/kms");
    }

    @Test
    void aChangedByteAnywhereInTheDescriptionIsFound() throws IOException {
        write(KMS, List.of());
        Path file = folder.resolve("snapshot.json");
        byte[] whole = Files.readAllBytes(file);

        for (int index = 0; index < whole.length; index++) {
            byte[] damaged = whole.clone();
            damaged[index] ^= 1;
            Files.write(file, damaged);
            assertThatThrownBy(() -> Snapshot.open(folder)).as("byte %d", index).isInstanceOf(SnapshotException.class);
        }
    }

    @Test
    void aNewerFormatIsRefusedBeforeAnythingElse() throws IOException {
        write(KMS, List.of());
        Path file = folder.resolve("snapshot.json");
        Files.writeString(file, Files.readString(file).replace("\"format\" : \"2.0\"", "\"format\" : \"3.0\""));

        assertThatThrownBy(() -> Snapshot.open(folder))
                .isInstanceOf(SnapshotException.class)
                .hasMessage("Snapshot " + folder + " has format version 3.0, and this keyledger reads version 2:"
                        + " use the version of keyledger that made it (0.1.0).");
    }

    @Test
    void whatALaterMinorVersionAddsIsIgnored() throws IOException {
        write(KMS, List.of());
        String content = """
            {"Part":{"format":"2.7","accountId":"111122223333","region":"eu-central-1","collector":"kms","shard":3}}
            {"Novelty":{"accountId":"111122223333"}}
            {"KeyAlias":{"accountId":"111122223333","region":"eu-central-1","name":"alias/a","arn":"x","colour":{"r":[1]}}}
            """;
        writeRaw(content, 2);

        PartSummary summary = Snapshot.open(folder).read(KMS, _ -> {});

        assertThat(summary.facts()).isEqualTo(Map.of("Novelty", 1L, "KeyAlias", 1L));
        assertThat(read(KMS)).hasSize(1).first().hasFieldOrPropertyWithValue("name", "alias/a");
    }

    @Test
    void whatAnEarlierMinorVersionDidNotRecordIsNotAnAnswer() throws IOException {
        write(KMS, List.of());
        writeRaw("""
            {"Part":{"format":"2.0","accountId":"111122223333","region":"eu-central-1","collector":"kms"}}
            {"EncryptedResource":{"accountId":"111122223333","region":"eu-central-1","service":"s3","type":"AWS::S3::Bucket","id":"b","arn":"b"}}
            """, 1);

        EncryptedResource resource = (EncryptedResource) read(KMS).getFirst();

        assertThat(resource.encryption().isUnread()).isTrue();
        assertThat(resource.tags().isUnread()).isTrue();
        assertThat(resource.purpose()).isEqualTo(Purpose.DATA);
        assertThat(resource.attributes()).isEmpty();
    }

    @Test
    void handsOnOnlyTheFactsThatAreAskedFor() throws IOException {
        write(KMS, SampleFacts.all());
        Snapshot snapshot = Snapshot.open(folder);
        List<Fact> keys = new ArrayList<>();
        List<Fact> primaries = new ArrayList<>();
        List<Fact> replicas = new ArrayList<>();

        snapshot.read(KMS, FactFilter.of(KmsKey.class), keys::add);
        snapshot.read(KMS, FactFilter.of(KmsKey.class).containing("\"type\":\"PRIMARY\""), primaries::add);
        snapshot.read(KMS, FactFilter.of(KmsKey.class).containing("\"type\":\"REPLICA\""), replicas::add);

        List<Fact> both = new ArrayList<>();
        snapshot.read(
                KMS,
                FactFilter.of(KmsKey.class)
                        .containing("\"type\":\"REPLICA\"")
                        .and(FactFilter.of(EncryptedResource.class)),
                both::add);

        assertThat(both).isNotEmpty().allMatch(EncryptedResource.class::isInstance);
        assertThat(keys).containsExactly(SampleFacts.key());
        assertThat(primaries).containsExactly(SampleFacts.key());
        assertThat(replicas).isEmpty();
    }

    @Test
    void eitherOfTwoTextsIsEnoughAndOneMayStandOnlyWhereAnotherDoesNotFollow() throws IOException {
        write(KMS, SampleFacts.all());
        Snapshot snapshot = Snapshot.open(folder);
        FactFilter replicas = FactFilter.of(KmsKey.class).containing("\"type\":\"REPLICA\"");
        FactFilter primaries = FactFilter.of(KmsKey.class).containing("\"type\":\"PRIMARY\"");

        assertThat(read(
                        snapshot,
                        FactFilter.of(KmsKey.class)
                                .containing("\"keyId\":\"", SampleFacts.key().keyId())))
                .isEmpty();
        assertThat(read(snapshot, FactFilter.of(KmsKey.class).containing("\"keyId\":\"", "another")))
                .containsExactly(SampleFacts.key());
        assertThat(read(snapshot, replicas.and(primaries))).containsExactly(SampleFacts.key());
    }

    private static List<Fact> read(Snapshot snapshot, FactFilter filter) throws IOException {
        List<Fact> facts = new ArrayList<>();
        snapshot.read(KMS, filter, facts::add);
        return facts;
    }

    @Test
    void readsLinesLongerThanItsBuffer() throws IOException {
        List<Fact> facts = new ArrayList<>();
        for (int size : List.of(10, 200_000, 3, 131_072, 131_000, 1_000_000)) {
            KmsKey key = SampleFacts.key();
            facts.add(new KmsKey(
                    key.accountId(),
                    key.region(),
                    "k".repeat(size),
                    key.arn() + size,
                    key.aliases(),
                    key.metadata(),
                    key.policy(),
                    key.rotation(),
                    key.rotations(),
                    key.grants(),
                    key.tags(),
                    key.lastUsage()));
        }
        write(KMS, facts);

        assertThat(read(KMS)).isEqualTo(facts);
    }

    @Test
    void aPartThatUnpacksWithoutEndIsFoundInBoundedMemory() throws IOException {
        write(KMS, List.of());
        String alias = """
            {"KeyAlias":{"accountId":"111122223333","region":"eu-central-1","name":"alias/a","arn":"%s"}}
            """.formatted("x".repeat(1000));
        writeStream(output -> {
            output.write(HEADER.getBytes(StandardCharsets.UTF_8));
            byte[] lines = alias.repeat(1000).getBytes(StandardCharsets.UTF_8);
            for (int block = 0; block < 300; block++) {
                output.write(lines);
            }
        });

        assertThatThrownBy(() -> Snapshot.open(folder).read(KMS, FactFilter.none(), _ -> {}))
                .isInstanceOf(DamagedPartException.class)
                .hasMessageContaining("is damaged (it unpacks to more than 250 times its size)");
    }

    @Test
    void aLineOfThreeHundredMegabytesIsFoundInBoundedMemory() throws IOException {
        write(KMS, List.of());
        writeStream(output -> {
            output.write(HEADER.getBytes(StandardCharsets.UTF_8));
            byte[] noise = new byte[1 << 20];
            for (int block = 0; block < 300; block++) {
                new Random(block).ints(noise.length, 'a', 'z').forEach(new Fill(noise));
                output.write(noise);
            }
        });

        assertThatThrownBy(() -> Snapshot.open(folder).read(KMS, FactFilter.none(), _ -> {}))
                .isInstanceOf(DamagedPartException.class)
                .hasMessageContaining("is damaged (line 2: it is longer than 64 MiB)");
    }

    /** Writes numbers to an array, one after the other. */
    private static final class Fill implements IntConsumer {
        private final byte[] target;
        private int next;

        Fill(byte[] target) {
            this.target = target;
        }

        @Override
        public void accept(int value) {
            target[next++] = (byte) value;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"KmsKey\":{}}",
                "{\"KmsKey\":null}",
                "{\"KmsKey\":[]}",
                "{\"KmsKey\":{\"accountId\":\"111122223333\",\"region\":\"eu-central-1\"}}",
                "{\"KeyAlias\":{\"accountId\":\"111122223333\",\"region\":\"eu-central-1\",\"name\":null,\"arn\":\"x\"}}",
                "{\"KeyAlias\":{\"accountId\":null,\"region\":\"eu-central-1\",\"name\":\"alias/a\",\"arn\":\"x\"}}",
                "{\"KeyAlias\":{\"accountId\":{},\"region\":\"eu-central-1\",\"name\":\"alias/a\",\"arn\":\"x\"}}",
                "{\"KmsKey\":{\"accountId\":\"111122223333\",\"region\":\"eu-central-1\",\"keyId\":\"k\",\"arn\":\"a\","
                        + "\"grants\":{\"known\":{\"grants\":[null],\"complete\":true}}}}",
                "{\"KmsKey\":{\"accountId\":\"111122223333\",\"region\":\"eu-central-1\",\"keyId\":\"k\",\"arn\":\"a\","
                        + "\"metadata\":{\"known\":{}}}}",
                "{\"EncryptedResource\":{\"accountId\":\"111122223333\",\"region\":\"eu-central-1\",\"service\":\"s3\","
                        + "\"type\":\"t\",\"id\":\"i\",\"arn\":\"a\",\"createdAt\":\"yesterday\"}}",
                "{\"Unheard\":{}}",
                "{}",
                "[]",
                "null",
                "{\"KeyAlias\":{\"accountId\":\"444455556666\",\"region\":\"eu-central-1\",\"name\":\"alias/a\",\"arn\":\"x\"}}",
                "{\"KeyAlias\":{\"accountId\":\"111122223333\",\"region\":\"us-east-1\",\"name\":\"alias/a\",\"arn\":\"x\"}}",
            })
    void aLineThatIsNotAWholeFactOfThisPartIsNamed(String line) throws IOException {
        write(KMS, List.of());
        writeRaw(HEADER + line + "\n", 1);

        assertThatThrownBy(() -> read(KMS))
                .isInstanceOf(DamagedPartException.class)
                .hasMessageContaining(part(KMS) + " is damaged (line 2: ");
    }

    @Test
    void theSameKeyTwiceIsFound() throws IOException {
        write(KMS, List.of(SampleFacts.key(), SampleFacts.bucket(), SampleFacts.key()));

        assertThatThrownBy(() -> read(KMS))
                .isInstanceOf(DamagedPartException.class)
                .hasMessageContaining("line 4: it repeats a key of an earlier line");
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeOrALinkInThePlaceOfAPartIsNotOpened() throws Exception {
        write(KMS, List.of());
        Files.move(part(KMS), folder.resolve("moved"));
        Files.createSymbolicLink(part(KMS), folder.resolve("moved"));
        assertThatThrownBy(() -> read(KMS))
                .isInstanceOf(DamagedPartException.class)
                .hasMessageContaining("a symbolic link is in its place");

        Files.delete(part(KMS));
        assertThat(new ProcessBuilder("mkfifo", part(KMS).toString()).start().waitFor())
                .isZero();
        assertThatThrownBy(() -> read(KMS))
                .isInstanceOf(DamagedPartException.class)
                .hasMessageContaining("a pipe or device is in its place");

        Files.delete(folder.resolve("snapshot.json"));
        new ProcessBuilder("mkfifo", folder.resolve("snapshot.json").toString())
                .start()
                .waitFor();
        assertThatThrownBy(() -> Snapshot.open(folder))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("a pipe or device is in its place");
    }

    @Test
    void damagedPartsAreLeftOutWhenThatIsAskedFor() throws IOException {
        write(KMS, SampleFacts.all());
        write(S3, List.of(SampleFacts.bucket()));
        Snapshot before = Snapshot.open(folder);
        writeRaw(HEADER + "{\"KmsKey\":{}}\n", 1);

        Snapshot left = Snapshot.open(folder).withoutDamagedParts();

        assertThat(left.parts()).containsExactly(S3);
        assertThat(left.missing()).isEmpty();
        assertThat(left.damaged()).containsExactly(Map.entry(KMS, "line 2: it is not a whole KmsKey"));
        PartSummary bucket = left.read(S3, _ -> {});
        assertThat(left.digest(List.of(bucket))).isNotEqualTo(before.digest(List.of(bucket)));
        assertThat(Snapshot.open(folder).damaged()).isEmpty();
    }

    @Test
    void aMissingPartIsNamed() throws IOException {
        write(KMS, SampleFacts.all());
        Snapshot snapshot = Snapshot.open(folder);

        assertThat(snapshot.parts()).containsExactly(KMS);
        assertThat(snapshot.missing()).containsExactly(S3);
        assertThatThrownBy(() -> read(S3))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("has no part 111122223333/eu-central-1/s3");
    }

    @Test
    void theDigestIsOfTheContentAndOfWhatIsMissing() throws IOException {
        write(KMS, SampleFacts.all());
        Snapshot snapshot = Snapshot.open(folder);
        String partial = snapshot.digest(List.of(snapshot.read(KMS, _ -> {})));
        write(S3, List.of(SampleFacts.bucket()));
        PartSummary kms = snapshot.read(KMS, FactFilter.none(), _ -> {});
        PartSummary s3 = snapshot.read(S3, FactFilter.none(), _ -> {});

        assertThat(snapshot.digest(List.of(s3, kms)))
                .isEqualTo(snapshot.digest(List.of(kms, s3)))
                .isNotEqualTo(partial)
                .hasSize(64);
    }

    @Test
    void aFolderThatIsNoSnapshotIsSaidToBeNone() {
        assertThatThrownBy(() -> Snapshot.open(folder))
                .isInstanceOf(SnapshotException.class)
                .hasMessageStartingWith(folder + " is not a snapshot");
    }

    private Path part(PartId part) {
        return folder.resolve("parts/" + part.accountId() + "/" + part.region() + "/" + part.collector() + ".jsonl.gz");
    }

    private void write(PartId id, List<? extends Fact> facts) throws IOException {
        try (SnapshotWriter writer = SnapshotWriter.open(folder, description());
                PartWriter part = writer.begin(id)) {
            for (Fact fact : facts) {
                part.write(fact);
            }
            part.commit();
        }
    }

    private List<Fact> read(PartId id) throws IOException {
        List<Fact> facts = new ArrayList<>();
        Snapshot.open(folder).read(id, facts::add);
        return facts;
    }

    /** Writes content. */
    private interface Content {
        void writeTo(GzipOutput output) throws IOException;
    }

    private void writeStream(Content content) throws IOException {
        try (var stream = new BufferedOutputStream(Files.newOutputStream(part(KMS)));
                GzipOutput output = new GzipOutput(stream)) {
            content.writeTo(output);
        }
    }

    private void writeRaw(String content, int records) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String footer = "{\"End\":{\"records\":" + records + ",\"sha256\":\"" + Sha256.hex(bytes) + "\"}}\n";
        try (var stream = Files.newOutputStream(part(KMS));
                GzipOutput output = new GzipOutput(stream)) {
            output.write(bytes);
            output.write(footer.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<String> lines(Path gzip) throws IOException {
        try (InputStream input = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(gzip)))) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static SnapshotDescription description() {
        SnapshotScope scope =
                new SnapshotScope(List.of(ACCOUNT), List.of(REGION), List.of("kms", "s3"), Map.of("usage", "30"));
        return SnapshotDescription.of(
                NOON,
                "0.1.0",
                "arn:aws:iam::111122223333:user/auditor",
                scope,
                Stream.of(S3, KMS).toList());
    }
}
