package io.keyledger.check.keys;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.inventory.Observed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CryptoperiodExceededTest {
    private static final String OLD = "2024-11-23T00:00:00Z";

    @ParameterizedTest
    @CsvSource({"AWS_KMS, RSA_2048", "AWS_KMS, HMAC_256", "AWS_CLOUDHSM, SYMMETRIC_DEFAULT", "EXTERNAL, ECC_NIST_P256"})
    void failsAnOldKeyThatAnAliasStillLeadsTo(String origin, String spec) {
        Verdict verdict = judge(key().origin(origin).spec(spec).created(OLD).classified());

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.reason())
                .contains("the key was created on 20")
                .contains("the cryptoperiod is 730 days")
                .doesNotContain("days old");
        assertThat(verdict.evidence()).isEqualTo("created 2024-11-23T00:00:00Z; still named by alias/app");
    }

    @Test
    void passesAKeyWithinItsCryptoperiod() {
        assertThat(judge(signing().created("2024-11-24T00:00:00Z").classified()).status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void failsAnOldKeyThatResourcesName() {
        assertThat(judge(signing().aliases().created(OLD).classified(1, "")).evidence())
                .contains("still used by arn:aws:ec2:");
    }

    @Test
    void failsAnOldKeyThatStillSigns() {
        assertThat(judge(signing()
                                .aliases()
                                .created(OLD)
                                .lastUsage("Sign", "2026-11-24T00:00:00Z", null)
                                .classified())
                        .evidence())
                .contains("last Sign 2026-11-24T00:00:00Z");
    }

    @Test
    void isUnknownWhereNothingShowsThatTheOldKeyIsStillInPlace() {
        assertThat(judge(signing()
                                .aliases()
                                .created(OLD)
                                .lastUsage("Verify", "2026-11-24T00:00:00Z", null)
                                .classified())
                        .status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(judge(signing()
                                .aliases()
                                .created(OLD)
                                .lastUsage("Sign", "2024-12-01T00:00:00Z", null)
                                .classified())
                        .status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(judge(signing()
                                .aliases(new Observed.Denied<>("kms:ListAliases", ""))
                                .created(OLD)
                                .classified())
                        .reason())
                .contains("denied kms:ListAliases");
    }

    @Test
    void isUnknownForAnExternalKeyStoreWhoseRotationAwsCannotSee() {
        Verdict verdict = judge(key().origin("EXTERNAL_KEY_STORE").created(OLD).classified());

        assertThat(verdict.status()).isEqualTo(Status.UNKNOWN);
        assertThat(verdict.reason()).contains("AWS cannot see");
    }

    @Test
    void doesNotApplyToKeysThatAreRotatedOtherwise() {
        assertThat(judge(key().created(OLD).classified()).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(key().created(OLD).rotation(false, null).classified()).status())
                .isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(key().origin("EXTERNAL").created(OLD).classified()).reason())
                .contains("KMS-IMPORTED-MATERIAL-NOT-REPLACED");
        assertThat(judge(key().awsManaged().created(OLD).classified()).status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    void doesNotApplyToKeysThatAreOutOfUse() {
        assertThat(judge(signing().created(OLD).state("Disabled").classified()).status())
                .isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(signing().created(OLD).state("PendingDeletion").classified())
                        .status())
                .isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    void isUnknownWhereDatesOrRotationAreNotKnown() {
        assertThat(judge(signing().created(null).classified()).status()).isEqualTo(Status.UNKNOWN);
        assertThat(judge(key().metadataDenied().classified()).status()).isEqualTo(Status.UNKNOWN);
        assertThat(judge(key().created(OLD)
                                .rotation(new Observed.Denied<>("kms:GetKeyRotationStatus", ""))
                                .classified())
                        .reason())
                .contains("denied kms:GetKeyRotationStatus");
    }

    private static KeyBuilder signing() {
        return key().spec("RSA_2048");
    }

    private static Verdict judge(ClassifiedKey key) {
        return new CryptoperiodExceeded().evaluate(key, context());
    }
}
