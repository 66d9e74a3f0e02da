package io.keyledger.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.policy.language.ParseResult.Parsed;
import io.keyledger.policy.language.ParseResult.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyParserTest {
    private static final String CONSOLE_POLICY = """
        {
          "Id": "key-consolepolicy-3",
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Enable IAM User Permissions",
              "Effect": "Allow",
              "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
              "Action": "kms:*",
              "Resource": "*"
            },
            {
              "Sid": "Allow attachment of persistent resources",
              "Effect": "Allow",
              "Principal": {"AWS": ["arn:aws:iam::111122223333:user/path/Alice", "111122223333"],
                            "Service": "logs.us-east-1.amazonaws.com"},
              "Action": ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
              "Resource": "*",
              "Condition": {"Bool": {"kms:GrantIsForAWSResource": true}}
            }
          ]
        }
        """;

    private static Policy parsed(PolicyKind kind, String document) {
        return switch (PolicyParser.parse(kind, document)) {
            case Parsed(var policy) -> policy;
            case Rejected rejected -> throw new AssertionError(rejected.toString());
        };
    }

    private static Rejected rejected(PolicyKind kind, String document) {
        return switch (PolicyParser.parse(kind, document)) {
            case Parsed(var policy) -> throw new AssertionError("accepted: " + policy);
            case Rejected rejected -> rejected;
        };
    }

    private static String keyPolicyWith(String statement) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{" + statement + "}]}";
    }

    @Test
    void readsTheConsolePolicyWithPositions() {
        Policy policy = parsed(PolicyKind.KEY, CONSOLE_POLICY);

        assertThat(policy.id()).isEqualTo("key-consolepolicy-3");
        assertThat(policy.lints()).isEmpty();
        assertThat(policy.statements()).hasSize(2);
        Statement second = policy.statements().get(1);
        assertThat(second.position()).isEqualTo(new Position("/Statement/1", 12, 5));
        assertThat(second.principal().patterns())
                .containsExactly(
                        new PrincipalPattern.User("arn:aws:iam::111122223333:user/path/Alice", "111122223333"),
                        new PrincipalPattern.Account("111122223333", "", "111122223333"),
                        new PrincipalPattern.Service("logs.us-east-1.amazonaws.com"));
        Condition condition = second.conditions().getFirst();
        assertThat(condition.operator()).isEqualTo(ConditionOperator.BOOL);
        assertThat(condition.key()).isEqualTo("kms:grantisforawsresource");
        assertThat(condition.values().getFirst().scalar()).isEqualTo(Condition.Scalar.BOOLEAN);
        assertThat(condition.values().getFirst().text()).isEqualTo("true");
    }

    @Test
    void readsWhatItPrints() {
        Policy policy = parsed(PolicyKind.KEY, CONSOLE_POLICY);
        String printed = PolicyPrinter.print(policy);

        Policy again = parsed(PolicyKind.KEY, printed);

        assertThat(again)
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Position.class)
                .isEqualTo(policy);
        assertThat(PolicyPrinter.print(again)).isEqualTo(printed);
    }

    @Test
    void keepsAStatementWithoutResourceOrActionAndSaysThatItHasNoEffect() {
        Policy policy = parsed(PolicyKind.KEY, keyPolicyWith("\"Effect\":\"Allow\",\"Principal\":\"*\""));

        assertThat(policy.statements().getFirst().isComplete()).isFalse();
        assertThat(policy.lints())
                .extracting(Lint::code)
                .containsExactly(LintCode.MISSING_ACTION, LintCode.MISSING_RESOURCE);
    }

    @Test
    void keepsTheArnOfAForeignKeyAndSaysSo() {
        Policy policy = parsed(
                PolicyKind.KEY,
                keyPolicyWith("\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":"
                        + "\"arn:aws:kms:us-east-1:111122223333:key/other\""));

        assertThat(policy.lints()).extracting(Lint::code).containsExactly(LintCode.FOREIGN_RESOURCE);
        assertThat(policy.lints().getFirst().position().pointer()).isEqualTo("/Statement/0/Resource");
    }

    @Test
    void takesANullQualifiedByASetForAnUnknownOperator() {
        Policy policy = parsed(
                PolicyKind.KEY,
                keyPolicyWith("\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\","
                        + "\"Condition\":{\"NullIfExists\":{\"aws:SourceArn\":\"true\"}}"));

        assertThat(policy.statements().getFirst().conditions().getFirst().operator())
                .isEqualTo(ConditionOperator.UNRECOGNIZED);
        assertThat(policy.lints()).extracting(Lint::code).containsExactly(LintCode.UNKNOWN_OPERATOR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nothing| |The document is empty",
                "list|[]|A policy must be a JSON object, not a list",
                "not JSON|{|The document is not JSON",
                "null statement|{\"Statement\":null}|Statement must be an object or a list, not null",
                "action|{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":{}}}|Action must be a"
                        + " string or a list of strings, not an object",
                "actions|{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":[true]}}|Action must hold"
                        + " strings only, not a boolean",
                "value|{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"a:b\":{}}}}}|A"
                        + " condition value must be a scalar or a list, not an object",
                "no value|{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"a:b\":null}}}}|A"
                        + " condition value must be a scalar or a list, not null",
                "values|{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"a:b\":[[]]}}}}|A"
                        + " condition value must be a scalar, not a list",
                "trailing|{\"Statement\":[]} {}|The document continues after its end",
                "no statement|{}|The policy has no Statement",
                "unknown element|{\"Statement\":[],\"Comment\":\"x\"}|\"Comment\" is not an element of a policy",
                "version|{\"Version\":\"2020-01-01\",\"Statement\":[]}|Version must be",
                "statement type|{\"Statement\":\"x\"}|Statement must be an object or a list, not a string",
                "duplicate|{\"Statement\":[],\"Statement\":[]}|\"Statement\" stands twice",
                "effect|{\"Statement\":{\"Effect\":\"allow\"}}|Effect must be Allow or Deny, not \"allow\"",
                "no effect|{\"Statement\":{}}|The statement has no Effect",
                "no principal|{\"Statement\":{\"Effect\":\"Deny\"}}|must have a Principal",
                "empty principal|{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":{}}}|Principal names nobody",
                "principal text|{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"a\"}}|Principal must be \"*\" or",
                "principal type|{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":{\"Aws\":\"*\"}}}|not a type of"
                        + " principal",
                "both|{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"NotAction\":\"*\"}}|not"
                        + " both",
                "number|{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":1}}|not a number",
                "null|{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":null}}|not"
                        + " null",
                "condition|{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":[]}}|Condition"
                        + " must be an object, not a list",
            })
    void rejectsWhatAwsRejects(String name, String document, String sentence) {
        assertThat(rejected(PolicyKind.KEY, document == null ? "" : document).sentence())
                .as(name)
                .contains(sentence);
    }

    @Test
    void saysWhereARejectionIs() {
        assertThat(rejected(PolicyKind.KEY, "{\n \"Statement\": [\n  {\"Effect\": \"No\"}]}")
                        .position())
                .isEqualTo(new Position("/Statement/0/Effect", 3, 14));
    }

    @Test
    void rejectsAPrincipalInAPolicyAttachedToItsPrincipal() {
        String document = keyPolicyWith("\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"");

        for (PolicyKind kind :
                List.of(PolicyKind.IDENTITY, PolicyKind.BOUNDARY, PolicyKind.SESSION, PolicyKind.SERVICE_CONTROL)) {
            assertThat(rejected(kind, document).sentence()).contains("must not have Principal");
        }
    }

    @Test
    void rejectsBytesThatAreNotText() {
        assertThat(PolicyParser.parse(PolicyKind.KEY, new byte[] {(byte) 0xff, (byte) 0xfe, 0}))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void rejectsNestingWithoutEnd() {
        assertThat(rejected(PolicyKind.IDENTITY, "[".repeat(400)).sentence()).contains("nested too deeply");
        assertThat(PolicyParser.parse(PolicyKind.IDENTITY, "[".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void rejectsAKeyPolicyThatIsTooLargeOrHasForeignCharacters() {
        assertThat(rejected(PolicyKind.KEY, " ".repeat(2_000_000)).sentence()).contains("32,768 bytes");
        assertThat(rejected(PolicyKind.KEY, "{\"Id\":\"\u3042\"}").sentence()).contains("U+3042");
    }

    @Test
    void saysWhereADocumentStopsBeingJson() {
        assertThat(rejected(PolicyKind.IDENTITY, "{\n  x}").position()).isEqualTo(new Position("", 2, 3));
    }

    @Test
    void saysWhereAForeignCharacterIs() {
        assertThat(rejected(PolicyKind.KEY, "{\n\n \"Id\": \"\u3042\"}").position())
                .isEqualTo(new Position("", 3, 9));
    }

    @Test
    void acceptsTheCharactersThatKmsAccepts() {
        String document = "{\"Id\":\"%s\",\t\r\n \"Statement\":[]}";

        assertThat(parsed(PolicyKind.KEY, document.formatted("\u00ff~ ")).id()).isEqualTo("\u00ff~ ");
        assertThat(rejected(PolicyKind.KEY, document.formatted("\u0100")).sentence())
                .contains("U+0100");
        assertThat(rejected(PolicyKind.KEY, document.formatted("\u001f")).sentence())
                .contains("U+001F");
        assertThat(parsed(PolicyKind.IDENTITY, document.formatted("\u0100")).id())
                .isEqualTo("\u0100");
    }

    @Test
    void acceptsAKeyPolicyOfTheLargestSize() {
        String document = "{\"Id\":\"\u00fc\",\"Statement\":[]}";
        String largest = document + " ".repeat(32_768 - document.length() - 1);

        assertThat(parsed(PolicyKind.KEY, largest).id()).isEqualTo("\u00fc");
        assertThat(parsed(PolicyKind.KEY, largest).lints())
                .extracting(Lint::code)
                .doesNotContain(LintCode.TOO_LARGE);
        assertThat(parsed(PolicyKind.KEY, largest + " ").lints())
                .filteredOn(lint -> lint.code() == LintCode.TOO_LARGE)
                .extracting(Lint::sentence)
                .containsExactly("The policy has 32,769 bytes, and AWS refuses a key policy of more than 32,768");
    }

    @Test
    void boundsTheNestingOfListsAndObjects() {
        assertThat(rejected(PolicyKind.IDENTITY, "[".repeat(33) + "]".repeat(33))
                        .sentence())
                .contains("must be a JSON object");
        assertThat(rejected(PolicyKind.IDENTITY, "[".repeat(34) + "]".repeat(34))
                        .sentence())
                .contains("nested too deeply");
        assertThat(rejected(PolicyKind.IDENTITY, "{\"a\":".repeat(33) + "1" + "}".repeat(33))
                        .sentence())
                .contains("nested too deeply");
    }

    @Test
    void keepsTheSidAndSaysWhetherAStatementIsComplete() {
        Statement statement = parsed(
                        PolicyKind.KEY,
                        keyPolicyWith(
                                "\"Sid\":\"s\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\""))
                .statements()
                .getFirst();

        assertThat(statement.sid()).isEqualTo("s");
        assertThat(statement.isComplete()).isTrue();
        for (String half : List.of("\"Action\":\"kms:*\"", "\"Resource\":\"*\"")) {
            assertThat(parsed(PolicyKind.KEY, keyPolicyWith("\"Effect\":\"Allow\",\"Principal\":\"*\"," + half))
                            .statements())
                    .noneMatch(Statement::isComplete);
        }
    }

    private static Policy draft(PolicyKind kind, String statement) {
        return switch (PolicyParser.parseDraft(kind, keyPolicyWith(statement))) {
            case Parsed(var policy) -> policy;
            case Rejected rejected -> throw new AssertionError(rejected.toString());
        };
    }

    @Test
    void aStatementWithoutAPrincipalAppliesToNobodyOrToEverybodyInAPolicyThatOnlyLimits() {
        String statement = "\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"";

        assertThat(draft(PolicyKind.KEY, statement).statements().getFirst().principal())
                .isEqualTo(new PrincipalSpec.Named(List.of()));
        for (PolicyKind kind : List.of(PolicyKind.RESOURCE_CONTROL, PolicyKind.VPC_ENDPOINT)) {
            Policy policy = draft(kind, statement);
            assertThat(policy.statements().getFirst().principal()).isEqualTo(new PrincipalSpec.Implied());
            assertThat(policy.lints()).extracting(Lint::code).containsExactly(LintCode.MISSING_PRINCIPAL);
        }
    }

    @Test
    void aDraftKeepsAPrincipalThatAwsWouldRefuse() {
        String rest = ",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"";
        String alice = "arn:aws:iam::111122223333:user/Alice";
        Policy attached = draft(PolicyKind.IDENTITY, "\"Principal\":{\"AWS\":\"" + alice + "\"}" + rest);
        Policy bare = draft(PolicyKind.KEY, "\"Principal\":[\"" + alice + "\"]" + rest);

        var named = new PrincipalSpec.Named(List.of(new PrincipalPattern.User(alice, "111122223333")));
        assertThat(attached.statements().getFirst().principal()).isEqualTo(named);
        assertThat(attached.lints()).extracting(Lint::code).containsExactly(LintCode.UNEXPECTED_PRINCIPAL);
        assertThat(bare.statements().getFirst().principal()).isEqualTo(named);
        assertThat(bare.lints()).extracting(Lint::code).containsExactly(LintCode.BARE_PRINCIPAL);
    }

    @Test
    void aDraftIsRejectedForEverythingElse() {
        assertThat(PolicyParser.parseDraft(PolicyKind.KEY, "{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":{}}}"))
                .isInstanceOf(Rejected.class);
    }
}
