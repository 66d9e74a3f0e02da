package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.deny;
import static io.keyledger.check.access.AnalysisBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.policy.search.PolicyReach;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from a caller is used, and what AWS documents in two ways never makes access look closed. */
class KnownOfCallersTest {
    private static final String OWN_ROOT = "arn:aws:iam::111122223333:root";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'ForAllValues:StringNotLike':{'aws:PrincipalOrgPaths':'o-example1234/*'}}",
                "{'ForAllValues:StringNotLikeIfExists':{'aws:PrincipalOrgPaths':['o-example1234/*','o-partner1234/*']}}",
                "{'StringNotEquals':{'aws:PrincipalOrgID':'o-example1234'}}",
                "{'StringNotEqualsIfExists':{'aws:PrincipalOrgID':'${aws:ResourceOrgID}'}}",
                "{'ForAllValues:StringNotLike':{'aws:ResourceOrgPaths':'o-example1234/*'}}",
                "{'Null':{'aws:PrincipalOrgPaths':'true'}}",
                "{'Null':{'aws:ResourceOrgPaths':'true'}}",
            })
    void aDenyOfOtherOrganizationsDoesNotDenyTheKeysOwnOrganization(String condition) {
        PolicyOnly policy =
                PolicyOnly.policy(ROOT, deny("'*'", "'kms:*'", condition)).inOrganization();

        assertThat(policy.analysis().access().reach()).isEqualTo(PolicyReach.ACCOUNT);
        assertThat(policy.status(new DenyEveryone())).isEqualTo(Status.PASS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-example1234/*'}}|ACCOUNT",
                "{'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-example1234/r-*/ou-a*'}}|ACCOUNT",
                "{'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-another1234/*'}}|NONE",
                "{'Null':{'aws:PrincipalOrgPaths':'true'}}|NONE",
                "{'Null':{'aws:PrincipalOrgPaths':'false'}}|ACCOUNT",
            })
    void theOrganizationPathOfAnAccountBeginsWithItsOrganization(String condition, PolicyReach reach) {
        PolicyOnly policy =
                PolicyOnly.policy(allow(aws(OWN_ROOT), "'kms:*'", condition)).inOrganization();

        assertThat(policy.analysis().access().reach()).isEqualTo(reach);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'StringEquals':{'aws:PrincipalOrgID':'o-example1234'}}|NONE",
                "{'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-example1234/*'}}|NONE",
                "{'StringNotEquals':{'aws:PrincipalOrgID':'o-example1234'}}|ACCOUNT",
                "{'Null':{'aws:PrincipalOrgID':'true'}}|ACCOUNT",
                "{'Null':{'aws:ResourceOrgID':'true'}}|ACCOUNT",
            })
    void anAccountInNoOrganizationHasNeitherOfItsKeys(String condition, PolicyReach reach) {
        assertThat(AnalysisBuilder.policy(allow(aws(OWN_ROOT), "'kms:*'", condition))
                        .build()
                        .access()
                        .reach())
                .isEqualTo(reach);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "arn:aws:iam::111122223333:user/Alice|{'StringEquals':{'aws:SourceIdentity':'alice'}}|NONE",
                "arn:aws:iam::111122223333:role/App|{'StringEquals':{'aws:SourceIdentity':'alice'}}|ACCOUNT",
                "arn:aws:iam::111122223333:user/Alice|{'Null':{'aws:FederatedProvider':'true'}}|ACCOUNT",
                "arn:aws:iam::111122223333:user/Alice|{'StringLike':{'lambda:SourceFunctionArn':'*'}}|NONE",
                "arn:aws:iam::111122223333:user/Alice|{'StringEquals':{'aws:PrincipalTag/team':'red'}}|ACCOUNT",
                "arn:aws:iam::111122223333:user/Alice|{'StringEquals':{'aws:PrincipalType':'AssumedRole'}}|NONE",
                "arn:aws:iam::111122223333:role/App|{'StringLike':{'aws:userid':'*:session'}}|ACCOUNT",
                "arn:aws:sts::111122223333:assumed-role/App/one|{'StringLike':{'aws:userid':'*:two'}}|NONE",
                "arn:aws:iam::111122223333:role/App|{'Bool':{'aws:PrincipalIsAWSService':'true'}}|NONE",
            })
    void aKeyThatACallerCannotHaveIsAbsent(String principal, String condition, PolicyReach reach) {
        assertThat(PolicyOnly.policy(allow(aws(principal), "'kms:Decrypt'", condition))
                        .analysis()
                        .access()
                        .reach())
                .isEqualTo(reach);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'StringEquals':{'aws:PrincipalTag/team':'red'}}|true",
                "{'StringEquals':{'aws:PrincipalTag/Team':'blue'}}|false",
                "{'Null':{'aws:PrincipalTag/other':'false'}}|false",
                "{'Null':{'aws:PrincipalTag/other':'true'}}|true",
                "{'StringEquals':{'kms:EncryptionContext:Team':'${aws:PrincipalTag/Team}'}}|true",
                "{'StringEquals':{'aws:PrincipalAccount':'${aws:PrincipalTag/other}'}}|false",
            })
    void theTagsOfAUserAreThoseThatWereRead(String condition, boolean allowed) {
        AnalysisBuilder key = AnalysisBuilder.policy(ROOT)
                .withUser(
                        "Alice", Map.of("Team", "red"), AnalysisBuilder.identityPolicy("kms:Decrypt", "*", condition));

        assertThat(key.build().access().accesses().stream()
                        .anyMatch(access -> access.grantee().text().contains("user/Alice")))
                .isEqualTo(allowed);
    }

    @Test
    void aServiceHasNoTagsAndNoOrganization() {
        for (String condition : new String[] {
            "{'StringEquals':{'aws:PrincipalTag/team':'red'}}",
            "{'StringEquals':{'aws:PrincipalOrgID':'o-example1234'}}",
            "{'StringEquals':{'aws:SourceIdentity':'alice'}}"
        }) {
            assertThat(PolicyOnly.policy(allow(service("logs.amazonaws.com"), "'kms:Decrypt'", condition))
                            .inOrganization()
                            .analysis()
                            .access()
                            .reach())
                    .as(condition)
                    .isEqualTo(PolicyReach.NONE);
        }
    }

    @Test
    void aDenyWithForAnyValueAndIfExistsHidesNoPublicAccess() {
        PolicyOnly policy = PolicyOnly.policy(
                        ROOT,
                        allow("'*'", "'kms:Decrypt'", ""),
                        deny(
                                "'*'",
                                "'kms:*'",
                                "{'ForAnyValue:StringNotLikeIfExists':{'aws:PrincipalOrgPaths':'o-example1234/*'}}"))
                .inOrganization();

        assertThat(policy.analysis().access().reach()).isEqualTo(PolicyReach.PUBLIC);
        assertThat(policy.status(OutsiderCheck.PUBLIC_DECRYPT)).isEqualTo(Status.FAIL);
        assertThat(policy.status(new PolicyConditionMisread())).isEqualTo(Status.FAIL);
    }

    @Test
    void anAllowThatRestsOnForAnyValueWithIfExistsIsNotSaidToBeClosed() {
        PolicyOnly policy = PolicyOnly.policy(
                        ROOT,
                        allow(
                                "'*'",
                                "'kms:Decrypt'",
                                "{'ForAnyValue:StringLikeIfExists':{'aws:PrincipalOrgPaths':'o-example1234/*'}}"))
                .inOrganization();

        assertThat(policy.analysis().access().reach()).isEqualTo(PolicyReach.UNKNOWN);
        assertThat(policy.analysis().access().approximations())
                .anyMatch(
                        reason -> reason.startsWith("whether any account can decrypt: ForAnyValue:StringLikeIfExists"));
        assertThat(policy.status(OutsiderCheck.PUBLIC_DECRYPT)).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void anIdentityPolicyWithAVariableBeforeTheResourceLeavesOpenWhatItAllows() {
        AnalysisBuilder key = AnalysisBuilder.policy(ROOT)
                .withRole(
                        "App",
                        AnalysisBuilder.identityPolicy(
                                "kms:Decrypt", "arn:aws:kms:*:${aws:PrincipalAccount}:key/*", ""));

        assertThat(key.build().access().reach()).isEqualTo(PolicyReach.UNKNOWN);
        assertThat(key.build().access().approximations()).anyMatch(reason -> reason.contains("before the fifth colon"));
    }

    @Test
    void anIdentityPolicyDeniesNothingByAVariableBeforeTheResource() {
        String denial = "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'kms:Decrypt','Resource':'*'},"
                + "{'Effect':'Deny','Action':'kms:*','Resource':'arn:aws:kms:*:${aws:PrincipalAccount}:key/*'},"
                + "{'Effect':'Deny','Action':'kms:*','NotResource':'arn:aws:kms:*:${aws:PrincipalAccount}:key/*'}]}";

        assertThat(AnalysisBuilder.policy(ROOT)
                        .withRole("App", denial)
                        .build()
                        .access()
                        .accesses())
                .anyMatch(access -> access.grantee().text().contains("role/App"));
    }
}
