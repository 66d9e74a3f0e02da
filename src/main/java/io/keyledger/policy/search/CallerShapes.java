package io.keyledger.policy.search;

import io.keyledger.policy.language.Arn;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.search.values.CharacterSet;
import io.keyledger.policy.search.values.Choice;
import io.keyledger.policy.search.values.GlobSet;
import io.keyledger.policy.search.values.PassingValues;
import io.keyledger.policy.search.values.ValueSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The callers to look at for one key, from the general to the specific. */
final class Shapes {
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

    Shapes(KeyWorld key, TrustZone zone, PolicyAtoms named) {
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
     * Where it matters which organization the key's account belongs to, and that is not known, it is taken to be one that
     * nobody names.
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
        return anyone(kind, unnamedAccounts, Choice.all(noneOf(organizations)).orAbsent());
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
        return noneOf(accounts);
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
                Identities.ORGANIZATION_PATHS,
                Choice.all(ValueSet.noneOf(paths)).orAbsent());
    }

    /** A service that acts for an account, an organization and a resource that nobody names or trusts. */
    List<Shape.Service> strangersService(String name) {
        Set<String> accounts = new TreeSet<>(named.sourceAccounts());
        accounts.addAll(zone.accounts());
        accounts.add(owner);
        Set<String> organizations = new TreeSet<>(named.sourceOrganizations());
        organizations.addAll(zone.organizations());
        key.organizations().of(owner).ifPresent(place -> organizations.add(place.organizationId()));
        List<PassingValues> arns = new ArrayList<>();
        named.sourceArns().forEach(arn -> arns.add(new PassingValues.Text(GlobSet.exactly(arn))));
        zone.serviceSources().forEach(arn -> arns.add(new PassingValues.Text(GlobSet.like(arn))));
        List<PassingValues> ownArns = new ArrayList<>(arns);
        accounts.forEach(account -> ownArns.add(new PassingValues.Text(ofAccount(account))));
        ownArns.add(new PassingValues.Text(ofAccount("")));
        List<PassingValues> paths = new ArrayList<>();
        organizations.forEach(organization -> paths.add(new PassingValues.Text(GlobSet.like(organization + "/*"))));
        Choice organization = Choice.all(noneOf(organizations)).orAbsent();
        Choice path = Choice.all(ValueSet.noneOf(paths)).orAbsent();
        return List.of(
                new Shape.Service(
                        name,
                        Choice.all(noneOf(accounts).and(accountIds())),
                        organization,
                        path,
                        Choice.all(ValueSet.noneOf(arns)).orAbsent()),
                new Shape.Service(name, Choice.absent(), organization, path, Choice.all(ValueSet.noneOf(ownArns))));
    }

    private static GlobSet ofAccount(String account) {
        return GlobSet.arn("arn:*:*:*:" + account + ":*");
    }

    /** A service that does not send the source it acts for. */
    static Shape.Service silentService(String name) {
        return new Shape.Service(name, Choice.absent(), Choice.absent(), Choice.absent(), Choice.absent());
    }

    /** A service that acts for accounts of an organization that nobody names. */
    Shape.Service serviceForOrganization(String name, String organization) {
        Set<String> accounts = new TreeSet<>(named.sourceAccounts());
        accounts.addAll(zone.accounts());
        accounts.add(owner);
        List<PassingValues> arns = new ArrayList<>();
        named.sourceArns().forEach(arn -> arns.add(new PassingValues.Text(GlobSet.exactly(arn))));
        return new Shape.Service(
                name,
                Choice.all(noneOf(accounts).and(accountIds())),
                Choice.all(ValueSet.exactly(organization)),
                Choice.all(ValueSet.matching(GlobSet.like(organization + "/*"))).orAbsent(),
                Choice.all(ValueSet.noneOf(arns)).orAbsent());
    }

    /** Some services send the resource that they act for, but not its account. */
    List<Shape.Service> serviceForAccount(String name, String account) {
        return List.of(
                new Shape.Service(
                        name,
                        Choice.all(ValueSet.exactly(account)),
                        organizationOf(account),
                        OrganizationKeys.pathsOf(account, key.organizations()),
                        Choice.anything()),
                new Shape.Service(
                        name,
                        Choice.absent(),
                        organizationOf(account),
                        OrganizationKeys.pathsOf(account, key.organizations()),
                        Choice.all(ValueSet.matching(ofAccount(account)))));
    }

    static Shape.Service serviceForResource(String name, String arn) {
        return new Shape.Service(
                name,
                Choice.all(accountIds()).orAbsent(),
                Choice.anything(),
                Choice.anything(),
                Choice.all(ValueSet.exactly(arn)));
    }

    /** For keys of the network: what they may be in requests from there; anything where a key is not among them. */
    Map<String, ValueSet> surroundings(Origin origin) {
        if (origin == Origin.ANYWHERE) {
            return Map.of();
        }
        Map<String, ValueSet> surroundings = new HashMap<>();
        List<PassingValues> networks = new ArrayList<>();
        zone.networks().forEach(network -> PassingValues.Network.parse(network).ifPresent(networks::add));
        Set<String> accounts = new TreeSet<>(zone.accounts());
        accounts.add(owner);
        Set<String> places = new TreeSet<>(accounts);
        places.addAll(zone.vpcs());
        places.addAll(zone.endpoints());
        places.addAll(zone.organizations());
        if (origin == Origin.UNNAMED) {
            networks.addAll(named.narrowNetworks());
            places.addAll(named.places());
        }
        surroundings.put("aws:sourceip", ValueSet.noneOf(networks));
        for (String key : List.of("aws:sourcevpc", "aws:sourcevpce", "aws:vpceaccount", "aws:vpceorgid")) {
            surroundings.put(key, noneOf(places));
        }
        List<PassingValues> vpcs = new ArrayList<>();
        places.forEach(place -> vpcs.add(new PassingValues.Text(GlobSet.exactly(place))));
        zone.vpcs().forEach(vpc -> vpcs.add(new PassingValues.Text(GlobSet.arn("arn:*:ec2:*:*:vpc/" + vpc))));
        accounts.forEach(account -> vpcs.add(new PassingValues.Text(GlobSet.arn("arn:*:ec2:*:" + account + ":vpc/*"))));
        surroundings.put("aws:sourcevpcarn", ValueSet.noneOf(vpcs));
        List<PassingValues> paths = new ArrayList<>();
        places.forEach(place -> paths.add(new PassingValues.Text(GlobSet.like(place + "/*"))));
        zone.organizationPaths().forEach(path -> paths.add(new PassingValues.Text(GlobSet.like(path + "*"))));
        surroundings.put("aws:vpceorgpaths", ValueSet.noneOf(paths));
        return surroundings;
    }

    private static ValueSet accountIds() {
        return ValueSet.matching(
                GlobSet.builder().times(12, CharacterSet.Kind.DIGIT).build());
    }

    private static ValueSet noneOf(Collection<String> values) {
        List<PassingValues> tests = new ArrayList<>();
        values.forEach(value -> tests.add(new PassingValues.Text(GlobSet.exactly(value))));
        return ValueSet.noneOf(tests);
    }
}
