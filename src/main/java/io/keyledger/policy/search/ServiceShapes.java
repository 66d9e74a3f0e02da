package io.keyledger.policy.search;

import io.keyledger.policy.search.values.CharacterSet;
import io.keyledger.policy.search.values.Choice;
import io.keyledger.policy.search.values.GlobSet;
import io.keyledger.policy.search.values.PassingValues;
import io.keyledger.policy.search.values.ValueSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The services to look at for one key, by whom they act for. */
final class ServiceShapes {
    private final KeyWorld key;
    private final TrustZone zone;
    private final PolicyAtoms named;
    private final String owner;

    ServiceShapes(KeyWorld key, TrustZone zone, PolicyAtoms named) {
        this.key = key;
        this.zone = zone;
        this.named = named;
        this.owner = key.key().accountId();
    }

    /** A service that acts for an account, an organization and a resource that nobody names or trusts. */
    List<Shape.Service> forStranger(String name) {
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
        Choice organization = Choice.all(ValueSet.otherThan(organizations)).orAbsent();
        Choice path = Choice.all(ValueSet.noneOf(paths)).orAbsent();
        return List.of(
                new Shape.Service(
                        name,
                        Choice.all(ValueSet.otherThan(accounts).and(accountIds())),
                        organization,
                        path,
                        Choice.all(ValueSet.noneOf(arns)).orAbsent()),
                new Shape.Service(name, Choice.absent(), organization, path, Choice.all(ValueSet.noneOf(ownArns))));
    }

    private static GlobSet ofAccount(String account) {
        return GlobSet.arn("arn:*:*:*:" + account + ":*");
    }

    /** A service that does not send the source it acts for. */
    static Shape.Service silent(String name) {
        return new Shape.Service(name, Choice.absent(), Choice.absent(), Choice.absent(), Choice.absent());
    }

    /** A service that acts for accounts of an organization that nobody names. */
    Shape.Service forOrganization(String name, String organization) {
        Set<String> accounts = new TreeSet<>(named.sourceAccounts());
        accounts.addAll(zone.accounts());
        accounts.add(owner);
        List<PassingValues> arns = new ArrayList<>();
        named.sourceArns().forEach(arn -> arns.add(new PassingValues.Text(GlobSet.exactly(arn))));
        return new Shape.Service(
                name,
                Choice.all(ValueSet.otherThan(accounts).and(accountIds())),
                Choice.all(ValueSet.exactly(organization)),
                Choice.all(ValueSet.matching(GlobSet.like(organization + "/*"))).orAbsent(),
                Choice.all(ValueSet.noneOf(arns)).orAbsent());
    }

    /** Some services send the resource that they act for, but not its account. */
    List<Shape.Service> forAccount(String name, String account) {
        return List.of(
                new Shape.Service(
                        name,
                        Choice.all(ValueSet.exactly(account)),
                        OrganizationKeys.idOf(account, key.organizations()),
                        OrganizationKeys.pathsOf(account, key.organizations()),
                        Choice.anything()),
                new Shape.Service(
                        name,
                        Choice.absent(),
                        OrganizationKeys.idOf(account, key.organizations()),
                        OrganizationKeys.pathsOf(account, key.organizations()),
                        Choice.all(ValueSet.matching(ofAccount(account)))));
    }

    static Shape.Service forResource(String name, String arn) {
        return new Shape.Service(
                name,
                Choice.all(accountIds()).orAbsent(),
                Choice.anything(),
                Choice.anything(),
                Choice.all(ValueSet.exactly(arn)));
    }

    private static ValueSet accountIds() {
        return ValueSet.matching(
                GlobSet.builder().times(12, CharacterSet.Kind.DIGIT).build());
    }
}
