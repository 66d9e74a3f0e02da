package io.keyledger.check.grants;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantToVanishedTest {
    private final AccessCheck check = new GrantToVanished();

    @Test
    void failsAGrantToADeletedPrincipal() {
        assertThat(policy(ROOT)
                        .withRole("Here")
                        .grant("g1", role("Gone"), "Decrypt")
                        .grant("g2", role("Here"), "Decrypt")
                        .judge(check)
                        .verdict())
                .isEqualTo(Verdict.fail("a grant is to " + role("Gone") + ", which does not exist", "grant g1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:sts::111122223333:assumed-role/aws:ec2-infrastructure/i-0abc",
                "arn:aws:sts::111122223333:assumed-role/Here/session",
                "arn:aws:iam::111122223333:root",
                "arn:aws:iam::444455556666:role/Elsewhere",
                "dynamodb.eu-central-1.amazonaws.com",
            })
    void passesWhoIsThereOrCannotBeLookedUp(String grantee) {
        assertThat(policy(ROOT)
                        .withRole("Here")
                        .grant("g1", grantee, "Decrypt")
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void isUnknownWhereIamOrTheGrantsWereNotRead() {
        assertThat(policy(ROOT)
                        .grant("g1", role("Here"), "Decrypt")
                        .identitiesDenied()
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(policy(ROOT).grantsDenied().judge(check).verdict())
                .isEqualTo(Verdict.unknown("denied kms:ListGrants"));
        assertThat(policy(ROOT)
                        .grant("g1", null, "Decrypt")
                        .judge(check)
                        .verdict()
                        .reason())
                .isEqualTo("grant g1 does not name a grantee");
    }
}
