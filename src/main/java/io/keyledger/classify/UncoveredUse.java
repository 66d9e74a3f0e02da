package io.keyledger.classify;

import io.keyledger.inventory.Grant;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.LastUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds evidence that something uses a key although no audited resource names it. */
public final class UncoveredUse {
    /** A use within this time counts as recent: the longest waiting period of a deletion, three times over. */
    private static final Duration RECENT = Duration.ofDays(90);

    private static final int NAMED_GRANTS = 3;

    private UncoveredUse() {}

    /**
     * The dependents with a gap if none is known and yet the key is used.
     *
     * @param usage the key's requests from CloudWatch; absent if there were none or they were not read
     */
    public static Dependents in(Dependents dependents, KmsKey key, @Nullable KeyUsage usage, Instant asOf) {
        List<String> evidence = dependents.count() > 0 ? List.of() : evidence(key, usage, asOf);
        return evidence.isEmpty()
                ? dependents
                : dependents.withUncovered(
                        "no audited resource names the key, yet it is in use: " + String.join("; ", evidence));
    }

    private static List<String> evidence(KmsKey key, @Nullable KeyUsage usage, Instant asOf) {
        List<String> evidence = new ArrayList<>();
        long requests = usage == null ? 0 : usage.reEncryptsInto() + usage.requests();
        if (requests > 0) {
            evidence.add(requests + (requests == 1 ? " request" : " requests") + " in CloudWatch's period");
        }
        key.lastUsage()
                .known()
                .map(LastUsage::timestamp)
                .filter(at -> !at.isBefore(asOf.minus(RECENT)))
                .ifPresent(at -> evidence.add("last used at " + at));
        List<Grant> grants = key.grants()
                .known()
                .map(all ->
                        all.grants().stream().filter(UncoveredUse::isForService).toList())
                .orElse(List.of());
        grants.stream().limit(NAMED_GRANTS).map(UncoveredUse::describe).forEach(evidence::add);
        if (grants.size() > NAMED_GRANTS) {
            evidence.add((grants.size() - NAMED_GRANTS) + " more grants for services");
        }
        return evidence;
    }

    /** Whether AWS holds the grant, or a service made it for one of its resources. */
    private static boolean isForService(Grant grant) {
        return Stream.of(grant.granteePrincipal(), grant.retiringPrincipal())
                        .anyMatch(principal -> principal != null && isService(principal))
                || context(grant).keySet().stream().anyMatch(name -> name.startsWith("aws:"));
    }

    private static boolean isService(String principal) {
        return principal.endsWith(".amazonaws.com")
                || principal.endsWith(".amazonaws.com.cn")
                || principal.contains(":role/aws-service-role/")
                || principal.contains(":assumed-role/aws:");
    }

    private static Map<String, String> context(Grant grant) {
        return grant.encryptionContextEquals().isEmpty()
                ? grant.encryptionContextSubset()
                : grant.encryptionContextEquals();
    }

    private static String describe(Grant grant) {
        String context = context(grant).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
        String grantee = grant.granteePrincipal();
        String source = grant.sourceArn();
        String name = grant.name();
        return "a grant to " + (grantee == null ? "a principal of a service" : grantee)
                + (context.isEmpty() ? "" : " for " + context)
                + (source == null ? "" : " from " + source)
                + (name == null || name.isEmpty() ? "" : " named " + name);
    }
}
