package io.keyledger.policy.search;

import io.keyledger.policy.language.Arn;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.search.formula.Formula;
import io.keyledger.policy.search.values.Choice;
import io.keyledger.policy.search.values.GlobSet;
import io.keyledger.policy.search.values.PassingValues;
import io.keyledger.policy.search.values.ValueSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The callers to look at for one key, from the general to the specific. */
final class CallerShapes {
    private static final String UNKNOWN_ORGANIZATION = "o-keysowner0";
    private static final PassingValues SERVICE_LINKED_ROLES =
            new PassingValues.Text(GlobSet.like("arn:*:role/aws-service-role/*"));

    private final KeyWorld key;
    private final TrustZone zone;
    private final PolicyAtoms named;
    private final String partition;
    private final String owner;
    private final ValueSet unnamedAccounts;
    private final ValueSet arns;
    private final ValueSet ids;

    CallerShapes(KeyWorld key, TrustZone zone, PolicyAtoms named) {
        this.key = key;
        this.zone = zone;
        this.named = named;
        this.owner = key.key().accountId();
        this.partition = Arn.parse(key.key().arn()).map(Arn::partition).orElse("aws");
        this.unnamedAccounts = unnamedAccounts();
        List<PassingValues> taken = new ArrayList<>();
        named.principals().keySet().forEach(arn -> taken.add(new PassingValues.Text(GlobSet.exactly(arn))));
        // Only AWS itself creates service-linked roles.
        taken.add(SERVICE_LINKED_ROLES);
        this.arns = ValueSet.noneOf(taken);
        List<PassingValues> takenIds = new ArrayList<>();
        named.uniqueIds().forEach(id -> takenIds.add(new PassingValues.Text(GlobSet.like(id + "*"))));
        this.ids = ValueSet.noneOf(takenIds);
    }

    /**
     * Where it matters which organization the key's account belongs to, and that is not known, it is taken to be one
     * that nobody names.
     */
    static KeyWorld inSomeOrganization(KeyWorld key, PolicyAtoms named) {
        String owner = key.key().accountId();
        if (!named.asksForOrganizationOfKey()
                || !named.organizations().isEmpty()
                || key.organizations().of(owner).isPresent()
                || key.organizations().isOutside(owner)) {
            return key;
        }
        return key.withOrganizations(key.organizations()
                .with(owner, new Organizations.Place(UNKNOWN_ORGANIZATION, UNKNOWN_ORGANIZATION + "/r-ab12/")));
    }

    /** As it stands in claims. */
    static String text(String organization) {
        return organization.equals(UNKNOWN_ORGANIZATION) ? "of the key" : organization;
    }

    String owner() {
        return owner;
    }

    String keyArn() {
        return key.key().arn();
    }

    String partition() {
        return partition;
    }

    /** The organization of the key's account, where it is known. */
    Optional<String> ownOrganization() {
        return key.organizations().of(owner).map(Organizations.Place::organizationId);
    }

    /** Someone of an account that nobody names or trusts, in no organization that anybody names or trusts. */
    Shape stranger(Kind kind) {
        Set<String> organizations = new TreeSet<>(named.organizations());
        organizations.addAll(zone.organizations());
        key.organizations().places().values().forEach(place -> organizations.add(place.organizationId()));
        return anyone(
                kind,
                unnamedAccounts,
                Choice.all(ValueSet.otherThan(organizations)).orAbsent());
    }

    /** Someone of an account that nobody names, in this organization. */
    Shape member(Kind kind, String organization) {
        return anyone(kind, unnamedAccounts, Choice.all(ValueSet.exactly(organization)));
    }

    /** Someone of this account that nobody names. */
    Shape inAccount(Kind kind, String account) {
        return anyone(kind, ValueSet.exactly(account), organizationOf(account));
    }

    Shape.Exactly exactly(Caller.InAccount caller) {
        return new Shape.Exactly(caller, organizationOf(caller.accountId()));
    }

    private Shape anyone(Kind kind, ValueSet accounts, Choice organization) {
        return new Shape.Anyone(kind, partition, accounts, organization, arns, ids);
    }

    private ValueSet unnamedAccounts() {
        Set<String> accounts = new TreeSet<>(named.accounts());
        accounts.addAll(zone.accounts());
        accounts.addAll(key.organizations().places().keySet());
        accounts.add(owner);
        return ValueSet.otherThan(accounts);
    }

    private Choice organizationOf(String account) {
        return OrganizationKeys.idOf(account, key.organizations());
    }

    /** Whether an account belongs to the organization of the key, or to one that is trusted. */
    boolean isInOrganization(String account) {
        return key.organizations()
                .of(account)
                .map(Organizations.Place::organizationId)
                .filter(this::isOwnOrganization)
                .isPresent();
    }

    /** The organization that an account is known to belong to, as it stands in claims. */
    Optional<String> organizationIn(String account) {
        return key.organizations().of(account).map(place -> text(place.organizationId()));
    }

    boolean isOwnOrganization(String organization) {
        return zone.organizations().contains(organization)
                || key.organizations()
                        .of(owner)
                        .filter(place -> place.organizationId().equals(organization))
                        .isPresent();
    }

    /** Whether the ARN of a resource that a service acts for belongs to an account outside the trust zone. */
    boolean isForeignSource(String arn) {
        String account = Arn.parse(arn).map(Arn::accountId).orElse("");
        boolean trusted = zone.serviceSources().stream()
                .anyMatch(pattern -> GlobSet.like(pattern).matches(arn));
        return !trusted && !account.isEmpty() && !isTrusted(account);
    }

    boolean isTrusted(String account) {
        return account.equals(owner)
                || zone.accounts().contains(account)
                || key.organizations().of(account).filter(this::isTrusted).isPresent();
    }

    private boolean isTrusted(Organizations.Place place) {
        return zone.organizations().contains(place.organizationId())
                || zone.organizationPaths().stream()
                        .anyMatch(path -> place.path().startsWith(path));
    }

    /** Paths of trusted organizational units do not belong to outsiders. */
    Formula outsideTrustedPaths() {
        if (zone.organizationPaths().isEmpty()) {
            return Formula.always();
        }
        List<PassingValues> paths = new ArrayList<>();
        for (String path : zone.organizationPaths()) {
            paths.add(new PassingValues.Text(GlobSet.like(path + "*")));
        }
        return new Formula.Holds(
                IdentityKeys.ORGANIZATION_PATHS,
                Choice.all(ValueSet.noneOf(paths)).orAbsent());
    }
}
