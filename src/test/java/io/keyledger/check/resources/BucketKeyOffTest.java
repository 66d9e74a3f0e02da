package io.keyledger.check.resources;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static io.keyledger.classify.ResourceBuilder.index;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ResourceBuilder;
import io.keyledger.inventory.Encryption.Method;
import io.keyledger.inventory.Observed;
import org.junit.jupiter.api.Test;

class BucketKeyOffTest {
    @Test
    void failsSseKmsWithoutABucketKeyAndPassesItWithOne() {
        assertThat(judge(bucket("b").kms("alias/app").attribute("bucket_key", Observed.known("off")))
                        .status())
                .isEqualTo(Status.FAIL);
        assertThat(judge(bucket("b").kms("alias/app").attribute("bucket_key", Observed.known("on")))
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void doesNotApplyToOtherEncryption() {
        assertThat(judge(bucket("b").kms("aws:kms:dsse", "alias/app").attribute("bucket_key", Observed.known("off")))
                        .status())
                .isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(bucket("b")
                                .stored(Method.SERVICE_MANAGED, "AES256")
                                .attribute("bucket_key", Observed.known("off")))
                        .status())
                .isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    void isUnknownWhereItCouldNotBeRead() {
        Observed.Denied<String> denied = new Observed.Denied<>("s3:GetEncryptionConfiguration", "");

        assertThat(judge(bucket("b").kms("alias/app").attribute("bucket_key", denied))
                        .status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(judge(bucket("b").encryption(new Observed.Denied<>("s3:GetEncryptionConfiguration", "")))
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void speaksOfBucketsOnly() {
        assertThat(new BucketKeyOff().covers("AWS::EC2::Volume")).isFalse();
    }

    private static Verdict judge(ResourceBuilder resource) {
        return new BucketKeyOff().evaluate(resource.classified(index(key())), context());
    }
}
