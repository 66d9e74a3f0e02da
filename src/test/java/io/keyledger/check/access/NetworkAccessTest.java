package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.OWNER;
import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Status;
import io.keyledger.policy.search.TrustZone;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NetworkAccessTest {
    private static final String STAR_IN_VPC = allow(
            "'*'", "['kms:Decrypt','kms:Encrypt']", "{'StringEquals':{'aws:SourceVpce':'vpce-0123456789abcdef0'}}");
    private final AccessCheck check = new NetworkAccess();

    @Test
    void failsAStarThatSaysFromWhereAndNotWho() {
        AccessVerdict verdict = policy(ROOT, STAR_IN_VPC).judge(check);

        assertThat(verdict.verdict().reason())
                .isEqualTo("any account can decrypt when aws:SourceVpce is vpce-0123456789abcdef0; the same statement"
                        + " also lets it encrypt; aws:SourceVpce says where a request comes from, not who the caller"
                        + " is");
        assertThat(verdict.verdict().witness()).contains("\"aws:SourceVpce\":\"vpce-0123456789abcdef0\"");
        assertThat(verdict.issues()).hasSize(1);
    }

    @Test
    void isNeitherPublicNorForANamedAccount() {
        assertThat(policy(ROOT, STAR_IN_VPC)
                        .judge(OutsiderCheck.PUBLIC_DECRYPT)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(policy(ROOT, STAR_IN_VPC)
                        .judge(OutsiderCheck.EXTERNAL_DECRYPT)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void passesATrustedNetworkAndAStarThatSaysWho() {
        assertThat(policy(ROOT, STAR_IN_VPC)
                        .zone(new TrustZone(
                                Set.of(OWNER),
                                Set.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                Set.of(),
                                Set.of("vpce-0123456789abcdef0")))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(policy(
                                ROOT,
                                allow(
                                        "'*'",
                                        "'kms:Decrypt'",
                                        "{'StringEquals':{'aws:SourceVpce':'vpce-0123456789abcdef0',"
                                                + "'kms:CallerAccount':'111122223333'}}"))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }
}
