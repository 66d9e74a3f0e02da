package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.deny;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.inventory.Observed;
import io.keyledger.policy.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicDecryptTest {
    private final AccessCheck check = OutsiderCheck.PUBLIC_DECRYPT;

    @Test
    void failsAStarWithTheRequestOfAnOutsiderAndAProvenChange() {
        AccessVerdict verdict = policy(ROOT, allow("'*'", "'kms:Decrypt'", "")).judge(check);

        assertThat(verdict.verdict().status()).isEqualTo(Status.FAIL);
        assertThat(verdict.verdict().reason()).isEqualTo("any account can decrypt");
        assertThat(verdict.verdict().evidence()).isEqualTo("/Statement/1");
        assertThat(verdict.verdict().witness())
                .contains("\"principal\":\"arn:aws:sts::999999999999:assumed-role/", "\"action\":\"kms:Decrypt\"");
        assertThat(verdict.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.statements()).containsExactly("/Statement/1");
            assertThat(issue.capability()).contains(Capability.DECRYPT);
            assertThat(issue.remedy())
                    .startsWith("change /Statement/1 to {\"Effect\":\"Allow\"")
                    .contains("{\"StringEquals\":{\"kms:CallerAccount\":[\"111122223333\"]}}")
                    .contains("proven by searching again: nobody outside the trust zone can decrypt any more");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'StringEquals':{'kms:ViaService':'s3.eu-central-1.amazonaws.com'}}|identifies the service that a"
                        + " request comes through",
                "{'StringEquals':{'aws:PrincipalTag/team':'red'}}|anybody can give their own principals",
                "{'StringEquals':{'kms:EncryptionContext:app':'a'}}|is chosen by the caller",
                "{'StringLike':{'aws:UserAgent':'*internal*'}}|free text chosen by the caller",
                "{'StringEquals':{'aws:ResourceAccount':'111122223333'}}|describes the key, not the caller",
                "{'Bool':{'aws:SecureTransport':'true'}}|true of every request to KMS",
                "{'Bool':{'aws:MultiFactorAuthPresent':'true'}}|an MFA device of their own",
                "{'StringEquals':{'kms:CallerAccount':'${aws:PrincipalAccount}'}}|compares the request with itself",
                "{'StringNotEquals':{'aws:PrincipalOrgID':'o-somebody1'}}|excludes callers",
                "{'StringEqualsIfExists':{'aws:PrincipalOrgID':'o-example1234'}}|every request without the key",
                "{'ForAllValues:StringEquals':{'aws:PrincipalOrgPaths':'o-example1234/*'}}|every request without the"
                        + " key",
                "{'StringLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/*'}}|a wildcard that outsiders also match",
                "{'IpAddress':{'aws:SourceIp':'0.0.0.0/1'}}|says where a request comes from, not who the caller is",
                "{'DateGreaterThan':{'aws:CurrentTime':'2020-01-01T00:00:00Z'}}|says when, not who",
            },
            quoteCharacter = '"')
    void saysWhyAConditionDoesNotSeparateInsidersFromOutsiders(String condition, String why) {
        AccessVerdict verdict =
                policy(ROOT, allow("{'AWS':'*'}", "'kms:Decrypt'", condition)).judge(check);

        assertThat(verdict.verdict().status()).isEqualTo(Status.FAIL);
        assertThat(verdict.verdict().reason()).contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'StringEquals':{'aws:PrincipalOrgID':'o-example1234'}}",
                "{'StringEquals':{'kms:CallerAccount':'111122223333'}}",
                "{'StringEquals':{'KMS:calleraccount':'111122223333'}}",
                "{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/*'}}",
                "{'StringEquals':{'aws:SourceVpce':'vpce-0123456789abcdef0'}}",
                "{'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}}",
            })
    void passesAnAllowForEveryoneThatNamesItsCallersInConditions(String condition) {
        assertThat(status(policy(ROOT, allow("'*'", "'kms:Decrypt'", condition))))
                .isEqualTo(Status.PASS);
    }

    @Test
    void aDenyThatKeepsEverybodyOutCounts() {
        assertThat(status(policy(
                        ROOT,
                        allow("'*'", "'kms:Decrypt'", ""),
                        deny("'*'", "'kms:*'", "{'StringNotEquals':{'kms:CallerAccount':'111122223333'}}"))))
                .isEqualTo(Status.PASS);
    }

    @Test
    void aResourceControlPolicyCountsAndOneThatWasNotReadIsSaid() {
        String star = allow("'*'", "'kms:Decrypt'", "");

        assertThat(status(policy(ROOT, star)
                        .inOrganization()
                        .resourceControl(statement(
                                "Deny",
                                "'Principal':'*'",
                                "'Action':'kms:*'",
                                "{'StringNotEquals':{'aws:PrincipalOrgID':'o-example1234'}}"))))
                .isEqualTo(Status.PASS);
        assertThat(policy(ROOT, star)
                        .resourceControl(new Observed.Denied<>("organizations:ListPolicies", ""))
                        .judge(check)
                        .verdict()
                        .reason())
                .startsWith("any account can decrypt; policies that may deny it were not read: ")
                .endsWith("denied organizations:ListPolicies");
    }

    @Test
    void isUnknownWhereTheSearchLeftSomethingUndecidedButNeverHidesWhatItFound() {
        assertThat(policy(ROOT).undecided("the search gave up").judge(check).verdict())
                .isEqualTo(Verdict.unknown("the search gave up"));
        assertThat(status(policy(ROOT, allow("'*'", "'kms:Decrypt'", "")).undecided("the search gave up")))
                .isEqualTo(Status.FAIL);
    }

    @Test
    void grantsThatWereNotReadDoNotMatterForWhatIsPublic() {
        assertThat(status(policy(ROOT).grantsDenied())).isEqualTo(Status.PASS);
        assertThat(policy(ROOT).grantsDenied().judge(new LockedOut()).verdict().status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void passesAKeyThatDoesNotEncrypt() {
        AnalysisBuilder signing = policy(ROOT, allow("'*'", "'kms:*'", ""));
        signing.key().usage("SIGN_VERIFY");

        assertThat(status(signing)).isEqualTo(Status.PASS);
        assertThat(signing.judge(OutsiderCheck.PUBLIC_SIGN).verdict().reason()).startsWith("any account can sign");
    }

    private Status status(AnalysisBuilder key) {
        return key.judge(check).verdict().status();
    }

    /** As of 2026-11-24. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'DateLessThan':{'aws:CurrentTime':'2026-11-24T00:00:00Z'}}|PASS",
                "{'DateLessThan':{'aws:EpochTime':'1735689600'}}|PASS",
                "{'NumericLessThan':{'aws:EpochTime':'1735689600'}}|UNKNOWN",
                "{'NumericGreaterThan':{'aws:EpochTime':'1735689600'}}|FAIL",
                "{'DateLessThan':{'aws:CurrentTime':'2027-01-01T00:00:00Z'}}|FAIL",
                "{'DateGreaterThan':{'aws:CurrentTime':'2027-01-01T00:00:00Z'}}|FAIL",
                "{'DateNotEquals':{'aws:CurrentTime':'2026-11-24T00:00:00Z'}}|FAIL"
            })
    void anExpiredStatementGivesNoAccess(String condition, Status status) {
        assertThat(policy(ROOT, allow("'*'", "'kms:Decrypt'", condition))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(status);
    }
}
