package io.keyledger.stub.world;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Everything AWS knows: accounts with their Regions, and the organization around them. Immutable. */
public final class StubWorld {
    /** The instant that a world without a chosen one takes for now. */
    public static final Instant DEFAULT_NOW = Instant.parse("2026-11-24T00:00:00Z");

    private final long seed;
    private final Instant now;
    private final SequencedMap<String, StubAccount> accounts = new LinkedHashMap<>();
    private final Optional<StubOrganization> organization;

    private StubWorld(Builder builder) {
        this.seed = builder.seed;
        this.now = builder.now;
        for (String account : builder.accounts) {
            SequencedMap<String, StubPopulation> populations = new LinkedHashMap<>();
            for (String region : builder.regions) {
                populations.put(region, builder.exceptions.getOrDefault(account + "/" + region, builder.population));
            }
            boolean suspended = builder.suspended.contains(account);
            accounts.put(account, new StubAccount(this, account, suspended, builder.identities, populations));
        }
        this.organization = builder.organization
                ? Optional.of(new StubOrganization(this, builder.sparePolicies))
                : Optional.empty();
    }

    public static Builder builder() {
        return new Builder();
    }

    public Instant now() {
        return now;
    }

    /** The management account where there is an organization, and the account of unknown credentials. */
    public StubAccount firstAccount() {
        return accounts.firstEntry().getValue();
    }

    public List<StubAccount> accounts() {
        return List.copyOf(accounts.values());
    }

    public Optional<StubAccount> account(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    public Optional<StubOrganization> organization() {
        return organization;
    }

    /** Bucket names are global, so a name alone says the owner and the Region. */
    public Optional<StubBucket> bucket(String name) {
        return StubBucket.place(name)
                .flatMap(place -> account(place.account()).flatMap(owner -> owner.region(place.region())))
                .flatMap(region -> region.bucket(name));
    }

    Draw draw() {
        return Draw.of(seed);
    }

    /** Builds a world; what is not set is one account in us-east-1 with a hundred keys and a few resources. */
    public static final class Builder {
        private long seed = 1;
        private Instant now = DEFAULT_NOW;
        private List<String> accounts = List.of("111122223333");
        private List<String> regions = List.of("us-east-1");
        private StubPopulation population = StubPopulation.of(100, 20, 50, 50);
        private StubIdentities identities = new StubIdentities(40, 10, 4, 12);
        private boolean organization = true;
        private int sparePolicies;
        private final Map<String, StubPopulation> exceptions = new LinkedHashMap<>();
        private final Set<String> suspended = new LinkedHashSet<>();

        private Builder() {}

        public Builder seed(long newSeed) {
            this.seed = newSeed;
            return this;
        }

        public Builder now(Instant newNow) {
            this.now = newNow;
            return this;
        }

        public Builder accounts(String... ids) {
            return accounts(List.of(ids));
        }

        public Builder accounts(List<String> ids) {
            if (ids.isEmpty() || !ids.stream().allMatch(id -> id.matches("\\d{12}"))) {
                throw new IllegalArgumentException("An account is twelve digits, and there is at least one: " + ids);
            }
            this.accounts = List.copyOf(ids);
            return this;
        }

        public Builder regions(String... names) {
            return regions(List.of(names));
        }

        public Builder regions(List<String> names) {
            this.regions = List.copyOf(names);
            return this;
        }

        /** What every account has in every Region, but for those with a population of their own. */
        public Builder population(StubPopulation newPopulation) {
            this.population = newPopulation;
            return this;
        }

        public Builder population(String account, String region, StubPopulation ownPopulation) {
            exceptions.put(account + "/" + region, ownPopulation);
            return this;
        }

        public Builder identities(StubIdentities newIdentities) {
            this.identities = newIdentities;
            return this;
        }

        /** An account that AWS Organizations lists as suspended and whose roles nobody can assume. */
        public Builder suspended(String account) {
            suspended.add(account);
            return this;
        }

        /** Service control policies that the organization has and that are attached nowhere. */
        public Builder sparePolicies(int count) {
            this.sparePolicies = count;
            return this;
        }

        public Builder withoutOrganization() {
            this.organization = false;
            return this;
        }

        public StubWorld build() {
            return new StubWorld(this);
        }
    }
}
