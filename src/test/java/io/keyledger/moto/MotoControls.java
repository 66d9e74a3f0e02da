package io.keyledger.moto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;
import tools.jackson.databind.json.JsonMapper;

/** What a test can turn in Moto that no AWS API turns. All of it is undone by {@link MotoServer#reset()}. */
public final class MotoControls {

    static final String PATH = "/moto-api/keyledger/";

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI endpoint;

    MotoControls(URI endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Calls of each operation, such as {@code s3:GetBucketEncryption}, since the last reset or {@link #forgetCalls}.
     */
    public Map<String, Integer> calls() {
        return turn("calls", Map.of()).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> String.valueOf(entry.getKey()),
                        entry -> Integer.parseInt(String.valueOf(entry.getValue()))));
    }

    /** Begins to count calls anew, after a test has set up its resources. */
    public void forgetCalls() {
        turn("forget-calls", Map.of());
    }

    /** From now on this action, such as {@code kms:GetKeyPolicy}, is denied to everybody. */
    public void deny(String action) {
        turn("deny", Map.of("action", action));
    }

    /** Denies the action where the request's text (URL and body, or the S3 ARN) contains {@code resource}. */
    public void deny(String action, String resource) {
        turn("deny", Map.of("action", action, "resource", resource));
    }

    /** Denies the action in one account and Region. */
    public void deny(String action, String account, Region region) {
        turn("deny", Map.of("action", action, "account", account, "region", region.id()));
    }

    /** Takes all denials back. */
    public void allowEverything() {
        turn("allow", Map.of());
    }

    /**
     * Sets Moto's clock for KMS; it goes on from there. Material expires, keys rotate and are deleted as they would
     * have by then. Keys made before April 23, 2026 are older than the tracking of their usage.
     */
    public void moveClockTo(Instant now) {
        turn("clock", Map.of("now", now.toString()));
    }

    /** As {@link #moveClockTo}, by a distance. */
    public void forwardClock(Duration by) {
        turn("clock", Map.of("forwardSeconds", by.toSeconds()));
    }

    /**
     * Creates the AWS managed key of a service, as the service does when it first needs one.
     *
     * @param service as in the alias: {@code s3} for {@code alias/aws/s3}
     * @return the key's ARN
     */
    public String createAwsManagedKey(String account, Region region, String service) {
        Map<?, ?> answer =
                turn("aws-managed-key", Map.of("account", account, "region", region.id(), "service", service));
        return String.valueOf(answer.get("keyArn"));
    }

    /** All imported key material of this key expires at once. */
    public void expireKeyMaterial(String keyArn) {
        turn("expire-key-material", Map.of("keyArn", keyArn));
    }

    /** From now on an on-demand rotation stays in progress until {@link #finishOnDemandRotation}. */
    public void holdOnDemandRotations() {
        turn("hold-on-demand-rotations", Map.of());
    }

    /** Completes the on-demand rotation of this key that is in progress. */
    public void finishOnDemandRotation(String keyArn) {
        turn("finish-on-demand-rotation", Map.of("keyArn", keyArn));
    }

    /** The custom key store is as after a connection that failed with this ConnectionErrorCode. */
    public void failCustomKeyStore(String account, Region region, String customKeyStoreId, String errorCode) {
        turn(
                "fail-custom-key-store",
                Map.of(
                        "account", account,
                        "region", region.id(),
                        "customKeyStoreId", customKeyStoreId,
                        "connectionErrorCode", errorCode));
    }

    /** The snapshot holds this many blocks of 512 KiB; without this, an eighth of the volume's. */
    public void writeSnapshotBlocks(String snapshotId, int count) {
        turn("snapshot-blocks", Map.of("snapshotId", snapshotId, "count", count));
    }

    /** The documents of the AWS managed policies of some day, by name. */
    public SortedMap<String, String> awsManagedPolicies() {
        SortedMap<String, String> documents = new TreeMap<>();
        turn("aws-managed-policies", Map.of())
                .forEach((name, document) -> documents.put(String.valueOf(name), JSON.writeValueAsString(document)));
        return documents;
    }

    /** Varies what a modelled account answers; see {@link ModelledAws}. */
    void varyModelledAccount(Map<String, ?> request) {
        turn("modelled-account", request);
    }

    void forgetModelledAccount(String account) {
        turn("forget-modelled-account", Map.of("account", account));
    }

    void reset() {
        post("/moto-api/reset", "");
    }

    /** Whether a Moto with the extension answers. */
    boolean answer() {
        try {
            HttpRequest request = HttpRequest.newBuilder(endpoint.resolve(PATH)).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private Map<?, ?> turn(String control, Map<String, ?> request) {
        return JSON.readValue(post(PATH + control, JSON.writeValueAsString(request)), Map.class);
    }

    private String post(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static IllegalStateException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while talking to Moto", interrupted);
    }
}
