package io.keyledger.classify;

import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.BucketRequests;
import io.keyledger.inventory.CustomKeyStore;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.IamGroup;
import io.keyledger.inventory.IamManagedPolicy;
import io.keyledger.inventory.IamReading;
import io.keyledger.inventory.IamRole;
import io.keyledger.inventory.IamUser;
import io.keyledger.inventory.KeyAlias;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.OrganizationMembership;
import io.keyledger.inventory.TrailRecords;
import io.keyledger.inventory.TrailRequests;
import io.keyledger.inventory.UsableKeys;
import io.keyledger.inventory.UsagePeriod;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** All keys, aliases and key stores of one Region, over all audited accounts. Immutable, and safe to share. */
public final class KeyIndex {
    private static final Resolution AWS_OWNED = new Resolution.AwsOwned();
    private static final Resolution NONE = new Resolution.None();

    private final String region;
    private final Map<String, AccountKeys> accounts;
    private final CrossRegionKeys distant;

    private KeyIndex(String region, Map<String, AccountKeys> accounts, CrossRegionKeys distant) {
        this.region = region;
        this.accounts = accounts;
        this.distant = distant;
    }

    public static Builder builder(String region) {
        return new Builder(region);
    }

    public String region() {
        return region;
    }

    /** The key with that ARN, if it was audited in this Region. */
    public Optional<KeySummary> find(String keyArn) {
        return KeyReference.parse(keyArn) instanceof KeyReference.KeyArn arn
                        && resolve(arn) instanceof Resolution.Resolved(KeySummary key)
                ? Optional.of(key)
                : Optional.empty();
    }

    /** The custom key store with that id, if it was read. */
    public Optional<CustomKeyStore> keyStore(String accountId, String id) {
        AccountKeys account = accounts.get(accountId);
        return account == null ? Optional.empty() : Optional.ofNullable(account.keyStores.get(id));
    }

    /** Why an account's custom key stores are unknown; empty if they were read. */
    public String keyStoresGap(String accountId) {
        AccountKeys account = accounts.get(accountId);
        return account == null ? "the account was not audited" : account.keyStoreList.gap();
    }

    /**
     * The audited key whose id appears in a text; empty if there is none.
     *
     * @param text a reference in an undocumented form
     */
    Optional<KeySummary> mentionedIn(String accountId, String text) {
        AccountKeys account = accounts.get(accountId);
        if (account == null) {
            return Optional.empty();
        }
        Matcher id = KeyReference.KEY_ID.matcher(text);
        while (id.find()) {
            KeySummary key = account.keys.get(id.group().toLowerCase(Locale.ROOT));
            if (key != null) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** The key with the names that its summary has, so that whatever keeps them takes no more memory. */
    public KmsKey withSharedNames(KmsKey key) {
        return find(key.arn())
                .map(summary -> key.named(
                        same(key.accountId(), summary.accountId()),
                        same(key.region(), summary.region()),
                        same(key.keyId(), summary.keyId()),
                        same(key.arn(), summary.arn()),
                        key.aliases().map(names -> same(names, summary.aliases()))))
                .orElse(key);
    }

    /** The second if they are equal. */
    private static <T> T same(T own, T shared) {
        return own.equals(shared) ? shared : own;
    }

    /** All keys, in no particular order. */
    public Iterable<KeySummary> keys() {
        return () -> accounts.values().stream()
                .map(account -> account.keys.values())
                .flatMap(Collection::stream)
                .iterator();
    }

    /**
     * Resolves the key that a resource names.
     *
     * @param accountId the resource's account, which owns a bare id or alias
     * @param resourceRegion the resource's Region, which has a bare id or alias
     */
    public Resolution resolve(KeyReference reference, String accountId, String resourceRegion) {
        return switch (reference) {
            case KeyReference.KeyArn arn -> resolve(arn);
            case KeyReference.AliasArn arn -> resolve(arn);
            case KeyReference.KeyId(String id) ->
                resourceRegion.equals(region)
                        ? byId(accountId, id, null)
                        : new Resolution.Unknown(null, accountId, elsewhere(resourceRegion));
            case KeyReference.AliasName(String name) ->
                resourceRegion.equals(region)
                        ? byAlias(accountId, name)
                        : new Resolution.Unknown(null, accountId, elsewhere(resourceRegion));
            case KeyReference.AwsOwned _ -> AWS_OWNED;
            case KeyReference.Absent _ -> NONE;
            case KeyReference.Unrecognised(String text) ->
                new Resolution.Unknown(null, null, "the key reference " + text + " has an unknown form");
        };
    }

    private Resolution resolve(KeyReference.KeyArn arn) {
        return arn.region().equals(region)
                ? byId(arn.accountId(), arn.keyId(), arn.text())
                : distant.of(arn)
                        .orElseGet(() -> new Resolution.Unknown(arn.text(), arn.accountId(), elsewhere(arn.region())));
    }

    private Resolution resolve(KeyReference.AliasArn arn) {
        return arn.region().equals(region)
                ? byAlias(arn.accountId(), arn.alias())
                : distant.of(arn)
                        .orElseGet(() ->
                                new Resolution.Unknown(null, arn.accountId(), arn.alias(), elsewhere(arn.region())));
    }

    private static String elsewhere(String otherRegion) {
        return "the key is in Region " + otherRegion + ", which was not audited";
    }

    private Resolution byId(String accountId, String keyId, @Nullable String keyArn) {
        AccountKeys account = accounts.get(accountId);
        if (account == null) {
            return new Resolution.ForeignAccount(keyArn, accountId);
        }
        KeySummary key = account.keys.get(keyId.toLowerCase(Locale.ROOT));
        if (key != null) {
            return new Resolution.Resolved(key);
        }
        String gap = account.keyList.gap();
        return gap.isEmpty()
                ? new Resolution.NotInRegion(keyArn, accountId)
                : new Resolution.Unknown(keyArn, accountId, "the keys of " + accountId + " were not all read: " + gap);
    }

    private Resolution byAlias(String accountId, String name) {
        AccountKeys account = accounts.get(accountId);
        if (account == null) {
            return new Resolution.ForeignAccount(null, accountId);
        }
        AliasTarget target = account.aliases.get(name);
        if (target == null) {
            return missingAlias(account, accountId, name);
        }
        String keyId = target.keyId();
        return keyId == null ? new Resolution.NotMade(name) : byId(accountId, keyId, target.keyArn());
    }

    private Resolution missingAlias(AccountKeys account, String accountId, String name) {
        String gap = account.aliasList.gap();
        if (!gap.isEmpty()) {
            return new Resolution.Unknown(
                    null, accountId, name, "the aliases of " + accountId + " were not all read: " + gap);
        }
        return name.startsWith(UsableKeys.AWS_MANAGED_ALIASES)
                ? new Resolution.NotMade(name)
                : new Resolution.NoKey(name + " does not exist in account " + accountId + " in " + region);
    }

    /** The target of an alias; none if AWS has not created the key yet. */
    private record AliasTarget(
            @Nullable String keyId, @Nullable String keyArn) {}

    /** The keys of one account. */
    private static final class AccountKeys {
        final Map<String, KeySummary> keys = new HashMap<>();
        final Map<String, AliasTarget> aliases = new HashMap<>();
        final Map<String, CustomKeyStore> keyStores = new HashMap<>();
        final ListCompleteness keyList = new ListCompleteness("kms:ListKeys");
        final ListCompleteness aliasList = new ListCompleteness("kms:ListAliases");
        final ListCompleteness keyStoreList = new ListCompleteness("kms:DescribeCustomKeyStores");
    }

    /** Takes the facts of a Region in any order. Not thread-safe. */
    public static final class Builder {
        private final String region;
        private final Map<String, AccountKeys> accounts = new HashMap<>();
        private final Map<String, String> words = new HashMap<>();
        private CrossRegionKeys distant = CrossRegionKeys.NONE;

        private Builder(String region) {
            this.region = region;
        }

        /** Enables resolving references to keys of other Regions. */
        public Builder with(CrossRegionKeys keys) {
            distant = keys;
            return this;
        }

        /** Adds a fact about the Region's keys; ignores all other facts. */
        public Builder add(Fact fact) {
            if (!fact.region().equals(region)) {
                return this;
            }
            switch (fact) {
                case KmsKey key -> add(key);
                case KeyAlias alias -> add(alias);
                case CustomKeyStore store ->
                    account(store.accountId()).keyStores.put(store.id(), store);
                case ApiCoverage coverage -> add(coverage);
                case EncryptedResource _,
                        KeyUsage _,
                        UsagePeriod _,
                        BucketRequests _,
                        IamUser _,
                        IamGroup _,
                        IamRole _,
                        IamManagedPolicy _,
                        IamReading _,
                        OrganizationMembership _,
                        TrailRequests _,
                        TrailRecords _ -> {}
            }
            return this;
        }

        private void add(KmsKey key) {
            KeySummary summary = slim(KeyClassifier.summarise(key));
            AccountKeys account = account(summary.accountId());
            account.keys.put(summary.keyId().toLowerCase(Locale.ROOT), summary);
            for (String alias : summary.aliases()) {
                // Otherwise the name from ListAliases, an equal string, would stay.
                account.aliases.remove(alias);
                account.aliases.put(alias, new AliasTarget(summary.keyId(), summary.arn()));
            }
        }

        private void add(KeyAlias alias) {
            AliasTarget known = account(alias.accountId()).aliases.get(alias.name());
            if (known == null || known.keyId() == null) {
                account(alias.accountId()).aliases.put(alias.name(), target(alias));
            }
        }

        private static AliasTarget target(KeyAlias alias) {
            String keyId = alias.targetKeyId();
            return keyId == null
                    ? new AliasTarget(null, null)
                    : new AliasTarget(keyId, alias.arn().replace(alias.name(), "key/" + keyId));
        }

        private void add(ApiCoverage coverage) {
            if (!coverage.service().equals("kms")) {
                return;
            }
            AccountKeys account = account(coverage.accountId());
            account.keyList.add(coverage);
            account.aliasList.add(coverage);
            account.keyStoreList.add(coverage);
        }

        private AccountKeys account(String accountId) {
            return accounts.computeIfAbsent(accountId, _ -> new AccountKeys());
        }

        /** The same summary with shared strings interned. */
        private KeySummary slim(KeySummary key) {
            return new KeySummary(
                    shared(key.accountId()),
                    region,
                    key.keyId(),
                    key.arn(),
                    key.aliases(),
                    key.name(),
                    key.custody(),
                    key.lifecycle(),
                    shared(key.keyState()),
                    key.deletionDate(),
                    key.validTo(),
                    key.customKeyStoreId(),
                    shared(key.keySpec()),
                    shared(key.keyUsage()),
                    shared(key.gap()));
        }

        private String shared(String word) {
            return words.computeIfAbsent(word, same -> same);
        }

        /** The index of everything added; the builder must not be used afterwards. */
        public KeyIndex build() {
            return new KeyIndex(region, Collections.unmodifiableMap(accounts), distant);
        }
    }
}
