package io.keyledger.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.policy.decision.CompiledPolicies.Outcome;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledPoliciesTest {
    private static final int MOST_CHARACTERS = 8_000_000;

    private static String statement(String action) {
        return "{\"Sid\":\"s\",\"Effect\":\"Allow\"," + action + ",\"Resource\":\"*\"}";
    }

    private static String policy(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Id\":\"i\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    private static String policyOfLength(int length, String id) {
        String policy = policy().replace("\"i\"", "\"" + id + "\"");
        return policy + " ".repeat(length - policy.length());
    }

    private static List<Statement> kept(CompiledPolicies policies, PolicyKind kind, String action) {
        return switch (policies.get(kind, policy(statement(action)))) {
            case Outcome.Compiled(var compiled) -> compiled.policy().statements();
            case Outcome.Rejected(var sentence) -> throw new AssertionError(sentence);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kms:Decrypt",
                "KMS:*",
                "*",
                "k*",
                "kms*",
                "?ms:Decrypt",
                "km?:Decrypt",
                "kms:?ecrypt",
                "*:Decrypt"
            })
    void keepsAStatementThatMayBeAboutTheService(String action) {
        assertThat(kept(CompiledPolicies.about("KMS"), PolicyKind.IDENTITY, "\"Action\":\"" + action + "\""))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3:*", "kmsx:*", "kms", "a*", "kmsx*", "x?ms:Decrypt"})
    void leavesOutAStatementThatIsAboutOthers(String action) {
        assertThat(kept(CompiledPolicies.about("kms"), PolicyKind.IDENTITY, "\"Action\":\"" + action + "\""))
                .isEmpty();
    }

    @Test
    void keepsAStatementOfWhichOneActionIsAboutTheService() {
        assertThat(kept(CompiledPolicies.about("kms"), PolicyKind.BOUNDARY, "\"Action\":[\"s3:*\",\"kms:*\"]"))
                .hasSize(1);
        assertThat(kept(CompiledPolicies.about("kms"), PolicyKind.SERVICE_CONTROL, "\"NotAction\":\"s3:*\""))
                .hasSize(1);
    }

    @Test
    void keepsWholeWhatIsAskedForWholeAndThePolicyOfAResource() {
        assertThat(kept(CompiledPolicies.whole(), PolicyKind.IDENTITY, "\"Action\":\"s3:*\""))
                .hasSize(1);
        assertThat(kept(CompiledPolicies.about("kms"), PolicyKind.BUCKET, "\"Principal\":\"*\",\"Action\":\"s3:*\""))
                .hasSize(1);
    }

    @Test
    void saysWhyADocumentIsRejected() {
        assertThat(CompiledPolicies.whole().get(PolicyKind.IDENTITY, "{}"))
                .isEqualTo(new Outcome.Rejected("The policy has no Statement at document (line 1, column 1)"));
    }

    @Test
    void compilesATextOnceForEachKind() {
        CompiledPolicies policies = CompiledPolicies.whole();
        Outcome first = policies.get(PolicyKind.IDENTITY, policy());

        assertThat(policies.get(PolicyKind.IDENTITY, policy())).isSameAs(first);
        assertThat(policies.get(PolicyKind.BOUNDARY, policy())).isNotSameAs(first);
    }

    @Test
    void emptiesTheCacheWhenItExceedsItsBound() {
        CompiledPolicies policies = CompiledPolicies.whole();
        String half = policyOfLength(MOST_CHARACTERS / 2, "half");
        String other = policyOfLength(MOST_CHARACTERS / 2, "other");
        Outcome first = policies.get(PolicyKind.IDENTITY, half);
        policies.get(PolicyKind.IDENTITY, other);
        assertThat(policies.get(PolicyKind.IDENTITY, half)).isSameAs(first);

        Outcome after = policies.get(PolicyKind.IDENTITY, policy());
        assertThat(policies.get(PolicyKind.IDENTITY, half)).isNotSameAs(first);
        assertThat(policies.get(PolicyKind.IDENTITY, policy())).isSameAs(after);
    }
}
