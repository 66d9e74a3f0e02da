package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.collect.account.Scope;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.IamGroup;
import io.keyledger.inventory.IamManagedPolicy;
import io.keyledger.inventory.IamReading;
import io.keyledger.inventory.IamRole;
import io.keyledger.inventory.IamUser;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.PolicyDocument;
import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.world.IamIdentity;
import io.keyledger.stub.world.IamPolicy;
import io.keyledger.stub.world.StubAccount;
import io.keyledger.stub.world.StubIdentities;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Identities are read whole, page after page, or it is said that they were not. */
class IdentitiesCollectionTest {
    private static final String ACTION = "iam:GetAccountAuthorizationDetails";

    /** More identities than a page holds. */
    private final StubAws aws = StubAws.of(StubWorld.builder()
            .accounts(StubAws.ACCOUNT)
            .identities(new StubIdentities(1020, 30, 5, 12))
            .build());

    private final StubAccount account = aws.server().world().firstAccount();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        assertThat(aws.server().counters().defects()).isEmpty();
        aws.close();
    }

    @Test
    void everyIdentityHasThePoliciesThatBindIt() throws IOException {
        collect();

        assertThat(aws.server().counters().calls(ACTION)).isEqualTo(2);
        assertThat(reading()).isEqualTo(Observed.known(true));
        Map<String, IamRole> roles = byArn(IamRole.class, IamRole::arn);
        assertThat(roles).hasSize(1020);
        for (IamIdentity role : account.roles()) {
            assertThat(roles.get(role.arn())).isEqualTo(roleFact(role));
        }
        Map<String, IamUser> users = byArn(IamUser.class, IamUser::arn);
        assertThat(users).hasSize(30);
        for (IamIdentity user : account.users()) {
            assertThat(users.get(user.arn())).isEqualTo(userFact(user));
        }
        assertThat(users.values()).anyMatch(user -> !user.groupNames().isEmpty());
        assertThat(roles.values()).anyMatch(role -> role.permissionsBoundaryArn() != null);
        assertThat(roles.values()).anyMatch(role -> !role.inlinePolicies().isEmpty());
    }

    @Test
    void groupsAndManagedPoliciesComeWithTheirDocuments() throws IOException {
        collect();

        Map<String, IamGroup> groups = byArn(IamGroup.class, IamGroup::arn);
        assertThat(groups).hasSize(5);
        for (IamIdentity group : account.groups()) {
            assertThat(groups.get(group.arn()))
                    .isEqualTo(new IamGroup(
                            StubAws.ACCOUNT,
                            Fact.GLOBAL,
                            group.arn(),
                            group.name(),
                            inline(group),
                            group.attachedPolicies().stream().sorted().toList()));
        }
        assertThat(StubAws.all(directory, IamManagedPolicy.class).stream().map(IamManagedPolicy::policy))
                .containsExactlyInAnyOrderElementsOf(account.policies().stream()
                        .map(IdentitiesCollectionTest::document)
                        .toList());
    }

    @Test
    void deniedMeansThatNothingFollowsFromAnIdentityThatIsNotThere() throws IOException {
        aws.server().behave(StubBehaviour.calm().denying(ACTION));

        collect();

        assertThat(reading())
                .isInstanceOfSatisfying(
                        Observed.Denied.class,
                        denied -> assertThat(denied.action()).isEqualTo(ACTION));
        assertThat(StubAws.all(directory, IamRole.class)).isEmpty();
        assertThat(coverage().denied()).isEqualTo(1);
        assertThat(coverage().answered()).isZero();
        assertThat(coverage().note()).contains("not authorized");
    }

    @Test
    void aSecondPageThatWasDeniedKeepsTheFirst() throws IOException {
        aws.server().behave(StubBehaviour.calm().denying(call -> call.action().equals(ACTION) && isSecondPage()));

        collect();

        assertThat(reading()).isInstanceOf(Observed.Denied.class);
        assertThat(StubAws.all(directory, IamRole.class)).hasSizeGreaterThan(900);
        assertThat(coverage().answered()).isEqualTo(1);
        assertThat(coverage().denied()).isEqualTo(1);
    }

    private boolean isSecondPage() {
        return aws.server().counters().calls(ACTION) > 1;
    }

    private void collect() throws IOException {
        aws.collect(aws.settings(new Scope(List.of(), null, null, "keyledger", List.of(), Set.of("iam"))), directory);
    }

    private Observed<Boolean> reading() throws IOException {
        List<IamReading> readings = StubAws.all(directory, IamReading.class);
        assertThat(readings).hasSize(1);
        return readings.getFirst().complete();
    }

    private ApiCoverage coverage() throws IOException {
        return StubAws.coverage(directory).stream()
                .filter(row -> row.service().equals("iam"))
                .findFirst()
                .orElseThrow();
    }

    private <T extends Fact> Map<String, T> byArn(Class<T> type, Function<T, String> arn) throws IOException {
        return StubAws.all(directory, type).stream().collect(Collectors.toMap(arn, Function.identity()));
    }

    private static IamRole roleFact(IamIdentity role) {
        return new IamRole(
                StubAws.ACCOUNT,
                Fact.GLOBAL,
                role.arn(),
                role.id(),
                role.trustPolicy().orElseThrow(),
                inline(role),
                role.attachedPolicies().stream().sorted().toList(),
                boundary(role),
                role.tags());
    }

    private static IamUser userFact(IamIdentity user) {
        return new IamUser(
                StubAws.ACCOUNT,
                Fact.GLOBAL,
                user.arn(),
                user.id(),
                user.groups(),
                inline(user),
                user.attachedPolicies().stream().sorted().toList(),
                boundary(user),
                user.tags());
    }

    private static @Nullable String boundary(IamIdentity identity) {
        return identity.permissionsBoundary().orElse(null);
    }

    private static List<PolicyDocument> inline(IamIdentity identity) {
        return identity.inlinePolicies().entrySet().stream()
                .map(policy -> new PolicyDocument(policy.getKey(), null, policy.getValue()))
                .toList();
    }

    private static PolicyDocument document(IamPolicy policy) {
        return new PolicyDocument(policy.name(), policy.arn(), policy.document());
    }
}
