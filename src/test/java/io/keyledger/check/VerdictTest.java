package io.keyledger.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyledger.inventory.Observed;
import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void aFailHasItsEvidenceAndEveryVerdictItsReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> Verdict.fail("because", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> Verdict.unknown(" "));
    }

    @Test
    void onlyWhatWasReadReachesTheRule() {
        assertThat(judge(Observed.known("yes"))).isEqualTo(Verdict.pass("yes"));
        assertThat(judge(Observed.notOffered("no such thing")))
                .isEqualTo(Verdict.notApplicable("not offered: no such thing"));
        assertThat(judge(Observed.notAsked("off"))).isEqualTo(Verdict.unknown("not asked: off"));
        assertThat(judge(new Observed.Denied<>("a:B", ""))).isEqualTo(Verdict.unknown("denied a:B"));
        assertThat(judge(new Observed.Throttled<>("a:B", ""))).isEqualTo(Verdict.unknown("throttled a:B"));
        assertThat(judge(new Observed.Failed<>("a:B", ""))).isEqualTo(Verdict.unknown("failed a:B"));
    }

    private static Verdict judge(Observed<String> fact) {
        return Verdict.of(fact, Verdict::pass);
    }
}
