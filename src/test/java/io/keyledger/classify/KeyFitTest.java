package io.keyledger.classify;

import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static io.keyledger.classify.ResourceBuilder.ebsDefault;
import static io.keyledger.classify.ResourceBuilder.index;
import static io.keyledger.classify.ResourceBuilder.resource;
import static io.keyledger.classify.ResourceBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.classify.KeyFit.Objection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFitTest {
    @ParameterizedTest
    @CsvSource({
        "RSA_4096, ENCRYPT_DECRYPT, the service cannot use a key of spec RSA_4096",
        "HMAC_256, GENERATE_VERIFY_MAC, the service cannot use a key of spec HMAC_256",
        "ECC_NIST_P256, SIGN_VERIFY, the service cannot use a key of spec ECC_NIST_P256",
        "ML_DSA_44, SIGN_VERIFY, the service cannot use a key of spec ML_DSA_44",
        "SYMMETRIC_DEFAULT, ENCRYPT_DECRYPT, ''",
        "unknown, ENCRYPT_DECRYPT, ''",
        "SYMMETRIC_DEFAULT, unknown, ''",
    })
    void aServiceUsesSymmetricEncryptionKeys(String spec, String usage, String objection) {
        KeyIndex keys = index(key().spec(spec).usage(usage));

        assertThat(objection(bucket("b").kms(key().arn()).classified(keys))).isEqualTo(objection);
        assertThat(objection(volume("vol-1").kms("alias/app").classified(keys))).isEqualTo(objection);
    }

    @Test
    void anAwsManagedKeyIsOfOneService() {
        KeyIndex keys = index(key().aliases("alias/aws/ebs").manager("AWS"));

        assertThat(objection(volume("vol-1").kms(key().arn()).classified(keys))).isEmpty();
        assertThat(objection(bucket("b").kms(key().arn()).classified(keys)))
                .isEqualTo("alias/aws/ebs is the AWS managed key of another service");
        assertThat(objection(bucket("b").kms("alias/aws/ebs").classified(index(key()))))
                .as("not created yet")
                .isEqualTo("alias/aws/ebs is the AWS managed key of another service");
        assertThat(objection(ebsDefault().kms("alias/aws/ebs").classified(index(key()))))
                .isEmpty();
    }

    @Test
    void aKeyIsInTheRegionOfItsResource() {
        String elsewhere = key().region("us-east-1").arn();

        assertThat(objection(bucket("b").kms(elsewhere).classified(index(key()))))
                .isEqualTo("the service cannot use a key in Region us-east-1 in eu-central-1");
    }

    @Test
    void aKeyOfAnotherPurposeCanBeOfAnotherServiceAndRegion() {
        String elsewhere = key().region("us-east-1").arn();
        KeyIndex ofSecretsManager =
                index(key().aliases("alias/aws/secretsmanager").manager("AWS"));

        assertThat(objection(
                        bucket("b").purpose("replication:rule").kms(elsewhere).classified(index(key()))))
                .isEmpty();
        assertThat(objection(
                        bucket("b").purpose("master-secret").kms(key().arn()).classified(ofSecretsManager)))
                .isEmpty();
        assertThat(objection(bucket("b")
                        .purpose("master-secret")
                        .kms("alias/aws/secretsmanager")
                        .classified(index(key()))))
                .isEmpty();
        assertThat(objection(bucket("b")
                        .purpose("replication:rule")
                        .kms(key().arn())
                        .classified(index(key().spec("RSA_4096")))))
                .isEqualTo("the service cannot use a key of spec RSA_4096");
    }

    @Test
    void aDeviceIsEncryptedByTheServiceItself() {
        assertThat(objection(bucket("b")
                        .purpose("device:/dev/sda1")
                        .kms(key().region("us-east-1").arn())
                        .classified(index(key()))))
                .isEqualTo("the service cannot use a key in Region us-east-1 in eu-central-1");
        assertThat(objection(bucket("b")
                        .purpose("device:/dev/sda1")
                        .kms("alias/aws/ebs")
                        .classified(index(key()))))
                .isEqualTo("alias/aws/ebs is the AWS managed key of another service");
    }

    @Test
    void whatIsNotKnownOfTheKeyOrTheTypeIsNoObjection() {
        KeyIndex rsa = index(key().spec("RSA_4096"));

        assertThat(objection(bucket("b").kms("alias/app").classified(index(key().metadataDenied()))))
                .isEmpty();
        assertThat(objection(
                        resource("new", "AWS::New::Thing", "t").kms("alias/app").classified(rsa)))
                .isEmpty();
        assertThat(objection(bucket("b").classified(rsa))).isEmpty();
    }

    @Test
    void anObjectionHasItsSource() {
        assertThat(KeyFit.objection(bucket("b").kms("alias/app").classified(index(key().spec("RSA_4096")))))
                .hasValueSatisfying(objection -> assertThat(objection.source()).startsWith("Amazon S3 User Guide"));
    }

    private static String objection(ClassifiedResource resource) {
        return KeyFit.objection(resource).map(Objection::reason).orElse("");
    }
}
