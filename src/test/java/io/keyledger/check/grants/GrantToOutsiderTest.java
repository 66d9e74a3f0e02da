package io.keyledger.check.grants;

import static io.keyledger.check.access.AnalysisBuilder.OTHER;
import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.deny;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.policy.Capability;
import io.keyledger.policy.search.TrustZone;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantToOutsiderTest {
    private static final String PARTNER = "arn:aws:iam::444455556666:role/Partner";
    private final AccessCheck check = new GrantToOutsider();

    @Test
    void failsWithTheRequestThatTheGrantAllows() {
        AccessVerdict verdict =
                policy(ROOT).grant("g1", PARTNER, "Decrypt", "Encrypt").judge(check);

        assertThat(verdict.verdict().reason()).isEqualTo(PARTNER + " can decrypt by a grant");
        assertThat(verdict.verdict().evidence()).isEqualTo("grant g1");
        assertThat(verdict.verdict().witness()).contains("assumed-role/Partner/", "kms:Decrypt");
        assertThat(verdict.issues())
                .singleElement()
                .satisfies(issue -> assertThat(issue.capability()).contains(Capability.DECRYPT));
    }

    @Test
    void passesATrustedAccountAndWhatIsDenied() {
        assertThat(policy(ROOT)
                        .grant("g1", PARTNER, "Decrypt")
                        .zone(TrustZone.ofAccounts(Set.of(OTHER)))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(policy(ROOT, deny("'*'", "'kms:*'", "{'StringNotEquals':{'kms:CallerAccount':'111122223333'}}"))
                        .grant("g1", PARTNER, "Decrypt")
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(policy(ROOT)
                        .grant("g1", role("App"), "Decrypt")
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void isUnknownWhereGrantsWereNotAllReadUnlessOneThatWasIsToAnOutsider() {
        assertThat(policy(ROOT).grantsIncomplete().judge(check).verdict())
                .isEqualTo(Verdict.unknown("only the first 0 grants were read"));
        assertThat(policy(ROOT)
                        .grant("g1", PARTNER, "Decrypt")
                        .grantsIncomplete()
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.FAIL);
    }
}
