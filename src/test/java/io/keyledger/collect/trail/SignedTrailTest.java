package io.keyledger.collect.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.collect.account.Scope;
import io.keyledger.collect.call.Pace;
import io.keyledger.cost.cloudtrail.DigestChain;
import io.keyledger.cost.cloudtrail.LogFiles;
import io.keyledger.cost.cloudtrail.LogHashes;
import io.keyledger.cost.cloudtrail.TrailFolder;
import io.keyledger.cost.cloudtrail.TrailProof;
import io.keyledger.cost.cloudtrail.TrailVerification;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.TrailFiles;
import io.keyledger.inventory.TrailScope;
import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.StubServer;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Digest files with CloudTrail's signatures, in a bucket of the stub server. */
class SignedTrailTest {
    private static final String ACCOUNT = "111122223333";
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    private static final KeyPair KEYS = keys();
    private static final int HOURS = 3;
    private static final int LOGS = 2;

    private final StubServer server = StubServer.start(
            StubWorld.builder()
                    .accounts(ACCOUNT)
                    .regions("eu-west-1", "us-east-1")
                    .population(StubPopulation.of(1, 1, 1, 1))
                    .build(),
            StubBehaviour.calm());

    @TempDir
    private Path delivered;

    private List<ApiCoverage> calls = List.of();
    private String bucket = "";
    private @Nullable DigestChain chain;

    @BeforeEach
    void deliver() throws IOException {
        bucket = server.world()
                .account(ACCOUNT)
                .orElseThrow()
                .region("eu-west-1")
                .orElseThrow()
                .bucket(0)
                .name();
        chain = new DigestChain(delivered, "eu-west-1", bucket, KEYS);
        for (int hour = 0; hour < HOURS; hour++) {
            chain.hour(LOGS);
        }
        upload(chain.signatures());
        server.cloudTrail().add(DigestChain.FINGERPRINT, publicKey(KEYS));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void everySignatureAndHashIsChecked() throws IOException {
        TrailProof proof = verify();

        assertThat(proof.firstProblems()).isEmpty();
        assertThat(proof.digests()).isEqualTo(HOURS);
        assertThat(proof.signed()).isEqualTo(HOURS);
        assertThat(proof.unsigned()).isEmpty();
        assertThat(proof.proven()).isEqualTo((long) HOURS * LOGS);
        assertThat(calls)
                .filteredOn(row -> row.action().equals("ListPublicKeys"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.region()).isEqualTo("eu-west-1");
                    assertThat(row.answered()).isOne();
                });
    }

    @Test
    void theLastDigestFileCannotBeForgedToHideALogFile() throws IOException {
        String last = digests().getLast();
        ObjectNode digest;
        try (InputStream content = new GZIPInputStream(Files.newInputStream(delivered.resolve(last)))) {
            digest = (ObjectNode) JsonMapper.shared().readTree(content);
        }
        digest.putArray("logFiles");
        server.objects()
                .put(bucket, last, TrailFolder.gzip(JsonMapper.shared().writeValueAsString(digest)), metadata(last));

        TrailProof proof = verify();

        assertThat(proof.firstProblems()).containsExactly(name(last) + " does not have CloudTrail's signature");
        assertThat(proof.signed()).isEqualTo(HOURS - 1);
    }

    @Test
    void aDigestFileWithoutASignatureIsAProblem() throws IOException {
        String first = digests().getFirst();
        put(first, Map.of());

        assertThat(verify().firstProblems()).containsExactly(name(first) + " does not have CloudTrail's signature");
    }

    @Test
    void aDigestFileOfAnotherPlaceIsAProblem() throws IOException {
        String first = digests().getFirst();
        String moved = first.replace("/10/", "/11/");
        server.objects().put(bucket, moved, Files.readAllBytes(delivered.resolve(first)), metadata(first));

        assertThat(verify().firstProblems()).containsExactly(name(first) + " is not where CloudTrail delivered it");
    }

    @Test
    void aLogFileThatWasDeletedOrChangedIsAProblem() throws IOException {
        List<String> logs = objects().stream()
                .filter(object -> object.contains("/CloudTrail/"))
                .toList();
        server.objects().remove(bucket, logs.get(0));
        server.objects().put(bucket, logs.get(1), Files.readAllBytes(delivered.resolve(logs.get(2))));

        assertThat(verify().firstProblems())
                .containsExactly(name(logs.get(0)) + " is missing", name(logs.get(1)) + " was changed");
    }

    @Test
    void aLogFileThatMayNotBeReadIsNotCalledChanged() throws IOException {
        String log = objects().stream()
                .filter(object -> object.contains("/CloudTrail/"))
                .findFirst()
                .orElseThrow();
        server.behave(StubBehaviour.calm().denying(call -> call.object().equals(log)));

        assertThat(verify().firstProblems()).containsExactly(name(log) + " can't be read");
    }

    @Test
    void withoutThePublicKeysNoSignatureIsChecked() throws IOException {
        server.behave(StubBehaviour.calm().denying("cloudtrail:ListPublicKeys"));

        TrailProof proof = verify();

        assertThat(proof.signed()).isZero();
        assertThat(proof.unsigned()).startsWith("CloudTrail's public keys can't be listed: ");
        assertThat(proof.proven()).isEqualTo((long) HOURS * LOGS);
        assertThat(calls.getLast().denied()).isOne();
    }

    @Test
    void aLogFileThatWasReadIsVerifiedWithoutDownloadingItAgain() throws IOException {
        TrailProof first = verify();
        long apart = downloads();
        TrailProof read = verify(true);

        assertThat(read).isEqualTo(first);
        // Each digest file but the last is read again as the one before another.
        assertThat(downloads()).isEqualTo(apart).isEqualTo((long) HOURS * LOGS + HOURS + HOURS - 1);
    }

    @Test
    void aLogFileThatWasReadIsFoundChangedAllTheSame() throws IOException {
        String log = objects().stream()
                .filter(object -> !object.contains("Digest"))
                .findFirst()
                .orElseThrow();
        server.objects().put(bucket, log, TrailFolder.gzip("{\"Records\":[]}"), Map.of());

        TrailProof proof = verify(true);

        assertThat(proof.firstProblems()).containsExactly(name(log) + " was changed");
        assertThat(proof.proven()).isEqualTo((long) HOURS * LOGS - 1);
    }

    private long downloads() {
        return calls.stream()
                .filter(row -> row.action().equals("GetObject"))
                .mapToLong(ApiCoverage::asked)
                .sum();
    }

    private TrailProof verify() throws IOException {
        return verify(false);
    }

    /** @param reading whether the log files are read before, as an evaluation does */
    private TrailProof verify(boolean reading) throws IOException {
        try (TrailFiles files = TrailBucket.open(
                new TrailBucket.Access(
                        Scope.ownAccount(),
                        new Pace(1, 16, 3, Duration.ofMillis(2), Duration.ofMillis(2)),
                        server.uri(),
                        null),
                new TrailLocation(bucket, ""),
                new TrailScope(Set.of(ACCOUNT), Set.of("eu-west-1"), NOW.minus(Duration.ofDays(30)), NOW),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(StubServer.accessKeyId(ACCOUNT), "any")))) {
            LogHashes hashes = new LogHashes();
            if (reading) {
                LogFiles.read(files, hashes);
            }
            TrailProof proof = TrailVerification.of(files, hashes);
            calls = files.finish();
            return proof;
        }
    }

    private void upload(Map<String, String> signatures) throws IOException {
        for (String object : objects()) {
            put(object, signatures.containsKey(object) ? metadata(object) : Map.of());
        }
    }

    private void put(String object, Map<String, String> metadata) throws IOException {
        server.objects().put(bucket, object, Files.readAllBytes(delivered.resolve(object)), metadata);
    }

    private Map<String, String> metadata(String digest) {
        DigestChain signed = Objects.requireNonNull(chain);
        return Map.of("signature", signed.signatures().get(digest), "signature-algorithm", "SHA256withRSA");
    }

    private List<String> digests() throws IOException {
        return objects().stream()
                .filter(object -> object.contains("CloudTrail-Digest"))
                .toList();
    }

    private List<String> objects() throws IOException {
        try (Stream<Path> files = Files.walk(delivered)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> delivered.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static String name(String object) {
        return object.substring(object.lastIndexOf('/') + 1);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PKCS #1, which follows the algorithm in Java's encoding of a key with 2048 bits. */
    private static byte[] publicKey(KeyPair keys) {
        byte[] encoded = keys.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, 24, encoded.length);
    }
}
