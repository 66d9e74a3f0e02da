package io.keyledger.policy.analysis;

import io.keyledger.inventory.Observed;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.identity.AccountIdentities;
import io.keyledger.policy.language.Arn;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.request.RequestedResource;
import io.keyledger.policy.search.AccessSearch;
import io.keyledger.policy.search.KeyWorld;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.policy.world.AuditedKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds who could use a key with a policy, before it is in use or if nothing else about the key is known. Safe for use
 * by many threads.
 */
public final class PolicyAnalyst {
    /** Stands for the key's id where the policy does not name its key. */
    private static final String NO_KEY = "00000000-0000-0000-0000-000000000000";

    private static final String KEY = "key/";
    private static final Pattern ONE_LETTER = Pattern.compile("\\?");

    private final AccessSearch search;

    /** @param asOf when the policy is looked at: requests are made from then on */
    public PolicyAnalyst(TrustZone zone, Instant asOf) {
        this(zone, asOf, AccessSearch.STEPS);
    }

    /** @param steps what all searches about a policy may take together */
    public PolicyAnalyst(TrustZone zone, Instant asOf, long steps) {
        this.search = new AccessSearch(zone, asOf, steps);
    }

    public KeyAnalysis of(Policy policy, KeyOwner owner) {
        String accountId = owner.accountId();
        KeyWorld world = KeyWorld.of(
                        new RequestedResource(keyArn(policy, owner), accountId), World.ofResourcePolicy(policy))
                .withOrganizations(organizations(owner));
        AccessSearch ofKey = search.ofOneKey();
        return new KeyAnalysis(
                new AuditedKey(world, List.of(), List.of(), List.of()),
                Optional.of(policy),
                ofKey.of(world, List.of(), List.of()),
                AccountIdentities.unread(
                        accountId, Observed.notOffered("the policy is looked at without users and roles")),
                ofKey);
    }

    private static Organizations organizations(KeyOwner owner) {
        return owner.organizationId().isEmpty()
                ? Organizations.UNKNOWN
                : new Organizations(Map.of(owner.accountId(), new Organizations.Place(owner.organizationId(), "")));
    }

    /** A key that the policy's own resources name. If they don't determine its Region, it may be in any. */
    private static String keyArn(Policy policy, KeyOwner owner) {
        Optional<Arn> named = policy.statements().stream()
                .flatMap(statement -> statement.resource().patterns().stream())
                .flatMap(resource -> Arn.parse(resource.text()).stream())
                .filter(arn -> arn.service().equals("kms") && arn.resource().startsWith(KEY))
                .filter(arn ->
                        literal(arn.accountId()).isEmpty() || arn.accountId().equals(owner.accountId()))
                .findFirst();
        String region = owner.region().isEmpty()
                ? named.map(arn -> literal(arn.region())).orElse("")
                : owner.region();
        String id = named.map(arn -> ONE_LETTER
                        .matcher(arn.resource().substring(KEY.length()).replace("*", ""))
                        .replaceAll("0"))
                .filter(text -> !text.isEmpty() && text.indexOf('$') < 0)
                .orElse(NO_KEY);
        return new Arn(KeyOwner.partition(policy), "kms", region, owner.accountId(), KEY + id).toString();
    }

    /** Empty where a part of an ARN is a pattern. */
    private static String literal(String part) {
        return part.indexOf('*') < 0 && part.indexOf('?') < 0 && part.indexOf('$') < 0 ? part : "";
    }
}
