package io.keyledger.check.resources;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static io.keyledger.classify.ResourceBuilder.index;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.CheckContext;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.policy.search.TrustZone;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplicationToOtherAccountTest {
    private static final String FOREIGN = "arn:aws:s3:::vault=999988887777";

    @Test
    void replicatingOutsideTheTrustedAccountsFails() {
        Verdict verdict = judge(Observed.known(FOREIGN + ";arn:aws:s3:::replicas="), context());

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.reason()).contains("arn:aws:s3:::vault of account 999988887777");
    }

    @Test
    void replicatingToATrustedOrTheOwnAccountPasses() {
        assertThat(judge(Observed.known(FOREIGN), context(TrustZone.ofAccounts(Set.of("999988887777"))))
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(judge(Observed.known("arn:aws:s3:::replicas=" + KeyBuilder.ACCOUNT), context())
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void isUnknownWhereNoRuleNamesTheAccount() {
        Verdict verdict = judge(Observed.known("arn:aws:s3:::replicas="), context());

        assertThat(verdict.status()).isEqualTo(Status.UNKNOWN);
        assertThat(verdict.reason()).isEqualTo("no rule names the account of arn:aws:s3:::replicas");
    }

    @Test
    void doesNotApplyWithoutReplicationAndIsUnknownWhereItWasNotRead() {
        assertThat(judge(Observed.known(""), context()).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(new Observed.Denied<>("s3:GetReplicationConfiguration", ""), context())
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }

    private static Verdict judge(Observed<String> destinations, CheckContext context) {
        return new ReplicationToOtherAccount()
                .evaluate(
                        bucket("b")
                                .attribute(ResourceAttributes.REPLICATION_DESTINATIONS, destinations)
                                .classified(index(key())),
                        context);
    }
}
