package io.keyledger.collect.trail;

import io.keyledger.collect.account.Session;
import io.keyledger.collect.call.AwsClients;
import io.keyledger.collect.call.Calls;
import io.keyledger.collect.call.Coverage;
import io.keyledger.collect.call.Listing;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.TrailScope;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.ListPublicKeysResponse;
import software.amazon.awssdk.services.cloudtrail.model.PublicKey;

/** CloudTrail's public keys, listed once in each Region. Thread-safe. */
final class PublicKeys {
    /** A digest file is delivered after the events in it. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private final AwsClients clients;
    private final Session session;
    private final TrailScope scope;
    private final Map<String, Observed<Map<String, byte[]>>> byRegion = new TreeMap<>();
    private final Map<String, Coverage> coverage = new TreeMap<>();

    PublicKeys(AwsClients clients, Session session, TrailScope scope) {
        this.clients = clients;
        this.session = session;
        this.scope = scope;
    }

    /** The keys of a Region, by fingerprint. */
    synchronized Map<String, byte[]> in(String region) throws IOException {
        Observed<Map<String, byte[]>> keys = byRegion.get(region);
        if (keys == null) {
            keys = list(region);
            byRegion.put(region, keys);
        }
        Observed<Map<String, byte[]>> listed = keys;
        return listed.known().orElseThrow(() -> new IOException(listed.reason()));
    }

    private Observed<Map<String, byte[]>> list(String region) {
        String account = session.caller().accountId();
        Coverage ofRegion = coverage.computeIfAbsent(region, _ -> new Coverage(account, region));
        Calls calls = clients.calls(account, region, ofRegion);
        try (CloudTrailClient client =
                clients.once(CloudTrailClient.class, CloudTrailClient::builder, session.own(), region)) {
            Listing<PublicKey> keys = calls.list(TrailActions.LIST_PUBLIC_KEYS, marker -> page(client, marker));
            return keys.whole().map(listed -> {
                Map<String, byte[]> byFingerprint = new HashMap<>();
                listed.forEach(
                        key -> byFingerprint.put(key.fingerprint(), key.value().asByteArray()));
                return Map.copyOf(byFingerprint);
            });
        }
    }

    private Page<PublicKey> page(CloudTrailClient client, @Nullable String marker) {
        ListPublicKeysResponse page =
                client.listPublicKeys(request -> request.startTime(scope.from().minus(MARGIN))
                        .endTime(scope.to().plus(MARGIN))
                        .nextToken(marker));
        return Page.read(
                page.publicKeyList(),
                key -> {
                    Unreadable.required(key.fingerprint(), "fingerprint");
                    Unreadable.required(key.value(), "value");
                    return key;
                },
                page.nextToken());
    }

    synchronized List<ApiCoverage> calls() {
        return coverage.values().stream()
                .flatMap(ofRegion -> ofRegion.rows().stream())
                .toList();
    }
}
