package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.deny;
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

class DutiesNotSeparatedTest {
    private final AccessCheck check = new DutiesNotSeparated();

    @ParameterizedTest
    @ValueSource(strings = {"kms:ScheduleKeyDeletion", "kms:DisableKey", "kms:PutKeyPolicy"})
    void failsARoleThatDecryptsAndAdministers(String administration) {
        AccessVerdict verdict = policy(
                        ROOT,
                        allow(aws(role("App")), "'kms:Decrypt'", ""),
                        allow(aws(role("App")), "'" + administration + "'", ""))
                .withRole("App")
                .judge(check);

        assertThat(verdict.verdict().reason())
                .startsWith("arn:aws:iam::111122223333:role/App can decrypt, and can also ");
        assertThat(verdict.verdict().evidence()).isEqualTo("/Statement/1; /Statement/2");
        assertThat(verdict.verdict().witness()).contains(administration);
    }

    @Test
    void findsItWhereTheUsersOfTheAccountWereNotRead() {
        assertThat(policy(ROOT, allow(aws(role("App")), "['kms:Decrypt','kms:DisableKey']", ""))
                        .identitiesDenied()
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void findsAPrincipalListedTogetherWithTheAccount() {
        assertThat(policy(allow(
                                "{'AWS':['arn:aws:iam::111122223333:root','arn:aws:iam::111122223333:role/App']}",
                                "['kms:Decrypt','kms:PutKeyPolicy']",
                                ""))
                        .identitiesDenied()
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void passesSeparateRolesAndGrantsForAws() {
        assertThat(policy(
                                ROOT,
                                allow(aws(role("App")), "'kms:Decrypt'", ""),
                                allow(
                                        aws(role("App")),
                                        "['kms:CreateGrant','kms:ListGrants','kms:RevokeGrant']",
                                        "{'Bool':{'kms:GrantIsForAWSResource':true}}"),
                                allow(aws(role("Admin")), "['kms:Put*','kms:Disable*']", ""))
                        .withRole("App")
                        .withRole("Admin")
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void aDenySeparatesToo() {
        assertThat(policy(
                                ROOT,
                                allow(aws(role("App")), "['kms:Decrypt','kms:DisableKey']", ""),
                                deny(aws(role("App")), "'kms:DisableKey'", ""))
                        .withRole("App")
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void fullAccessIsReportedAsThat() {
        assertThat(policy(ROOT, allow(aws(role("App")), "'kms:*'", ""))
                        .withRole("App")
                        .judge(check)
                        .verdict())
                .isEqualTo(Verdict.notApplicable("reported as full access: arn:aws:iam::111122223333:role/App"));
    }
}
