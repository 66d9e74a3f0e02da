package io.keyledger.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.language.Vocabulary;
import org.junit.jupiter.api.Test;

class CompiledPolicyTest {
    private static final String TWO = "{\"Version\":\"2012-10-17\",\"Statement\":["
            + "{\"Sid\":\"reads\",\"Effect\":\"Allow\",\"Action\":\"kms:Decrypt\",\"Resource\":\"*\"},"
            + "{\"Sid\":\"writes\",\"Effect\":\"Allow\",\"Action\":\"kms:Encrypt\",\"Resource\":\"*\"}]}";

    private static CompiledPolicy compiled(String document) {
        return switch (PolicyParser.parse(PolicyKind.IDENTITY, document)) {
            case ParseResult.Parsed(var policy) -> CompiledPolicy.of(policy);
            case ParseResult.Rejected rejected -> throw new AssertionError(rejected.toString());
        };
    }

    @Test
    void keepsTheStatementsThatAreAskedFor() {
        CompiledPolicy writes = compiled(TWO).only(statement -> "writes".equals(statement.sid()));

        assertThat(writes.policy().statements()).extracting(Statement::sid).containsExactly("writes");
        assertThat(writes.statements())
                .extracting(CompiledStatement::statement)
                .isEqualTo(writes.policy().statements());
    }

    @Test
    void knowsWhichStatementIsAboutAnAction() {
        CompiledPolicy policy = compiled(TWO);
        int decrypt = Vocabulary.shipped().numberOf("kms:decrypt");

        assertThat(policy.covers(0, decrypt)).isTrue();
        assertThat(policy.covers(1, decrypt)).isFalse();
    }

    @Test
    void isEqualToWhatSaysTheSame() {
        CompiledPolicy policy = compiled(TWO);

        assertThat(policy).isEqualTo(compiled(TWO)).hasSameHashCodeAs(compiled(TWO));
        assertThat(policy.hashCode()).isEqualTo(policy.policy().hashCode()).isEqualTo(policy.hashCode());
        assertThat(policy)
                .isNotEqualTo(compiled(TWO.replace("Encrypt", "Sign")))
                .isNotEqualTo(TWO);
    }
}
