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
        return World.EMPTY.with(Layer.RESOURCE_POLICY, policy(PolicyKind.KEY, String.join(",", statements)));
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
        World identified = world.with(Layer.IDENTITY_POLICY, List.of(everything));
        assertThat(decide(identified.with(Layer.PERMISSION_BOUNDARY, List.of(other)), ALICE)
                        .blockedBy())
                .isEqualTo(Layer.PERMISSION_BOUNDARY);
        assertThat(decide(identified.with(Layer.SESSION_POLICY, List.of(other)), SESSION)
                        .blockedBy())
                .isEqualTo(Layer.SESSION_POLICY);
        assertThat(decide(
                                identified.withLevels(
                                        Layer.SERVICE_CONTROL_POLICY, List.of(new PolicyLevel("r-1", List.of(other)))),
                                ALICE)
                        .blockedBy())
                .isEqualTo(Layer.SERVICE_CONTROL_POLICY);
        assertThat(decide(identified, ALICE).grounds())
                .extracting(Ground::layer)
                .containsExactly(Layer.RESOURCE_POLICY, Layer.IDENTITY_POLICY);
    }

    @Test
    void resourceControlPoliciesDoNotReachAwsManagedKeys() {
        World world = keyPolicy(allow("\"*\""))
                .withLevels(
                        Layer.RESOURCE_CONTROL_POLICY,
                        List.of(new PolicyLevel(
                                "r-1",
                                List.of(policy(
                                        PolicyKind.RESOURCE_CONTROL, statement("Deny", "\"Principal\":\"*\""))))));

        assertThat(decide(world, ALICE).isAllowed()).isFalse();
        assertThat(decide(world.withAwsManagedKey(true), ALICE).isAllowed()).isTrue();
    }

    private static World withBoundary(World world) {
        return world.with(
                Layer.PERMISSION_BOUNDARY,
                List.of(policy(PolicyKind.BOUNDARY, "{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}")));
    }

    private static CompiledPolicy everything(PolicyKind kind) {
        return policy(kind, "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}");
    }

    @Test
    void notPrincipalWithAllowIsDoubtfulAndLimitedByNothing() {
        World world =
                keyPolicy(statement("Allow", "\"NotPrincipal\":{\"AWS\":\"arn:aws:iam::111122223333:user/Bob\"}"));

        Decision decision = decide(withBoundary(world), ALICE);

        assertThat(decision.isAllowed()).isTrue();
        assertThat(decision.doubts()).containsExactly(Doubt.NOT_PRINCIPAL_WITH_ALLOW);
    }

    @Test
    void notPrincipalThatListsTheAccountAloneMayDenyItsUsers() {
        String denial = "{\"AWS\":\"111122223333\"}";
        Decision decision = decide(keyPolicy(allow("\"*\""), statement("Deny", "\"NotPrincipal\":" + denial)), ALICE);

        assertThat(decision.isAllowed()).isTrue();
        assertThat(decision.doubts()).containsExactly(Doubt.NOT_PRINCIPAL_LAYERS);
    }

    @Test
    void notPrincipalThatListsAnotherAccountDeniesForCertain() {
        for (String listed : List.of(
                "{\"AWS\":\"444455556666\"}", "{\"AWS\":[\"111122223333\",\"arn:aws:iam::111122223333:user/Bob\"]}")) {
            Decision decision =
                    decide(keyPolicy(allow("\"*\""), statement("Deny", "\"NotPrincipal\":" + listed)), ALICE);

            assertThat(decision.outcome()).isEqualTo(Decision.Outcome.EXPLICITLY_DENIED);
            assertThat(decision.certain()).isTrue();
        }
    }

    @Test
    void notPrincipalThatListsEveryoneDeniesNobody() {
        Decision decision =
                decide(keyPolicy(allow("\"*\""), statement("Deny", "\"NotPrincipal\":{\"AWS\":\"*\"}")), ALICE);

        assertThat(decision.isAllowed()).isTrue();
        assertThat(decision.certain()).isTrue();
    }

    @Test
    void whatAVariableWithoutValueLeavesOpenIsSaid() {
        String condition = ",\"Condition\":{\"StringNotEquals\":{\"kms:CallerAccount\":\"${aws:PrincipalTag/team}\"}}";

        Decision allowed = decide(keyPolicy(statement("Allow", "\"Principal\":\"*\"" + condition)), ALICE);
        assertThat(allowed.isAllowed()).isTrue();
        assertThat(allowed.doubts()).containsExactly(Doubt.UNRESOLVED_VARIABLE);

        Decision undenied =
                decide(keyPolicy(allow("\"*\""), statement("Deny", "\"Principal\":\"*\"" + condition)), ALICE);
        assertThat(undenied.isAllowed()).isTrue();
        assertThat(undenied.doubts()).containsExactly(Doubt.UNRESOLVED_VARIABLE);
    }

    @Test
    void theUniqueIdOfARoleIsLimitedLikeTheRole() {
        String caller = "arn:aws:sts::111122223333:assumed-role/App/s1";
        String id = "AROA3KC4QMQMWHHMNAN3C";
        World world = withBoundary(keyPolicy(allow("{\"AWS\":\"" + id + "\"}")));

        assertThat(decideAs(world, caller, id + ":s1").blockedBy()).isEqualTo(Layer.PERMISSION_BOUNDARY);
        assertThat(decideAs(world.with(Layer.PERMISSION_BOUNDARY, List.of()), caller, id + ":s1")
                        .isAllowed())
                .isTrue();
    }

    @Test
    void theUniqueIdOfAUserIsLimitedByNothing() {
        String id = "AIDA3KC4QMQMWHHMNAN3C";
        World world = withBoundary(keyPolicy(allow("{\"AWS\":\"" + id + "\"}")));

        assertThat(decideAs(world, ALICE, id).isAllowed()).isTrue();
        assertThat(decideAs(world, ALICE, id + "X").isAllowed()).isFalse();
    }

    private static Decision decideAs(World world, String caller, String userId) {
        return Decider.decide(
                world,
                Request.asGiven(
                        Caller.parse(caller).orElseThrow(),
                        "kms:Decrypt",
                        new RequestedResource("arn:aws:kms:us-west-2:111122223333:key/1234", "111122223333"),
                        Map.of("aws:userid", List.of(userId)),
                        Organizations.UNKNOWN));
    }

    @Test
    void aCanonicalUserMayBeAnyPrincipalButNobodyWithoutAnAccount() {
        World world = World.EMPTY.with(
                Layer.RESOURCE_POLICY,
                policy(
                        PolicyKind.BUCKET,
                        "{\"Effect\":\"Allow\",\"Principal\":{\"CanonicalUser\":\"79a5\"},\"Action\":\"s3:*\",\"Resource\":\"*\"}"));

        assertThat(get(world, ALICE).doubts()).containsExactly(Doubt.CANONICAL_USER_UNKNOWN);
        assertThat(get(world, "*").certain()).isTrue();
    }

    private static Decision get(World world, String caller) {
        return Decider.decide(
                world,
                Request.asGiven(
                        Caller.parse(caller).orElseThrow(),
                        "s3:GetObject",
                        new RequestedResource("arn:aws:s3:::bucket/object", "111122223333"),
                        Map.of(),
                        Organizations.UNKNOWN));
    }

    private static World granting(String grantee) {
        return keyPolicy(allow("{\"AWS\":\"arn:aws:iam::111122223333:user/Bob\"}"))
                .withGrants(List.of(new KeyGrant("g", "", grantee, null, null, List.of("Decrypt"), List.of())));
    }

    @Test
    void aGrantWithinTheAccountIsCertainUnlessABoundaryLimitsItsGrantee() {
        assertThat(decide(granting(ALICE), ALICE).certain()).isTrue();
        assertThat(decide(withBoundary(granting(ALICE)), ALICE).doubts())
                .containsExactly(Doubt.GRANT_WITHOUT_CALLER_SIDE);
    }

    @Test
    void aGrantToAForeignPrincipalIsCertainWithItsOwnPolicies() {
        String eve = "arn:aws:iam::444455556666:user/Eve";

        Decision decision =
                decide(granting(eve).with(Layer.IDENTITY_POLICY, List.of(everything(PolicyKind.IDENTITY))), eve);

        assertThat(decision.isAllowed()).isTrue();
        assertThat(decision.certain()).isTrue();
    }

    @Test
    void whereKeyPolicyAndGrantsNameOthersTheKeyPolicyIsNamed() {
        assertThat(decide(granting("arn:aws:iam::111122223333:user/Carol"), ALICE)
                        .blockedBy())
                .isEqualTo(Layer.RESOURCE_POLICY);
    }

    @Test
    void whoRetiresAGrantThatIsNotKnownIsDoubtful() {
        World world = World.EMPTY.with(Layer.IDENTITY_POLICY, List.of(everything(PolicyKind.IDENTITY)));

        Decision decision = retire(world, ALICE);
        assertThat(decision.isAllowed()).isTrue();
        assertThat(decision.doubts()).containsExactly(Doubt.GRANT_UNKNOWN);
        assertThat(retire(World.EMPTY, ALICE).isAllowed()).isFalse();
        assertThat(retire(world, "arn:aws:iam::444455556666:user/Eve").isAllowed())
                .isFalse();
    }

    private static Decision retire(World world, String caller) {
        return Decider.decide(
                world,
                Request.asGiven(
                        Caller.parse(caller).orElseThrow(),
                        "kms:RetireGrant",
                        new RequestedResource("arn:aws:kms:us-west-2:111122223333:key/1234", "111122223333"),
                        Map.of(),
                        Organizations.UNKNOWN));
    }

    @Test
    void aPolicyThatNamesKeysIsAboutTheKeyBehindAnAlias() {
        String key = "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"%s\"}";
        String alias = "arn:aws:kms:us-west-2:111122223333:alias/finance";

        assertThat(decide(keyPolicy(key.formatted("arn:aws:kms:us-west-2:111122223333:key/*")), ALICE, alias)
                        .isAllowed())
                .isTrue();
        assertThat(decide(keyPolicy(key.formatted("arn:aws:kms:us-west-2:111122223333:alias/*")), ALICE, alias)
                        .isAllowed())
                .isFalse();
    }

    @Test
    void identityPoliciesDecideOnAnAlias() {
        Request request = Request.asGiven(
                Caller.parse(ALICE).orElseThrow(),
                "kms:DeleteAlias",
                new RequestedResource("arn:aws:kms:us-west-2:111122223333:alias/finance", "111122223333"),
                Map.of(),
                Organizations.UNKNOWN);

        assertThat(Decider.decide(World.EMPTY, request).isAllowed()).isFalse();
        assertThat(Decider.decide(
                                World.EMPTY.with(Layer.IDENTITY_POLICY, List.of(everything(PolicyKind.IDENTITY))),
                                request)
                        .isAllowed())
                .isTrue();
    }

    @Test
    void aResourceWithAVariableWithoutValueLeavesNotResourceOpen() {
        String variable = "\"arn:aws:kms:*:*:key/${aws:PrincipalTag/key}\"";
        World world = keyPolicy(allow("{\"AWS\":\"111122223333\"}"));

        Decision other = decide(world.with(Layer.IDENTITY_POLICY, List.of(resource("NotResource", variable))), ALICE);
        assertThat(other.isAllowed()).isTrue();
        assertThat(other.doubts()).containsExactly(Doubt.UNRESOLVED_VARIABLE);

        Decision same = decide(world.with(Layer.IDENTITY_POLICY, List.of(resource("Resource", variable))), ALICE);
        assertThat(same.isAllowed()).isFalse();
        assertThat(same.certain()).isTrue();
    }

    @Test
    void aVariableBeforeTheResourceOfAnArnIsDoubtedInEachEffect() {
        String variable = "\"arn:aws:kms:*:${aws:PrincipalAccount}:key/*\"";
        World world = keyPolicy(allow("{\"AWS\":\"111122223333\"}"));
        CompiledPolicy everything = resource("Resource", "\"*\"");

        Decision unallowed = decide(world.with(Layer.IDENTITY_POLICY, List.of(resource("Resource", variable))), ALICE);
        assertThat(unallowed.isAllowed()).isFalse();
        assertThat(unallowed.doubts()).containsExactly(Doubt.VARIABLE_BEFORE_RESOURCE);

        for (String element : List.of("Resource", "NotResource")) {
            CompiledPolicy denial = policy(
                    PolicyKind.IDENTITY,
                    "{\"Effect\":\"Deny\",\"Action\":\"kms:*\",\"" + element + "\":" + variable + "}");
            Decision undenied = decide(world.with(Layer.IDENTITY_POLICY, List.of(everything, denial)), ALICE);
            assertThat(undenied.isAllowed()).as(element).isTrue();
            assertThat(undenied.doubts()).as(element).containsExactly(Doubt.VARIABLE_BEFORE_RESOURCE);
        }
    }

    @Test
    void anAbsentKeyUnderForAnyValueWithIfExistsIsDoubtedInEachEffect() {
        String condition = ",\"Condition\":{\"ForAnyValue:StringNotEqualsIfExists\":{\"aws:TagKeys\":\"team\"}}";

        Decision unallowed = decide(keyPolicy(statement("Allow", "\"Principal\":\"*\"" + condition)), ALICE);
        assertThat(unallowed.isAllowed()).isFalse();
        assertThat(unallowed.doubts()).containsExactly(Doubt.IF_EXISTS_WITH_FOR_ANY_VALUE);

        Decision undenied =
                decide(keyPolicy(allow("\"*\""), statement("Deny", "\"Principal\":\"*\"" + condition)), ALICE);
        assertThat(undenied.isAllowed()).isTrue();
        assertThat(undenied.doubts()).containsExactly(Doubt.IF_EXISTS_WITH_FOR_ANY_VALUE);
    }

    private static CompiledPolicy resource(String element, String resource) {
        return policy(
                PolicyKind.IDENTITY,
                "{\"Effect\":\"Allow\",\"Action\":\"kms:*\",\"" + element + "\":" + resource + "}");
    }

    @Test
    void anEndpointPolicyMustAllowToo() {
        World world = keyPolicy(allow("\"*\""));
        CompiledPolicy other = policy(
                PolicyKind.VPC_ENDPOINT,
                "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"}");

        assertThat(decide(world.with(Layer.ENDPOINT_POLICY, List.of(other)), ALICE)
                        .blockedBy())
                .isEqualTo(Layer.ENDPOINT_POLICY);
    }
}
