package io.keyledger.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is remarkable about a policy, and, right beside it, what is not. */
class PolicyLintsTest {
    private static final String PLAIN =
            "\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\"";

    private static List<Lint> lints(PolicyKind kind, String document) {
        return switch (PolicyParser.parse(kind, document)) {
            case ParseResult.Parsed(var policy) -> policy.lints();
            case ParseResult.Rejected rejected -> throw new AssertionError(document + ": " + rejected);
        };
    }

    private static String policy(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{" + String.join("},{", statements) + "}]}";
    }

    private static String[] codes(PolicyKind kind, String document) {
        return lints(kind, document).stream().map(lint -> lint.code().name()).toArray(String[]::new);
    }

    private static String[] expected(@Nullable String codes) {
        return codes == null ? new String[0] : codes.split(" ", -1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "KEY|{\"AWS\":\"AROA3KC4QMQMWHHMNAN3C\"}|DELETED_PRINCIPAL",
                "KEY|{\"AWS\":\"111122223333\"}|",
                "KEY|{\"AWS\":\"arn:aws:iam::111122223333:user/*\"}|UNMATCHABLE_PRINCIPAL",
                "KEY|{\"AWS\":\"arn:aws:iam::111122223333:user/\"}|UNMATCHABLE_PRINCIPAL",
                "KEY|{\"AWS\":\"arn:aws:iam::111122223333:group/admins\"}|UNMATCHABLE_PRINCIPAL",
                "KEY|{\"AWS\":\"arn:aws:iam::*:root\"}|UNMATCHABLE_PRINCIPAL",
                "KEY|{\"AWS\":\"arn:aws:iam::1111:root\"}|UNMATCHABLE_PRINCIPAL",
                "KEY|{\"AWS\":\"arn:aws:iam::ACCOUNT:role/App\"}|UNMATCHABLE_PRINCIPAL",
                "KEY|{\"AWS\":\"arn:aws:iam:us-east-1:111122223333:role/App\"}|UNMATCHABLE_PRINCIPAL",
                "KEY|{\"AWS\":\"arn:aws:sts::1111:assumed-role/App/s\"}|UNMATCHABLE_PRINCIPAL",
                "KEY|{\"AWS\":\"not an arn\"}|UNMATCHABLE_PRINCIPAL",
                "BUCKET|{\"AWS\":\"arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1\"}|",
                "KEY|{\"Service\":\"logs.amazonaws.com\"}|",
                "KEY|{\"Service\":\"a.b\"}|",
                "KEY|{\"Service\":\"*\"}|",
                "KEY|{\"Service\":\"logs\"}|UNMATCHABLE_PRINCIPAL",
                "KEY|{\"Service\":\".amazonaws.com\"}|UNMATCHABLE_PRINCIPAL",
                "KEY|{\"Service\":\"*.amazonaws.com\"}|UNMATCHABLE_PRINCIPAL",
                "KEY|{\"Service\":\"logs.*\"}|UNMATCHABLE_PRINCIPAL",
                "KEY|{\"Federated\":\"accounts.google.com\"}|PRINCIPAL_OF_ANOTHER_POLICY_KIND",
                "BUCKET|{\"Federated\":\"accounts.google.com\"}|",
                "KEY|{\"CanonicalUser\":\"79a5\"}|PRINCIPAL_OF_ANOTHER_POLICY_KIND",
                "BUCKET|{\"CanonicalUser\":\"79a5\"}|",
            })
    void ofPrincipals(PolicyKind kind, String principal, @Nullable String codes) {
        assertThat(codes(kind, policy(PLAIN.replace("\"*\",\"Action\"", principal + ",\"Action\""))))
                .containsExactly(expected(codes));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"*\"|",
                "\"kms:Decrypt\"|",
                "\"KMS:re*\"|",
                "\"a:b\"|",
                "\"Decrypt\"|ACTION_WITHOUT_SERVICE",
                "\":Decrypt\"|ACTION_WITHOUT_SERVICE",
                "\"kms:Decrypt:Key\"|MALFORMED_ACTION UNKNOWN_ACTION",
                "\"kms:Unheard\"|UNKNOWN_ACTION",
                "\"kms:Unheard*\"|UNKNOWN_ACTION",
                "\"s3:Unheard\"|UNKNOWN_ACTION",
                "\"s3:GetObject\"|",
                "\"ec2:Unheard\"|",
                "[]|EMPTY_LIST",
            })
    void ofActions(String action, @Nullable String codes) {
        assertThat(codes(PolicyKind.KEY, policy(PLAIN.replace("\"kms:*\"", action))))
                .containsExactly(expected(codes));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "BUCKET|\"arn:aws:s3:::b\"|",
                "BUCKET|\"*:b\"|",
                "BUCKET|\"${aws:PrincipalTag/arn}\"|VARIABLE_BEFORE_RESOURCE",
                "BUCKET|\"arn:aws:s3:::${aws:PrincipalTag/bucket}\"|",
                "BUCKET|\"arn:aws:kms:*:${aws:PrincipalAccount}:key/*\"|VARIABLE_BEFORE_RESOURCE",
                "BUCKET|\"bucket\"|RESOURCE_WITHOUT_ARN",
                "BUCKET|[]|EMPTY_LIST",
                "KEY|\"*\"|",
                "KEY|\"arn:aws:kms:us-east-1:111122223333:key/1\"|FOREIGN_RESOURCE",
                "KEY|\"key/1\"|FOREIGN_RESOURCE RESOURCE_WITHOUT_ARN",
            })
    void ofResources(PolicyKind kind, String resource, @Nullable String codes) {
        assertThat(codes(kind, policy(PLAIN.replace("\"Resource\":\"*\"", "\"Resource\":" + resource))))
                .containsExactly(expected(codes));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"StringEquals\":{\"kms:ViaService\":\"s3.amazonaws.com\"}}|",
                "{\"stringequals\":{\"kms:ViaService\":\"s3.amazonaws.com\"}}|OPERATOR_CASE",
                "{\"ForAnyValue:StringEqualsIfExists\":{\"aws:TagKeys\":\"x\"}}|IF_EXISTS_WITH_FOR_ANY_VALUE",
                "{\"ForAnyValue:StringEqualsifexists\":{\"aws:TagKeys\":\"x\"}}|IF_EXISTS_WITH_FOR_ANY_VALUE OPERATOR_CASE",
                "{\"ForAllValues:StringEqualsIfExists\":{\"aws:TagKeys\":\"x\"}}|",
                "{\"StringSmells\":{\"aws:SourceArn\":\"x\"}}|UNKNOWN_OPERATOR",
                "{\"ForAnyValue:Null\":{\"aws:SourceArn\":\"true\"}}|UNKNOWN_OPERATOR",
                "{\"StringEquals\":{\"aws:SourceArn\":[]}}|EMPTY_LIST",
                "{\"StringEquals\":{\"SourceArn\":\"x\"}}|CONDITION_KEY_WITHOUT_PREFIX",
                "{\"StringEquals\":{\":SourceArn\":\"x\"}}|CONDITION_KEY_WITHOUT_PREFIX",
                "{\"StringEquals\":{\"a:b\":\"x\"}}|",
                "{\"StringEquals\":{\"a:b\":\"x\",\"A:B\":\"y\"}}|REPEATED_CONDITION_KEY",
                "{\"StringEquals\":{\"a:b\":\"x*\"}}|WILDCARD_WITHOUT_EFFECT",
                "{\"StringNotEquals\":{\"a:b\":\"x?\"}}|WILDCARD_WITHOUT_EFFECT",
                "{\"StringEquals\":{\"a:b\":\"${*}\"}}|",
                "{\"StringLike\":{\"a:b\":\"x*\"}}|",
                "{\"BinaryEquals\":{\"a:b\":\"x*\"}}|",
                "{\"NumericEquals\":{\"a:b\":\"${a:b}\"}}|VARIABLE_WITHOUT_EFFECT INVALID_CONDITION_VALUE",
                "{\"StringLike\":{\"a:b\":\"${a:b}\"}}|",
                "{\"ArnLike\":{\"a:b\":\"${a:b}\"}}|",
                "{\"Bool\":{\"a:b\":\"${a:b}\"}}|",
                "{\"StringEquals\":{\"kms:Unheard\":\"x\"}}|UNKNOWN_CONDITION_KEY",
                "{\"StringEquals\":{\"KMS:EncryptionContext:App\":\"x\"}}|",
                "{\"StringEquals\":{\"kms:EncryptionContextKey\":\"x\"}}|UNKNOWN_CONDITION_KEY",
                "{\"StringEquals\":{\"aws:Unheard\":\"x\"}}|",
                "{\"ForAllValues:StringEquals\":{\"kms:EncryptionContext:App\":\"x\"}}|FOR_ALL_VALUES_ON_ENCRYPTION_CONTEXT",
                "{\"ForAnyValue:StringEquals\":{\"kms:EncryptionContext:App\":\"x\"}}|",
                "{\"ForAllValues:StringEquals\":{\"kms:EncryptionContextKeys\":\"x\"}}|",
                "{\"NumericEquals\":{\"a:b\":\"1\"}}|",
                "{\"NumericEquals\":{\"a:b\":\"one\"}}|INVALID_CONDITION_VALUE",
                "{\"DateEquals\":{\"a:b\":\"2026-01-01\"}}|",
                "{\"DateEquals\":{\"a:b\":\"today\"}}|INVALID_CONDITION_VALUE",
                "{\"IpAddress\":{\"a:b\":\"10.0.0.0/8\"}}|",
                "{\"IpAddress\":{\"a:b\":\"10.0.0.0/x\"}}|INVALID_CONDITION_VALUE",
                "{\"Bool\":{\"a:b\":\"FALSE\"}}|",
                "{\"Bool\":{\"a:b\":\"no\"}}|INVALID_CONDITION_VALUE",
                "{\"Null\":{\"a:b\":\"True\"}}|",
                "{\"Null\":{\"a:b\":\"no\"}}|INVALID_CONDITION_VALUE",
                "{\"ArnEquals\":{\"a:b\":\"arn:aws:s3:::b\"}}|",
                "{\"ArnEquals\":{\"a:b\":\"arn:aws:s3\"}}|INVALID_CONDITION_VALUE",
            })
    void ofConditions(String condition, @Nullable String codes) {
        assertThat(codes(PolicyKind.KEY, policy(PLAIN + ",\"Condition\":" + condition)))
                .as(condition)
                .containsExactly(expected(codes));
    }

    @Test
    void ofForAllValuesOnAnEncryptionContextInAKeyPolicyOnly() {
        String condition = ",\"Condition\":{\"ForAllValues:StringEquals\":{\"kms:EncryptionContext:App\":\"x\"}}";

        assertThat(codes(
                        PolicyKind.IDENTITY,
                        policy("\"Effect\":\"Allow\",\"Action\":\"kms:*\",\"Resource\":\"*\"" + condition)))
                .isEmpty();
    }

    @Test
    void ofAConditionWithoutValueSaysWhetherItHolds() {
        assertThat(lints(PolicyKind.KEY, policy(PLAIN + ",\"Condition\":{\"StringEquals\":{\"a:b\":[]}}")))
                .extracting(Lint::sentence)
                .containsExactly("The condition has no value: it never holds");
        assertThat(lints(PolicyKind.KEY, policy(PLAIN + ",\"Condition\":{\"StringNotEquals\":{\"a:b\":[]}}")))
                .extracting(Lint::sentence)
                .containsExactly("The condition has no value: it always holds");
    }

    @Test
    void ofVariablesInAPolicyOfTheOlderVersion() {
        String document = policy(PLAIN.replace("\"Resource\":\"*\"", "\"Resource\":[\"arn:aws:s3:::${a:b}\",\"arn:b\"]")
                        + ",\"Condition\":{\"StringEquals\":{\"a:b\":\"${a:b}\"}}")
                .replace("2012", "2008");

        assertThat(lints(PolicyKind.BUCKET, document))
                .allMatch(lint -> lint.code() == LintCode.VARIABLE_WITHOUT_EFFECT)
                .extracting(lint -> lint.position().pointer())
                .containsExactly("/Statement/0/Resource/0", "/Statement/0/Condition/StringEquals/a:b");
        assertThat(codes(PolicyKind.BUCKET, document.replace("2008", "2012"))).isEmpty();
    }

    @Test
    void ofASidThatIsUsedTwice() {
        String one = "\"Sid\":\"one\"," + PLAIN;

        assertThat(codes(PolicyKind.KEY, policy(one, "\"Sid\":\"two\"," + PLAIN)))
                .isEmpty();
        assertThat(codes(PolicyKind.KEY, policy("\"Sid\":\"\"," + PLAIN, "\"Sid\":\"\"," + PLAIN)))
                .isEmpty();
        assertThat(codes(PolicyKind.KEY, policy(one, one))).containsExactly("REPEATED_SID");
    }

    @Test
    void ofNotPrincipal() {
        assertThat(codes(PolicyKind.KEY, policy(PLAIN.replace("\"Principal\"", "\"NotPrincipal\""))))
                .containsExactly("NOT_PRINCIPAL");
    }

    @Test
    void ofAPolicyWithoutStatement() {
        assertThat(codes(PolicyKind.KEY, "{\"Statement\":[]}")).containsExactly("EMPTY_LIST");
    }
}
