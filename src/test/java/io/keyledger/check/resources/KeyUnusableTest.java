package io.keyledger.check.resources;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static io.keyledger.classify.ResourceBuilder.index;
import static io.keyledger.classify.ResourceBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.classify.ResourceBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyUnusableTest {
    @ParameterizedTest
    @ValueSource(strings = {"Disabled", "PendingImport", "PendingReplicaDeletion", "Unavailable"})
    void failsEveryStateInWhichNothingIsDecrypted(String state) {
        Verdict verdict = judge(volume("vol-1").kms("alias/app"), key().state(state));

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.reason()).isEqualTo("the key is " + state);
        assertThat(verdict.evidence()).isEqualTo(key().arn() + " KeyState=" + state);
    }

    @Test
    void reportsTheDeletionDate() {
        assertThat(judge(
                                volume("vol-1").kms("alias/app"),
                                key().state("PendingDeletion").deletionDate("2026-12-03T00:00:00Z"))
                        .evidence())
                .endsWith("KeyState=PendingDeletion, deleted on 2026-12-03T00:00:00Z");
    }

    @Test
    void failsAKeyThatIsGone() {
        Verdict verdict = judge(volume("vol-1").kms("99999999-12ab-34cd-56ef-1234567890ab"), key());

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.reason()).isEqualTo("the key no longer exists");
        assertThat(verdict.evidence()).contains("99999999-12ab-34cd-56ef-1234567890ab");
    }

    @Test
    void passesAKeyThatWorks() {
        assertThat(judge(volume("vol-1").kms("alias/app"), key()).status()).isEqualTo(Status.PASS);
    }

    @Test
    void isUnknownWhereTheStateIs() {
        assertThat(judge(volume("vol-1").kms("alias/app"), key().state("SomethingNew")))
                .isEqualTo(Verdict.unknown("the key is SomethingNew"));
        assertThat(judge(volume("vol-1").kms("alias/app"), key().metadataDenied()))
                .isEqualTo(Verdict.unknown("denied kms:DescribeKey: not authorized"));
    }

    @Test
    void passesAnAwsManagedKeyThatAwsHasYetToMake() {
        assertThat(judge(bucket("b").kms("alias/aws/s3"), key()).status()).isEqualTo(Status.PASS);
        assertThat(judge(volume("vol-1").kms("alias/aws/ebs"), key()).status()).isEqualTo(Status.PASS);
    }

    @Test
    void failsAKeyThatTheServiceCannotUseWhateverItsState() {
        assertThat(judge(bucket("b").kms("alias/app"), key().spec("RSA_4096")).reason())
                .isEqualTo("the service cannot use a key of spec RSA_4096");
        assertThat(judge(bucket("b").kms("alias/aws/ebs"), key()).status()).isEqualTo(Status.FAIL);
        assertThat(judge(bucket("b").kms(key().region("us-east-1").arn()), key())
                        .evidence())
                .contains("us-east-1", "Amazon S3 User Guide");
    }

    @Test
    void failsABucketThatNamesNoKey() {
        Verdict verdict = judge(bucket("b").kms("aws/s3"), key());

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.reason()).isEqualTo("the resource does not name an existing key");
        assertThat(verdict.evidence()).isEqualTo("'aws/s3' is not a key id, key ARN or alias");
    }

    @Test
    void doesNotApplyWithoutAKey() {
        assertThat(judge(volume("vol-1"), key()).status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    private static Verdict judge(ResourceBuilder resource, KeyBuilder key) {
        return new KeyUnusable().evaluate(resource.classified(index(key)), context());
    }
}
