package io.keyledger.check.resources;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static io.keyledger.classify.ResourceBuilder.index;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.classify.ResourceBuilder;
import io.keyledger.inventory.Encryption.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyAwsManagedTest {
    @Test
    void failsAndNamesTheKey() {
        assertThat(judge(bucket("b").kms("alias/app"), key().awsManaged()))
                .isEqualTo(Verdict.fail("the data is under an AWS managed key", key().arn()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"})
    void passesKeysOfTheCustomer(String origin) {
        assertThat(judge(bucket("b").kms("alias/app"), key().origin(origin)).status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void doesNotApplyWithoutAKey() {
        assertThat(judge(bucket("b").stored(Method.AWS_OWNED, "x"), key()).status())
                .isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    void isUnknownWhereTheKeyIsWhateverItsAlias() {
        assertThat(judge(bucket("b").kms("alias/lost"), key()).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(bucket("b").kms("alias/aws/s3"), key()).evidence()).contains("alias/aws/s3");
        assertThat(judge(bucket("b").kms("alias/app"), key().origin("NEW")).status())
                .isEqualTo(Status.UNKNOWN);
    }

    private static Verdict judge(ResourceBuilder resource, KeyBuilder key) {
        return new KeyAwsManaged().evaluate(resource.classified(index(key)), context());
    }
}
