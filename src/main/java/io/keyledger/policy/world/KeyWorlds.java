package io.keyledger.policy.world;

import io.keyledger.inventory.Fact;
import io.keyledger.inventory.IamGroup;
import io.keyledger.inventory.IamManagedPolicy;
import io.keyledger.inventory.IamReading;
import io.keyledger.inventory.IamRole;
import io.keyledger.inventory.IamUser;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.OrganizationMembership;
import io.keyledger.policy.decision.CompiledPolicies;
import io.keyledger.policy.decision.CompiledPolicies.Outcome;
import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.KeyGrant;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.identity.AccountIdentities;
import io.keyledger.policy.identity.AccountIdentitiesBuilder;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.request.RequestedResource;
import io.keyledger.policy.search.IdentityPermissions;
import io.keyledger.policy.search.KeyWorld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The worlds of the keys of all audited accounts. Immutable but for a cache, and safe for use by many threads. */
public final class KeyWorlds {
    private static final Pattern ACCOUNT_ID = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");

    private static final Pattern ORGANIZATION_ID = Pattern.compile("\\bo-[a-z0-9]{10,32}\\b");

    private final CompiledPolicies compiled;
    private final Memberships memberships;
    private final Map<String, AccountSide> accounts;
    private final Organizations organizations;
    private final Map<Together, List<IdentityPermissions>> together = new ConcurrentHashMap<>();

    /** An account and others that a key of it speaks of. */
    private record Together(String own, Set<String> others) {}

    private KeyWorlds(CompiledPolicies compiled, Memberships memberships, Map<String, AccountSide> accounts) {
        this.compiled = compiled;
        this.memberships = memberships;
        this.accounts = Map.copyOf(accounts);
        this.organizations = memberships.organizations();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What is known of accounts and their organizations. */
    public Organizations organizations() {
        return organizations;
    }

    /** The users and roles of an account; with nothing read where it was not audited. */
    public AccountIdentities identities(String accountId) {
        return account(accountId).identities();
    }

    /** What was not read about a key's grants, in words, as in its world. */
    public static List<String> unreadGrants(KmsKey key) {
        return Grants.of(key).unread();
    }

    public AuditedKey of(KmsKey key) {
        List<String> unread = new ArrayList<>();
        List<CompiledPolicy> policies = keyPolicy(key, unread);
        PartlyRead<List<KeyGrant>> grants = Grants.of(key);
        unread.addAll(grants.unread());

        organizationGap(key).ifPresent(unread::add);

        AccountSide own = account(key.accountId());
        List<String> unreadLimits = new ArrayList<>(own.serviceControl().unread());
        List<PolicyLevel> resourceControl = resourceControl(key, own, unreadLimits);
        List<IdentityPermissions> identities = own.understood();
        List<String> unreadIdentities = own.unread();

        MentionedKeys mentioned = new MentionedKeys();
        mentioned.addPolicies(policies);
        mentioned.addLevels(resourceControl);
        mentioned.addAll(own.mentioned());
        Set<String> named = named(key, grants.value());
        if (!named.isEmpty()) {
            identities = together(key.accountId(), named);
            unreadIdentities = new ArrayList<>(unreadIdentities);
            for (String accountId : named) {
                AccountSide other = account(accountId);
                unreadIdentities.addAll(other.unread());
                unreadLimits.addAll(other.serviceControl().unread());
                mentioned.addAll(other.mentioned());
            }
        }
        World world = World.EMPTY
                .with(Layer.RESOURCE_POLICY, policies)
                .withGrants(grants.value())
                .withLevels(Layer.RESOURCE_CONTROL_POLICY, resourceControl)
                .withAwsManagedKey(KeyFacts.isAwsManaged(key).known().orElse(true));
        KeyWorld keyWorld = new KeyWorld(
                new RequestedResource(key.arn(), key.accountId()),
                world,
                organizations,
                KeyFacts.of(key, mentioned.keys()),
                unread);
        return new AuditedKey(keyWorld, identities, unreadIdentities, unreadLimits);
    }

    /** The same list for all keys that speak of the same accounts: the search recognises it. */
    private List<IdentityPermissions> together(String own, Set<String> named) {
        return together.computeIfAbsent(
                new Together(own, Set.copyOf(named)),
                _ -> Stream.concat(Stream.of(own), named.stream())
                        .flatMap(accountId -> account(accountId).understood().stream())
                        .toList());
    }

    private List<CompiledPolicy> keyPolicy(KmsKey key, List<String> unread) {
        if (!(key.policy() instanceof Observed.Known<String>(String document))) {
            unread.add("the key policy was not read: " + key.policy().reason());
            return List.of();
        }
        return switch (compiled.get(PolicyKind.KEY, document)) {
            case Outcome.Compiled(var policy) -> List.of(policy);
            case Outcome.Rejected(var sentence) -> {
                unread.add("the key policy is not understood: " + sentence);
                yield List.of();
            }
        };
    }

    /** Whether the organization that a policy lets in is the key's own, or strangers, changes everything. */
    private Optional<String> organizationGap(KmsKey key) {
        return Optional.ofNullable(organizations.unread().get(key.accountId()))
                .filter(_ -> key.policy()
                        .known()
                        .filter(document -> ORGANIZATION_ID.matcher(document).find())
                        .isPresent())
                .map(reason -> "whether " + key.accountId()
                        + " belongs to the organization that the key policy names was not read: " + reason);
    }

    /**
     * Resource control policies do not apply to AWS managed keys; if the key's manager is unknown, they are assumed not
     * to restrict it.
     */
    private static List<PolicyLevel> resourceControl(KmsKey key, AccountSide own, List<String> unreadLimits) {
        Observed<Boolean> awsManaged = KeyFacts.isAwsManaged(key);
        if (awsManaged.known().orElse(false)) {
            return List.of();
        }
        PartlyRead<List<PolicyLevel>> levels = own.resourceControl();
        unreadLimits.addAll(levels.unread());
        boolean binding = !levels.value().isEmpty() || !levels.unread().isEmpty();
        if (awsManaged.known().isEmpty() && binding) {
            unreadLimits.add("whether resource control policies bind the key is not known: " + awsManaged.reason());
        }
        return levels.value();
    }

    /** Other audited accounts that the key's policy or grants speak of. */
    private Set<String> named(KmsKey key, List<KeyGrant> grants) {
        Set<String> named = new TreeSet<>();
        if (accounts.size() == 1 && accounts.containsKey(key.accountId())) {
            return named;
        }
        key.policy().known().ifPresent(document -> collectAudited(document, named));
        for (KeyGrant grant : grants) {
            collectAudited(grant.grantee(), named);
            String retiring = grant.retiringPrincipal();
            if (retiring != null) {
                collectAudited(retiring, named);
            }
        }
        named.remove(key.accountId());
        return named;
    }

    private void collectAudited(String text, Set<String> named) {
        Matcher matcher = ACCOUNT_ID.matcher(text);
        while (matcher.find()) {
            if (accounts.containsKey(matcher.group())) {
                named.add(matcher.group());
            }
        }
    }

    private AccountSide account(String accountId) {
        AccountSide known = accounts.get(accountId);
        return known == null ? side(new AccountIdentitiesBuilder(accountId, compiled).build(), memberships) : known;
    }

    private static AccountSide side(AccountIdentities identities, Memberships memberships) {
        String accountId = identities.accountId();
        return new AccountSide(
                identities, memberships.serviceControl(accountId), memberships.resourceControl(accountId));
    }

    /** Takes facts of all accounts in any order. Not thread-safe. */
    public static final class Builder {
        /** The records that it looks at. */
        public static final Set<Class<? extends Fact>> FACTS = Set.of(
                IamUser.class,
                IamGroup.class,
                IamRole.class,
                IamManagedPolicy.class,
                IamReading.class,
                OrganizationMembership.class);

        private final CompiledPolicies compiled = CompiledPolicies.about("kms");
        private final Memberships memberships = new Memberships(compiled);
        private final Map<String, AccountIdentitiesBuilder> identities = new HashMap<>();

        private Builder() {}

        /** Takes what is about identities and organizations, and passes over everything else. */
        public Builder add(Fact fact) {
            if (fact instanceof OrganizationMembership membership) {
                memberships.add(membership);
            } else if (FACTS.contains(fact.getClass())) {
                identities
                        .computeIfAbsent(fact.accountId(), id -> new AccountIdentitiesBuilder(id, compiled))
                        .add(fact);
            }
            return this;
        }

        /** The worlds of what was added; add nothing after. */
        public KeyWorlds build() {
            Map<String, AccountSide> accounts = new HashMap<>();
            identities.forEach((accountId, builder) -> accounts.put(accountId, side(builder.build(), memberships)));
            return new KeyWorlds(compiled, memberships, accounts);
        }
    }
}
