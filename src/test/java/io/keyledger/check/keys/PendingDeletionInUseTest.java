package io.keyledger.check.keys;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.KeyBuilder;
import org.junit.jupiter.api.Test;

class PendingDeletionInUseTest {
    @Test
    void failsAndNamesTheResourcesThatDependOnTheKey() {
        Verdict verdict = judge(broken().classified(2, ""));

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.reason()).isEqualTo("the key is scheduled for deletion, and 2 resources depend on it");
        assertThat(verdict.evidence())
                .isEqualTo(
                        "PendingDeletion, deleted on 2026-12-03T00:00:00Z; arn:aws:ec2:eu-central-1:111122223333:volume/vol-0"
                                + ";arn:aws:ec2:eu-central-1:111122223333:volume/vol-1");
    }

    @Test
    void countsTheResourcesThatItDoesNotName() {
        Verdict verdict = judge(broken().classified(41, "some were not read"));

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.evidence()).endsWith("volume/vol-19;and 21 more");
    }

    @Test
    void passesAKeyThatNothingDependsOn() {
        assertThat(judge(broken().classified(0, "")).reason())
                .isEqualTo("the key is scheduled for deletion, but no audited resource depends on it");
        assertThat(judge(broken().classified(0, "")).status()).isEqualTo(Status.PASS);
    }

    @Test
    void isUnknownWhereResourcesWereNotRead() {
        Verdict verdict = judge(broken().classified(0, "denied s3:ListAllMyBuckets"));

        assertThat(verdict.status()).isEqualTo(Status.UNKNOWN);
        assertThat(verdict.reason()).endsWith("denied s3:ListAllMyBuckets");
    }

    @Test
    void passesAKeyInGoodOrder() {
        assertThat(judge(broken().state("Enabled").classified(5, "")).status()).isEqualTo(Status.PASS);
    }

    @Test
    void isUnknownWithoutMetadataAndDoesNotApplyToAwsManagedKeys() {
        assertThat(judge(key().metadataDenied().classified(5, "")).status()).isEqualTo(Status.UNKNOWN);
        assertThat(judge(broken().awsManaged().classified(5, "")).status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    private static KeyBuilder broken() {
        return key().state("PendingDeletion").deletionDate("2026-12-03T00:00:00Z");
    }

    private static Verdict judge(ClassifiedKey key) {
        return new PendingDeletionInUse().evaluate(key, context());
    }
}
