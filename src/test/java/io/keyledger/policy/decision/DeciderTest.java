package io.keyledger.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.policy.decision.condition.Doubt;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.request.Request;
import io.keyledger.policy.request.RequestedResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Doubts, grounds and blocking layers; the outcomes themselves are held by the cases. */
class DeciderTest {
    private static final String ALICE = "arn:aws:iam::111122223333:user/Alice";
    private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/App/s1";

    private static CompiledPolicy policy(PolicyKind kind, String statement) {
        String document = "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}";
        return switch (PolicyParser.parse(kind, document)) {
            case ParseResult.Parsed(var policy) -> CompiledPolicy.of(policy);
            case ParseResult.Rejected rejected -> throw new AssertionError(rejected.toString());
        };
    }

    private static World keyPolicy(String... statements) {
        return World.EMPTY.withResourcePolicy(policy(PolicyKind.KEY, String.join(",", statements)));
    }

    private static String allow(String principal) {
        return statement("Allow", "\"Principal\":" + principal);
    }

    private static String statement(String effect, String rest) {
        return "{\"Effect\":\"" + effect + "\",\"Action\":\"kms:*\",\"Resource\":\"*\"," + rest + "}";
    }

    private static Decision decide(World world, String caller) {
        return decide(world, caller, "arn:aws:kms:us-west-2:111122223333:key/1234");
    }

    private static Decision decide(World world, String caller, String resource) {
        return Decider.decide(
                world,
                Request.asGiven(
                        Caller.parse(caller).orElseThrow(),
                        "kms:Decrypt",
                        new RequestedResource(resource, "111122223333"),
                        Map.of(),
                        Organizations.UNKNOWN));
    }

    @Test
    void aPlainAllowanceIsCertain() {
        Decision decision = decide(keyPolicy(allow("{\"AWS\":\"" + ALICE + "\"}")), ALICE);

        assertThat(decision.isAllowed()).isTrue();
        assertThat(decision.certain()).isTrue();
        assertThat(decision.grounds()).singleElement().satisfies(ground -> {
            assertThat(ground.layer()).isEqualTo(Layer.RESOURCE_POLICY);
            assertThat(ground.statement()).isNotNull();
        });
    }

    @Test
    void anUnknownOperatorAllowsWithDoubtAndDeniesNot() {
        String strange = ",\"Condition\":{\"StringSmells\":{\"a:b\":\"c\"}}";

        Decision allowed = decide(keyPolicy(statement("Allow", "\"Principal\":\"*\"" + strange)), ALICE);
        assertThat(allowed.isAllowed()).isTrue();
        assertThat(allowed.doubts()).containsExactly(Doubt.UNKNOWN_OPERATOR);

        Decision undenied =
                decide(keyPolicy(allow("\"*\""), statement("Deny", "\"Principal\":\"*\"" + strange)), ALICE);
        assertThat(undenied.isAllowed()).isTrue();
        assertThat(undenied.doubts()).containsExactly(Doubt.UNKNOWN_OPERATOR);
    }

    @Test
    void aCertainDenialOutweighsEveryDoubt() {
        String strange = ",\"Condition\":{\"StringSmells\":{\"a:b\":\"c\"}}";
        Decision decision = decide(
                keyPolicy(statement("Deny", "\"Principal\":\"*\"" + strange), statement("Deny", "\"Principal\":\"*\"")),
                ALICE);

        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.EXPLICITLY_DENIED);
        assertThat(decision.certain()).isTrue();
    }

    @Test
    void notPrincipalThatListsOneLayerOnlyLeavesADoubt() {
        Decision decision = decide(
                keyPolicy(
                        allow("\"*\""),
                        statement("Deny", "\"NotPrincipal\":{\"AWS\":\"arn:aws:iam::111122223333:role/App\"}")),
                SESSION);

        assertThat(decision.isAllowed()).isTrue();
        assertThat(decision.doubts()).containsExactly(Doubt.NOT_PRINCIPAL_LAYERS);
    }

    @Test
    void aRoleWithAPathMatchesASessionWithADoubt() {
        Decision decision = decide(keyPolicy(allow("{\"AWS\":\"arn:aws:iam::111122223333:role/team/App\"}")), SESSION);

        assertThat(decision.isAllowed()).isTrue();
        assertThat(decision.doubts()).containsExactly(Doubt.ROLE_PATH_UNKNOWN);
    }

    @Test
    void aGrantToAForeignPrincipalIsDoubtfulWithoutItsOwnPolicies() {
        KeyGrant grant =
                new KeyGrant("g", "", "arn:aws:iam::444455556666:user/Eve", null, null, List.of("Decrypt"), List.of());
        World world = keyPolicy(allow("{\"AWS\":\"" + ALICE + "\"}")).withGrants(List.of(grant));

        Decision decision = decide(world, "arn:aws:iam::444455556666:user/Eve");

        assertThat(decision.isAllowed()).isTrue();
        assertThat(decision.doubts()).containsExactly(Doubt.GRANT_WITHOUT_CALLER_SIDE);
        assertThat(decision.grounds()).extracting(Ground::layer).containsExactly(Layer.GRANT);
    }

    @Test
    void anAliasLeavesADoubt() {
        Decision decision =
                decide(keyPolicy(allow("\"*\"")), ALICE, "arn:aws:kms:us-west-2:111122223333:alias/finance");

        assertThat(decision.isAllowed()).isTrue();
        assertThat(decision.doubts()).containsExactly(Doubt.ALIAS_NOT_RESOLVED);
    }

    @Test
    void namesTheFirstLayerThatBlocks() {
        World world = keyPolicy(allow("{\"AWS\":\"111122223333\"}"));
        CompiledPolicy everything =
                policy(PolicyKind.IDENTITY, "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}");
        CompiledPolicy other =
                policy(PolicyKind.IDENTITY, "{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}");

        assertThat(decide(World.EMPTY, ALICE).blockedBy()).isEqualTo(Layer.RESOURCE_POLICY);
        assertThat(decide(world, ALICE).blockedBy()).isEqualTo(Layer.IDENTITY_POLICY);
        assertThat(decide(world, "*").blockedBy()).isEqualTo(Layer.SERVICE_RULE);
        World identified = world.withIdentityPolicies(List.of(everything));
        assertThat(decide(identified.withPermissionBoundaries(List.of(other)), ALICE)
                        .blockedBy())
                .isEqualTo(Layer.PERMISSION_BOUNDARY);
        assertThat(decide(identified.withSessionPolicies(List.of(other)), SESSION)
                        .blockedBy())
                .isEqualTo(Layer.SESSION_POLICY);
        assertThat(decide(identified.withServiceControlPolicies(List.of(new PolicyLevel("r-1", List.of(other)))), ALICE)
                        .blockedBy())
                .isEqualTo(Layer.SERVICE_CONTROL_POLICY);
        assertThat(decide(identified, ALICE).grounds())
                .extracting(Ground::layer)
                .containsExactly(Layer.RESOURCE_POLICY, Layer.IDENTITY_POLICY);
    }

    @Test
    void resourceControlPoliciesDoNotReachAwsManagedKeys() {
        World world = keyPolicy(allow("\"*\""))
                .withResourceControlPolicies(List.of(new PolicyLevel(
                        "r-1",
                        List.of(policy(PolicyKind.RESOURCE_CONTROL, statement("Deny", "\"Principal\":\"*\""))))));

        assertThat(decide(world, ALICE).isAllowed()).isFalse();
        assertThat(decide(world.withAwsManagedKey(true), ALICE).isAllowed()).isTrue();
    }
}
