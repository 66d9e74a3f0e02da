package io.keyledger.check.keys;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.inventory.Observed;
import org.junit.jupiter.api.Test;

class NoAliasTest {
    @Test
    void failsAKeyWithoutAliasAndPassesOneWithAny() {
        assertThat(judge(key().aliases()).status()).isEqualTo(Status.FAIL);
        assertThat(judge(key().aliases("alias/a", "alias/b")).status()).isEqualTo(Status.PASS);
    }

    @Test
    void isUnknownWhereAliasesWereNotRead() {
        assertThat(judge(key().aliases(new Observed.Denied<>("kms:ListAliases", ""))))
                .isEqualTo(Verdict.unknown("denied kms:ListAliases"));
        assertThat(judge(key().aliases().metadataDenied()).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void doesNotApplyToKeysThatGoOrThatAwsManages() {
        assertThat(judge(key().aliases().state("PendingDeletion")).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(key().aliases().awsManaged()).status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    private static Verdict judge(KeyBuilder key) {
        return new NoAlias().evaluate(key.classified(), context());
    }
}
