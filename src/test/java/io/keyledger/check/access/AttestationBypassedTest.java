package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.deny;
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

class AttestationBypassedTest {
    private static final String ATTESTED = allow(
            aws(role("Enclave")),
            "'kms:Decrypt'",
            "{'StringEqualsIgnoreCase':{'kms:RecipientAttestation:ImageSha384':'ab12'}}");
    private final AccessCheck check = new AttestationBypassed();

    @ParameterizedTest
    @ValueSource(strings = {"kms:Decrypt", "kms:ReEncryptFrom"})
    void failsWhoDecryptsWithout(String action) {
        AccessVerdict verdict = policy(ROOT, ATTESTED, allow(aws(role("Ops")), "'" + action + "'", ""))
                .withRole("Enclave")
                .withRole("Ops")
                .judge(check);

        assertThat(verdict.verdict().reason())
                .isEqualTo("arn:aws:iam::111122223333:role/Ops can decrypt without the attestation that /Statement/1"
                        + " requires");
        assertThat(verdict.verdict().witness()).doesNotContain("RecipientAttestation");
    }

    @Test
    void failsWhoDoesByIam() {
        assertThat(policy(ROOT, ATTESTED)
                        .withRole("Enclave", identityPolicy("kms:Decrypt", "*", ""))
                        .judge(check)
                        .verdict()
                        .evidence())
                .isEqualTo("/Statement/0 (Sid \"Root\")");
    }

    @Test
    void passesWhereADenyAsksEverybody() {
        assertThat(policy(
                                ROOT,
                                ATTESTED,
                                deny(
                                        "'*'",
                                        "['kms:Decrypt','kms:ReEncrypt*']",
                                        "{'Null':{'kms:RecipientAttestation:ImageSha384':'true'}}"))
                        .withRole("Enclave", identityPolicy("kms:*", "*", ""))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void isUnknownWhereIamWasNotReadAndDoesNotApplyWithoutAttestation() {
        assertThat(policy(ROOT, ATTESTED).identitiesDenied().judge(check).verdict())
                .isEqualTo(Verdict.unknown(
                        "it is unknown which principals of account 111122223333 IAM allows to decrypt without"
                                + " attestation: the identities of 111122223333 were not all read: denied"
                                + " iam:GetAccountAuthorizationDetails"));
        assertThat(policy(ROOT).judge(check).verdict().status()).isEqualTo(Status.NOT_APPLICABLE);
    }
}
