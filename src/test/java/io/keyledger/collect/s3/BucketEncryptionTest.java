package io.keyledger.collect.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Encryption.Method;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.Observed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

class BucketEncryptionTest {
    @Test
    void takesNoConfigurationForSseS3AndSaysSo() {
        BucketEncryption encryption = BucketEncryption.of(null);

        assertThat(encryption.encryption())
                .isEqualTo(Observed.known(Encryption.without(Method.SERVICE_MANAGED, "AES256")));
        assertThat(encryption.note()).contains("no configuration");
    }

    @Test
    void takesSseKmsWithoutAKeyForTheAwsManagedKey() {
        BucketEncryption encryption = BucketEncryption.of(configuration("aws:kms", null, true));

        assertThat(encryption.encryption())
                .isEqualTo(Observed.known(Encryption.kms("aws:kms", new KeyReference.AliasName("alias/aws/s3"))));
        assertThat(encryption.bucketKey()).isEqualTo(Observed.known(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alias/orders",
                "arn:aws:kms:eu-west-1:111122223333:alias/orders",
                "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                "1234abcd-12ab-34cd-56ef-1234567890ab",
                "mrk-1234abcd12ab34cd56ef1234567890ab"
            })
    void keepsTheKeyAsTheBucketNamesIt(String key) {
        assertThat(BucketEncryption.of(configuration("aws:kms", key, false)).encryption())
                .isEqualTo(Observed.known(Encryption.kms("aws:kms", KeyReference.parse(key))));
    }

    @Test
    void offersNoBucketKeyForDsseKms() {
        BucketEncryption encryption = BucketEncryption.of(configuration("aws:kms:dsse", "alias/orders", false));

        assertThat(encryption.encryption())
                .isEqualTo(Observed.known(Encryption.kms("aws:kms:dsse", new KeyReference.AliasName("alias/orders"))));
        assertThat(encryption.bucketKey()).isInstanceOf(Observed.NotOffered.class);
    }

    @Test
    void doesNotGuessWhatANewAlgorithmMeans() {
        assertThat(BucketEncryption.of(configuration("aws:new", null, false)).encryption())
                .isInstanceOf(Observed.Failed.class);
    }

    @Test
    void listsWhatWritersMayNotAskFor() {
        var configuration = ServerSideEncryptionConfiguration.builder()
                .rules(ServerSideEncryptionRule.builder()
                        .applyServerSideEncryptionByDefault(byDefault -> byDefault.sseAlgorithm("AES256"))
                        .blockedEncryptionTypes(blocked -> blocked.encryptionTypeWithStrings("SSE-C"))
                        .build())
                .build();

        assertThat(BucketEncryption.of(configuration).blockedTypes()).isEqualTo("SSE-C");
    }

    private static ServerSideEncryptionConfiguration configuration(
            String algorithm, @Nullable String key, boolean bucketKey) {
        return ServerSideEncryptionConfiguration.builder()
                .rules(ServerSideEncryptionRule.builder()
                        .applyServerSideEncryptionByDefault(
                                byDefault -> byDefault.sseAlgorithm(algorithm).kmsMasterKeyID(key))
                        .bucketKeyEnabled(bucketKey)
                        .build())
                .build();
    }
}
