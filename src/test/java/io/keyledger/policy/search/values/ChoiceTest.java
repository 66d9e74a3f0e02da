package io.keyledger.policy.search.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final Effort EFFORT = Effort.of(10_000);

    private static final ValueSet A = ValueSet.exactly("a");
    private static final ValueSet B = ValueSet.exactly("b");

    @Test
    void aSingleValueCannotBeTwoThings() {
        Choice both = Choice.some(A).and(Choice.some(B));
        assertThat(both.pick(false, List.of(), true, EFFORT)).isEqualTo(new Pick.Impossible());
        assertThat(both.pick(true, List.of(), true, EFFORT)).isEqualTo(new Pick.Values(List.of("a", "b")));
    }

    @Test
    void absenceIsPickedUnlessAValueIsPreferred() {
        Choice choice = Choice.all(A).orAbsent();
        assertThat(choice.pick(false, List.of(), false, EFFORT)).isEqualTo(new Pick.Absent());
        assertThat(choice.pick(false, List.of(), true, EFFORT)).isEqualTo(new Pick.Values(List.of("a")));
        assertThat(choice.and(Choice.present()).and(Choice.absent()).pick(false, List.of(), false, EFFORT))
                .isEqualTo(new Pick.Impossible());
    }

    @Test
    void acceptanceAgreesWithWhatIsPicked() {
        Choice choice = Choice.all(ValueSet.matching(GlobSet.like("?"))).and(Choice.some(B));
        assertThat(choice.accepts(Optional.of(List.of("a", "b")))).isTrue();
        assertThat(choice.accepts(Optional.of(List.of("a")))).isFalse();
        assertThat(choice.accepts(Optional.of(List.of("b", "cc")))).isFalse();
        assertThat(choice.accepts(Optional.empty())).isFalse();
        assertThat(choice.orAbsent().accepts(Optional.of(List.of()))).isTrue();
    }
}
