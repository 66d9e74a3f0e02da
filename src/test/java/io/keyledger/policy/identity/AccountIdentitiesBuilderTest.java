package io.keyledger.policy.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.Fact;
import io.keyledger.inventory.IamGroup;
import io.keyledger.inventory.IamManagedPolicy;
import io.keyledger.inventory.IamReading;
import io.keyledger.inventory.IamRole;
import io.keyledger.inventory.IamUser;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.PolicyDocument;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountIdentitiesBuilderTest {
    private static final String ACCOUNT = "111122223333";
    private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String BOUNDARY = "arn:aws:iam::111122223333:policy/Boundary";
    private static final String ALLOW_ALL =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";

    @Test
    void aUserHasItsOwnPoliciesThoseOfItsGroupsAndItsBoundary() {
        AccountIdentities identities = build(
                user(List.of("Developers"), BOUNDARY),
                new IamGroup(
                        ACCOUNT, Fact.GLOBAL, arn("group/Developers"), "Developers", List.of(), List.of(ADMINISTRATOR)),
                managed(ADMINISTRATOR),
                managed(BOUNDARY));

        assertThat(identities.byArn(arn("user/team/Alice"))).hasValueSatisfying(alice -> {
            assertThat(alice.policies()).hasSize(2);
            assertThat(alice.boundaries()).hasSize(1);
            assertThat(alice.unread()).isEmpty();
        });
        assertThat(identities.byUniqueId("AIDAEXAMPLE")).isPresent();
    }

    @Test
    void aPolicyOrGroupThatWasNotReadIsNamed() {
        AccountIdentities identities = build(user(List.of("Developers"), BOUNDARY));

        assertThat(identities.byArn(arn("user/team/Alice")))
                .hasValueSatisfying(alice -> assertThat(alice.unread())
                        .containsExactly(
                                "the group Developers was not read", "the policy " + BOUNDARY + " was not read"));
    }

    @Test
    void aPolicyThatIsNotUnderstoodIsNamedAndDoesNotHideTheIdentity() {
        IamRole role = new IamRole(
                ACCOUNT,
                Fact.GLOBAL,
                arn("role/Application"),
                "AROAEXAMPLE",
                ALLOW_ALL,
                List.of(new PolicyDocument("broken", null, "{")),
                List.of(),
                null,
                Map.of());

        assertThat(build(role).byArn(arn("role/Application")))
                .hasValueSatisfying(found ->
                        assertThat(found.unread()).singleElement().asString().contains("broken"));
    }

    @Test
    void withoutAReadingNothingIsComplete() {
        assertThat(build().complete()).isEqualTo(Observed.known(true));
        assertThat(new AccountIdentitiesBuilder(ACCOUNT).build().complete().isUnread())
                .isTrue();
    }

    private static IamUser user(List<String> groups, @Nullable String boundary) {
        return new IamUser(
                ACCOUNT,
                Fact.GLOBAL,
                arn("user/team/Alice"),
                "AIDAEXAMPLE",
                groups,
                List.of(new PolicyDocument("inline", null, ALLOW_ALL)),
                List.of(),
                boundary,
                Map.of());
    }

    private static IamManagedPolicy managed(String arn) {
        return new IamManagedPolicy(ACCOUNT, Fact.GLOBAL, new PolicyDocument("managed", arn, ALLOW_ALL));
    }

    private static String arn(String resource) {
        return "arn:aws:iam::" + ACCOUNT + ":" + resource;
    }

    private static AccountIdentities build(Fact... facts) {
        AccountIdentitiesBuilder builder = new AccountIdentitiesBuilder(ACCOUNT);
        builder.add(new IamReading(ACCOUNT, Fact.GLOBAL, Observed.known(true)));
        for (Fact fact : facts) {
            builder.add(fact);
        }
        return builder.build();
    }
}
