package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.identityPolicy;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IamDecryptsAllKeysTest {
    private final AccessCheck check = new IamDecryptsAllKeys();

    @ParameterizedTest
    @ValueSource(strings = {"*", "arn:aws:kms:*:111122223333:key/*", "arn:aws:kms:eu-central-1:*:*"})
    void failsWhoDecryptsWithEveryKeyAndReallyWithThisOne(String resource) {
        AccessVerdict verdict = policy(ROOT)
                .withRole("App", identityPolicy("kms:Decrypt", resource, ""))
                .judge(check);

        assertThat(verdict.verdict().reason())
                .isEqualTo("arn:aws:iam::111122223333:role/App can decrypt with this key through an IAM policy for all"
                        + " keys (Sid \"Own\")");
        assertThat(verdict.issues().getFirst().statements()).containsExactly(role("App"));
        assertThat(verdict.verdict().witness()).contains("\"action\":\"kms:Decrypt\"");
    }

    @Test
    void passesWhereTheKeyPolicyLeavesNothingToIam() {
        assertThat(policy(allow(aws("arn:aws:iam::111122223333:root"), "'kms:Put*'", ""))
                        .withRole("App", identityPolicy("kms:Decrypt", "*", ""))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void passesThisKeyAloneTaggedKeysAndAdministratorsOfEverything() {
        assertThat(policy(ROOT)
                        .withRole(
                                "One",
                                identityPolicy("kms:Decrypt", policy().key().arn(), ""))
                        .withRole(
                                "Tagged",
                                identityPolicy(
                                        "kms:Decrypt", "*", "{'StringEquals':{'aws:ResourceTag/Owner':'payments'}}"))
                        .withRole("Admin", identityPolicy("*", "*", ""))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void isUnknownWhereIamWasNotRead() {
        assertThat(policy(ROOT).identitiesDenied().judge(check).verdict())
                .isEqualTo(Verdict.unknown(
                        "it is unknown which principals of account 111122223333 IAM allows to decrypt: the"
                                + " identities of 111122223333 were not all read: denied"
                                + " iam:GetAccountAuthorizationDetails"));
    }
}
