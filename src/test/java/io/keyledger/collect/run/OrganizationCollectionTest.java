package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.collect.account.Scope;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.OrganizationMembership;
import io.keyledger.inventory.OrganizationMembership.Level;
import io.keyledger.inventory.OrganizationMembership.Place;
import io.keyledger.inventory.PolicyDocument;
import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.world.StubOrganization;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The management account tells where every account stands and what binds it; a member tells its organization only. */
class OrganizationCollectionTest {
    private static final List<String> ACCOUNTS = IntStream.range(0, 25)
            .mapToObj(number -> String.format(Locale.ROOT, "2222%08d", number))
            .toList();
    private static final String MANAGEMENT = ACCOUNTS.getFirst();
    private static final String MEMBER = ACCOUNTS.get(1);

    /** More policies than a page holds. */
    private final StubAws aws =
            StubAws.of(StubWorld.builder().accounts(ACCOUNTS).sparePolicies(20).build());

    private final StubOrganization organization =
            aws.server().world().organization().orElseThrow();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        assertThat(aws.server().counters().defects()).isEmpty();
        aws.close();
    }

    @Test
    void theManagementAccountTellsThePlaceOfEveryAccountAndThePoliciesLevelByLevel() throws IOException {
        collectAs(MANAGEMENT);

        Map<String, OrganizationMembership> memberships = memberships();
        assertThat(memberships.keySet()).containsExactlyInAnyOrderElementsOf(ACCOUNTS);
        for (String account : ACCOUNTS) {
            List<String> targets = targets(account);
            String path = organization.id() + "/" + String.join("/", targets.subList(0, targets.size() - 1)) + "/";
            assertThat(membership(memberships, account).place())
                    .isEqualTo(Observed.known(new Place(organization.id(), MANAGEMENT, path)));
        }
        assertThat(ACCOUNTS.stream().map(account -> targets(account).size()).distinct())
                .as("accounts at different depths")
                .hasSizeGreaterThan(2);
        for (String account : ACCOUNTS) {
            assertThat(membership(memberships, account).serviceControlPolicies())
                    .isEqualTo(Observed.known(levels(account, "SERVICE_CONTROL_POLICY")));
            assertThat(membership(memberships, account).resourceControlPolicies())
                    .isEqualTo(Observed.known(levels(account, "RESOURCE_CONTROL_POLICY")));
        }
        assertThat(aws.server().counters().calls("organizations:ListPolicies"))
                .as("two pages of service control policies, one of resource control policies")
                .isEqualTo(3);
    }

    @Test
    void aMemberTellsItsOrganizationAndThatTheRestIsNotOfferedToIt() throws IOException {
        collectAs(MEMBER);

        assertThat(memberships()).containsOnlyKeys(MEMBER);
        OrganizationMembership membership = membership(memberships(), MEMBER);
        assertThat(membership.place()).isEqualTo(Observed.known(new Place(organization.id(), MANAGEMENT, "")));
        assertThat(membership.serviceControlPolicies()).isInstanceOf(Observed.Denied.class);
        assertThat(membership.resourceControlPolicies()).isInstanceOf(Observed.Denied.class);
        assertThat(row("ListRoots").answered()).isEqualTo(1);
        assertThat(row("ListRoots").denied()).isZero();
        assertThat(row("ListRoots").note())
                .startsWith("not offered: ")
                .contains("service and resource control policies", MANAGEMENT);
        assertThat(row("DescribeOrganization").answered()).isEqualTo(1);
    }

    @Test
    void withoutAnOrganizationThereIsNoPlaceAndNothingIsUnread() throws IOException {
        try (StubAws alone = StubAws.of(
                StubWorld.builder().accounts(MANAGEMENT).withoutOrganization().build())) {
            alone.collect(settings(alone), directory);
        }

        OrganizationMembership membership = membership(memberships(), MANAGEMENT);
        assertThat(membership.place()).isInstanceOf(Observed.NotOffered.class);
        assertThat(membership.serviceControlPolicies()).isInstanceOf(Observed.NotOffered.class);
        assertThat(membership.resourceControlPolicies()).isInstanceOf(Observed.NotOffered.class);
        assertThat(row("DescribeOrganization").answered()).isEqualTo(1);
        assertThat(StubAws.coverage(directory))
                .allSatisfy(row -> assertThat(row.denied() + row.failed()).isZero());
    }

    @Test
    void anOrganizationThatCannotBeDescribedIsUnreadAltogether() throws IOException {
        aws.server().behave(StubBehaviour.calm().denying("organizations:DescribeOrganization"));

        collectAs(MANAGEMENT);

        OrganizationMembership membership = membership(memberships(), MANAGEMENT);
        assertThat(membership.place()).isInstanceOf(Observed.Denied.class);
        assertThat(membership.serviceControlPolicies()).isInstanceOf(Observed.Denied.class);
        assertThat(membership.resourceControlPolicies()).isInstanceOf(Observed.Denied.class);
        assertThat(row("DescribeOrganization").denied()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ListPolicies", "DescribePolicy", "ListTargetsForPolicy"})
    void withOnePolicyUnreadWhatBindsAnAccountIsNotKnown(String action) throws IOException {
        aws.server().behave(StubBehaviour.calm().denying("organizations:" + action));

        collectAs(MANAGEMENT);

        assertThat(memberships()).hasSize(ACCOUNTS.size());
        assertThat(memberships().values()).allSatisfy(membership -> {
            assertThat(membership.place()).isInstanceOf(Observed.Known.class);
            assertThat(membership.serviceControlPolicies())
                    .isInstanceOfSatisfying(
                            Observed.Denied.class,
                            denied -> assertThat(denied.action()).isEqualTo("organizations:" + action));
            assertThat(membership.resourceControlPolicies()).isInstanceOf(Observed.Denied.class);
        });
        assertThat(row(action).denied()).isPositive().isEqualTo(row(action).asked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ListRoots", "ListChildren"})
    void withoutTheTreeTheAccountKnowsItsOrganizationOnly(String action) throws IOException {
        aws.server().behave(StubBehaviour.calm().denying("organizations:" + action));

        collectAs(MANAGEMENT);

        assertThat(memberships()).containsOnlyKeys(MANAGEMENT);
        OrganizationMembership membership = membership(memberships(), MANAGEMENT);
        assertThat(membership.place()).isEqualTo(Observed.known(new Place(organization.id(), MANAGEMENT, "")));
        assertThat(membership.serviceControlPolicies()).isInstanceOf(Observed.Denied.class);
        assertThat(membership.resourceControlPolicies()).isInstanceOf(Observed.Denied.class);
        assertThat(row(action).denied()).isPositive();
    }

    private void collectAs(String account) throws IOException {
        try (CollectionRun run = aws.open(settings(aws), account)) {
            aws.collect(run, directory);
        }
    }

    private static CollectSettings settings(StubAws aws) {
        return aws.settings(new Scope(List.of(), null, null, "keyledger", List.of(), Set.of("organizations")));
    }

    private Map<String, OrganizationMembership> memberships() throws IOException {
        return StubAws.all(directory, OrganizationMembership.class).stream()
                .collect(Collectors.toMap(OrganizationMembership::accountId, Function.identity()));
    }

    private static OrganizationMembership membership(Map<String, OrganizationMembership> memberships, String account) {
        return Objects.requireNonNull(memberships.get(account), account);
    }

    private ApiCoverage row(String action) throws IOException {
        return StubAws.coverage(directory).stream()
                .filter(row -> row.action().equals(action))
                .findFirst()
                .orElseThrow();
    }

    /** The root, the units on the way, and the account. */
    private List<String> targets(String account) {
        List<String> targets = new ArrayList<>(List.of(account));
        String child = account;
        while (!child.equals(organization.rootId())) {
            child = organization.parentOf(child).orElseThrow();
            targets.addFirst(child);
        }
        return targets;
    }

    private List<Level> levels(String account, String type) {
        return targets(account).stream()
                .map(target -> new Level(
                        target,
                        organization.policies().stream()
                                .filter(policy -> policy.type().equals(type))
                                .filter(policy -> organization.targetsOf(policy).contains(target))
                                .map(policy -> new PolicyDocument(policy.name(), arn(policy), policy.content()))
                                .sorted((one, other) -> id(one).compareTo(id(other)))
                                .toList()))
                .toList();
    }

    private String arn(StubOrganization.Policy policy) {
        String path = policy.type().toLowerCase(Locale.ROOT) + "/" + policy.id();
        return policy.awsManaged()
                ? "arn:aws:organizations::aws:policy/" + path
                : "arn:aws:organizations::" + MANAGEMENT + ":policy/" + organization.id() + "/" + path;
    }

    private static String id(PolicyDocument policy) {
        String arn = String.valueOf(policy.arn());
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
