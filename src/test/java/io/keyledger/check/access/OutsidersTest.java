package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.OTHER;
import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutsidersTest {
    private static final String FULL_STAR = allow("'*'", "'kms:*'", "");
    private static final List<AccessCheck> LESSER = List.of(
            OutsiderCheck.PUBLIC_DELEGATE,
            OutsiderCheck.PUBLIC_ENCRYPT,
            OutsiderCheck.PUBLIC_ADMINISTER,
            OutsiderCheck.PUBLIC_METADATA);

    @Test
    void oneCauseIsOneAlarm() {
        AnalysisBuilder key = policy(ROOT, FULL_STAR);

        assertThat(key.judge(OutsiderCheck.PUBLIC_DECRYPT).verdict().reason())
                .isEqualTo("any account can decrypt; the same statement also lets it encrypt, create grants, revoke"
                        + " grants and read metadata");
        for (AccessCheck lesser : LESSER) {
            assertThat(key.judge(lesser).verdict())
                    .isEqualTo(Verdict.notApplicable("reported with a worse finding: any account can decrypt"));
        }
    }

    @Test
    void whatIsPublicIsNotReportedForNamedAccountsToo() {
        AnalysisBuilder key =
                policy(ROOT, allow("{'AWS':['*','arn:aws:iam::444455556666:root']}", "'kms:Decrypt'", ""));

        assertThat(status(key, OutsiderCheck.PUBLIC_DECRYPT)).isEqualTo(Status.FAIL);
        assertThat(status(key, OutsiderCheck.EXTERNAL_DECRYPT)).isNotEqualTo(Status.FAIL);
    }

    @Test
    void twoCausesAreTwoAlarms() {
        AnalysisBuilder key = policy(
                ROOT,
                allow("'*'", "'kms:Encrypt'", ""),
                allow(aws("arn:aws:iam::444455556666:root"), "'kms:Decrypt'", ""));

        assertThat(status(key, OutsiderCheck.PUBLIC_ENCRYPT)).isEqualTo(Status.FAIL);
        assertThat(status(key, OutsiderCheck.EXTERNAL_DECRYPT)).isEqualTo(Status.FAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "kms:Encrypt, KMS-PUBLIC-ENCRYPT, HIGH",
        "kms:CreateGrant, KMS-PUBLIC-DELEGATE, CRITICAL",
        "kms:RevokeGrant, KMS-PUBLIC-ADMINISTER, HIGH",
        "kms:DescribeKey, KMS-PUBLIC-METADATA, LOW",
    })
    void eachCapabilityAloneIsReportedAsWhatItIs(String action, String id, Severity severity) {
        AnalysisBuilder key = policy(ROOT, allow("'*'", "'" + action + "'", ""));

        for (AccessCheck lesser : LESSER) {
            boolean mine = lesser.metadata().id().equals(id);
            assertThat(status(key, lesser)).isEqualTo(mine ? Status.FAIL : Status.PASS);
            if (mine) {
                assertThat(lesser.metadata().severity()).isEqualTo(severity);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:TagResource", "kms:UpdateAlias"})
    void whatNeverWorksAcrossAccountsIsNoAlarm(String action) {
        AnalysisBuilder key = policy(ROOT, allow("'*'", "'" + action + "'", ""));

        for (AccessCheck lesser : LESSER) {
            assertThat(status(key, lesser)).isEqualTo(Status.PASS);
        }
    }

    @Test
    void aLimitedDelegationHidesNothingLesser() {
        AnalysisBuilder key = policy(
                ROOT,
                allow(
                        aws("arn:aws:iam::444455556666:root"),
                        "['kms:CreateGrant','kms:RevokeGrant']",
                        "{'Bool':{'kms:GrantIsForAWSResource':'true'}}"));

        assertThat(status(key, OutsiderCheck.EXTERNAL_DELEGATE)).isEqualTo(Status.PASS);
        assertThat(key.judge(OutsiderCheck.EXTERNAL_ADMINISTER).verdict().reason())
                .startsWith("account " + OTHER + " can revoke grants");
    }

    @Test
    void aServiceHeldByItsEncryptionContextHidesNothingLesser() {
        AnalysisBuilder key = policy(
                ROOT,
                allow(
                        service("logs.eu-central-1.amazonaws.com"),
                        "'kms:Decrypt'",
                        "{'ArnLike':{'kms:EncryptionContext:aws:logs:arn':'arn:aws:logs:eu-central-1:111122223333:*'}}"),
                allow(service("logs.eu-central-1.amazonaws.com"), "'kms:Encrypt'", ""));

        assertThat(status(key, new ConfusedDeputy())).isEqualTo(Status.PASS);
        assertThat(status(key, new ConfusedDeputyEncrypt())).isEqualTo(Status.FAIL);
    }

    private static Status status(AnalysisBuilder key, AccessCheck check) {
        return key.judge(check).verdict().status();
    }
}
