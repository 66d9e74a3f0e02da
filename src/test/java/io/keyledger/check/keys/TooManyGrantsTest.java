package io.keyledger.check.keys;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.inventory.Observed;
import org.junit.jupiter.api.Test;

class TooManyGrantsTest {
    @Test
    void failsOverTheLimitAndPassesAtIt() {
        assertThat(judge(key().grants(501, true)).evidence()).isEqualTo("501 grants");
        assertThat(judge(key().grants(500, true)).status()).isEqualTo(Status.PASS);
    }

    @Test
    void anIncompleteListCanFailButNeverPass() {
        assertThat(judge(key().grants(501, false)).evidence()).isEqualTo("at least 501 grants");
        assertThat(judge(key().grants(10, false)).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void isUnknownWhereGrantsWereNotRead() {
        assertThat(judge(key().grants(new Observed.Denied<>("kms:ListGrants", ""))))
                .isEqualTo(Verdict.unknown("denied kms:ListGrants"));
    }

    @Test
    void doesNotApplyToAwsManagedKeys() {
        assertThat(judge(key().awsManaged().grants(501, true)).status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    private static Verdict judge(KeyBuilder key) {
        return new TooManyGrants().evaluate(key.classified(), context());
    }
}
