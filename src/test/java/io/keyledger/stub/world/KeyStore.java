package io.keyledger.stub.world;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A custom key store.
 *
 * @param type {@code AWS_CLOUDHSM} or {@code EXTERNAL_KEY_STORE}
 * @param connectionState as AWS names it
 * @param connectionErrorCode only where the state is {@code FAILED}
 */
public record KeyStore(
        String id,
        String name,
        String type,
        String connectionState,
        Optional<String> connectionErrorCode,
        Optional<String> clusterId,
        Instant creationDate) {

    static List<KeyStore> of(StubRegion region) {
        return List.of(
                store(region, "hsm-main", "AWS_CLOUDHSM", "CONNECTED", Optional.empty()),
                store(region, "hsm-old", "AWS_CLOUDHSM", "FAILED", Optional.of("CLUSTER_NOT_FOUND")),
                store(region, "xks-main", "EXTERNAL_KEY_STORE", "CONNECTED", Optional.empty()),
                store(region, "xks-old", "EXTERNAL_KEY_STORE", "DISCONNECTED", Optional.empty()));
    }

    public boolean connected() {
        return connectionState.equals("CONNECTED");
    }

    private static KeyStore store(
            StubRegion region, String name, String type, String connectionState, Optional<String> connectionErrorCode) {
        Draw draw = region.draw().at(name);
        Optional<String> cluster = type.equals("AWS_CLOUDHSM")
                ? Optional.of("cluster-" + draw.at("cluster").hexadecimal(11).replaceAll("[0189]", "a"))
                : Optional.empty();
        Instant created = region.account().world().now().minus(draw.between(100, 900), ChronoUnit.DAYS);
        return new KeyStore(
                "cks-" + draw.hexadecimal(17), name, type, connectionState, connectionErrorCode, cluster, created);
    }
}
