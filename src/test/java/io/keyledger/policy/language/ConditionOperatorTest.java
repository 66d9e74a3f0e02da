package io.keyledger.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConditionOperatorTest {
    private static final EnumSet<ConditionOperator> ARN = EnumSet.of(
            ConditionOperator.ARN_EQUALS,
            ConditionOperator.ARN_NOT_EQUALS,
            ConditionOperator.ARN_LIKE,
            ConditionOperator.ARN_NOT_LIKE);

    @Test
    void wildcardsStandUnderLikeAndArnOperators() {
        EnumSet<ConditionOperator> expected = EnumSet.copyOf(ARN);
        expected.add(ConditionOperator.STRING_LIKE);
        expected.add(ConditionOperator.STRING_NOT_LIKE);

        assertThat(Stream.of(ConditionOperator.values()).filter(ConditionOperator::hasWildcards))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void variablesStandUnderStringArnAndBooleanOperators() {
        EnumSet<ConditionOperator> expected =
                EnumSet.range(ConditionOperator.STRING_EQUALS, ConditionOperator.STRING_NOT_LIKE);
        expected.addAll(ARN);
        expected.add(ConditionOperator.BOOL);

        assertThat(Stream.of(ConditionOperator.values()).filter(ConditionOperator::hasVariables))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        assertThat(ConditionOperator.named("stringLIKE")).contains(ConditionOperator.STRING_LIKE);
        assertThat(ConditionOperator.named("")).isEmpty();
    }
}
