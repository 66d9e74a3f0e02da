package io.keyledger.evaluate;

import io.keyledger.inventory.AccountRegion;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.CallRole;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.ResourceType;
import io.keyledger.inventory.ResourceTypes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The types of resources that may exist unseen, because a call that lists them was not answered, or because they were
 * not collected by choice. Not thread-safe.
 */
final class UnseenResources {
    private static final String EVERYTHING = "*";
    private static final String LIST_KEYS = "ListKeys";
    private static final String KMS = "kms";

    /** What opens accounts and Regions: without an answer, any resource may be hidden. */
    private static final Set<String> OPENING = Set.of("sts:AssumeRole", "ec2:DescribeRegions");

    /** Parts without resources; what depends on them has findings that say so. */
    private static final Set<String> WITHOUT_RESOURCES = Set.of("iam", "organizations");

    /** The services, as prefixes of IAM actions, that these parts read. */
    private static final Map<String, Set<String>> PARTS =
            Map.of(KMS, Set.of(KMS), "s3", Set.of("s3", "s3express"), "ebs", Set.of("ec2"));

    /** An empty account stands for all. */
    private final Set<AccountRegion> keysHidden = new HashSet<>();

    private final Set<String> hiddenTypes = new HashSet<>();
    private final Set<String> hiddenServices = new HashSet<>();
    private final Set<String> leftOutTypes = new HashSet<>();
    private boolean everythingHidden;

    void add(ApiCoverage row) {
        if (row.isLeftOut()) {
            leftOutTypes.addAll(types(row));
        } else if (row.role() == CallRole.LISTING && row.answered() < row.asked()) {
            addGap(row);
        }
    }

    private void addGap(ApiCoverage row) {
        if (row.action().equals(EVERYTHING)) {
            addPart(row);
        } else if (OPENING.contains(row.service() + ":" + row.action())) {
            everythingHidden = true;
            keysHidden.add(new AccountRegion(row.accountId(), row.region()));
        } else if (row.action().equals(LIST_KEYS)) {
            hiddenTypes.add(ResourceTypes.KMS_KEY);
            keysHidden.add(new AccountRegion(row.accountId(), row.region()));
        } else {
            hiddenTypes.addAll(types(row));
        }
    }

    /** Adds a part of the snapshot that is missing or damaged. */
    private void addPart(ApiCoverage row) {
        String collector = row.service();
        if (WITHOUT_RESOURCES.contains(collector)) {
            return;
        }
        Set<String> services = PARTS.get(collector);
        if (services == null || services.contains(KMS)) {
            keysHidden.add(new AccountRegion(row.accountId(), row.region()));
        }
        if (services == null) {
            everythingHidden = true;
        } else {
            hiddenServices.addAll(services);
        }
    }

    private static List<String> types(ApiCoverage row) {
        return row.lists().isEmpty() ? List.of() : List.of(row.lists().split(";"));
    }

    /** Whether a resource of one of these types may be hidden behind a call that was not answered. */
    boolean mayHide(Set<String> types) {
        return everythingHidden
                || types.stream()
                        .anyMatch(type -> hiddenTypes.contains(type) || hiddenServices.contains(service(type)));
    }

    /** Whether keys of an account and Region may be hidden. */
    boolean mayHideKeys(String accountId, String region) {
        return keysHidden.stream()
                .anyMatch(place -> (place.accountId().isEmpty()
                                || place.accountId().equals(accountId))
                        && (place.region().equals(Fact.GLOBAL) || place.region().equals(region)));
    }

    /** Whether all of these types were left out by choice. */
    boolean leavesOutAll(Set<String> types) {
        return !types.isEmpty() && leftOutTypes.containsAll(types);
    }

    /** Whether any of these types was left out by choice. */
    boolean leavesOutAny(Set<String> types) {
        return types.stream().anyMatch(leftOutTypes::contains);
    }

    private static String service(String type) {
        return type.equals(ResourceTypes.KMS_KEY)
                ? KMS
                : ResourceType.named(type).map(ResourceType::service).orElse("");
    }
}
