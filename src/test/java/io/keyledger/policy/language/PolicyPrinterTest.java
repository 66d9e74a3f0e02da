package io.keyledger.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyPrinterTest {
    private static Policy parsed(PolicyKind kind, String document) {
        return switch (PolicyParser.parse(kind, document)) {
            case ParseResult.Parsed(var policy) -> policy;
            case ParseResult.Rejected rejected -> throw new AssertionError(document + ": " + rejected);
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "IDENTITY|{\"Effect\":\"Deny\",\"NotAction\":[\"kms:Get*\"],\"NotResource\":[\"arn:aws:s3:::b\"]}",
                "KEY|{\"Sid\":\"s\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":[\"kms:*\",\"kms:x\"],\"Resource\":[\"*\"]}",
                "KEY|{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"*\"]},\"Action\":[\"kms:*\"],\"Resource\":[\"*\"]}",
                "KEY|{\"Effect\":\"Deny\",\"NotPrincipal\":{\"AWS\":[\"111122223333\"],\"Service\":[\"a.b\",\"c.d\"]},\"Action\":[\"*\"],\"Resource\":[\"*\"]}",
                "KEY|{\"Effect\":\"Allow\",\"Principal\":\"*\"}",
                "KEY|{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Condition\":{\"Bool\":{\"a:b\":[true,\"false\"],\"c:d\":[1.5]},\"Null\":{\"a:b\":[false]}}}",
            })
    void writesAStatementAndAPolicyInTheirCanonicalForm(PolicyKind kind, String statement) {
        String document = "{\"Version\":\"2012-10-17\",\"Id\":\"i\",\"Statement\":[" + statement + "]}";
        Policy policy = parsed(kind, document);

        assertThat(PolicyPrinter.print(policy)).isEqualTo(document);
        assertThat(PolicyPrinter.print(policy.statements().getFirst())).isEqualTo(statement);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"a:b\",\"Resource\":\"*\"}}|{\"Version\":\"2008-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":[\"a:b\"],\"Resource\":[\"*\"]}]}",
            })
    void writesWhatWasLeftOut(String document, String printed) {
        assertThat(PolicyPrinter.print(parsed(PolicyKind.IDENTITY, document))).isEqualTo(printed);
    }
}
