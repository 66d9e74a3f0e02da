package io.keyledger.check.resources;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.check.Contexts.settings;
import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static io.keyledger.classify.ResourceBuilder.index;
import static io.keyledger.classify.ResourceBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.classify.ResourceBuilder;
import io.keyledger.inventory.Encryption.Method;
import io.keyledger.inventory.Observed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyOfOtherAccountTest {
    private static final KeyBuilder FOREIGN = key().account("444455556666");

    @Test
    void failsAndSaysWhoseKeyItIsAuditedOrNot() {
        Verdict verdict = judge(volume("vol-1").kms(FOREIGN.arn()));

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.reason()).isEqualTo("the key belongs to account 444455556666");
        assertThat(verdict.evidence()).isEqualTo(FOREIGN.arn());
        assertThat(new KeyOfOtherAccount()
                        .evaluate(volume("vol-1").kms(FOREIGN.arn()).classified(index(FOREIGN)), context())
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void passesTheAccountsOwnKeys() {
        assertThat(judge(volume("vol-1").kms("alias/app")).status()).isEqualTo(Status.PASS);
        assertThat(judge(bucket("b").kms("alias/aws/s3")).status()).isEqualTo(Status.PASS);
    }

    @Test
    void passesTrustedAccounts() {
        assertThat(new KeyOfOtherAccount()
                        .evaluate(
                                volume("vol-1").kms(FOREIGN.arn()).classified(index(key())),
                                context(settings(List.of(), Map.of(), List.of(), List.of("444455556666"), List.of())))
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void doesNotApplyWithoutAKey() {
        assertThat(judge(volume("vol-1")).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(bucket("b").stored(Method.SERVICE_MANAGED, "AES256")).status())
                .isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(bucket("b").encryption(Observed.notOffered("FSx encrypts")))
                        .status())
                .isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    void isUnknownWhereTheKeyIs() {
        assertThat(judge(volume("vol-1").kms("")).status()).isEqualTo(Status.UNKNOWN);
        assertThat(judge(bucket("b").encryption(new Observed.Denied<>("s3:GetEncryptionConfiguration", ""))))
                .isEqualTo(Verdict.unknown("denied s3:GetEncryptionConfiguration"));
    }

    private static Verdict judge(ResourceBuilder resource) {
        return new KeyOfOtherAccount().evaluate(resource.classified(index(key())), context());
    }
}
