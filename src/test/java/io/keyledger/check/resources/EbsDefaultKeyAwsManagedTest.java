package io.keyledger.check.resources;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.ebsDefault;
import static io.keyledger.classify.ResourceBuilder.index;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyIndex;
import io.keyledger.classify.ResourceBuilder;
import io.keyledger.inventory.Encryption.Method;
import io.keyledger.inventory.Observed;
import org.junit.jupiter.api.Test;

class EbsDefaultKeyAwsManagedTest {
    private static final KeyIndex KEYS = index(
            key(),
            key().id("99999999-12ab-34cd-56ef-1234567890ab")
                    .aliases("alias/aws/ebs")
                    .awsManaged());

    @Test
    void failsWithTheKeyOfAws() {
        Verdict verdict = judge(ebsDefault().kms("alias/aws/ebs"));

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.evidence()).endsWith("key/99999999-12ab-34cd-56ef-1234567890ab");
    }

    @Test
    void passesWithAKeyOfTheCustomer() {
        assertThat(judge(ebsDefault().kms("alias/app")).status()).isEqualTo(Status.PASS);
    }

    @Test
    void doesNotApplyWhereTheDefaultIsOff() {
        assertThat(judge(ebsDefault().stored(Method.NONE, "none")).status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    void failsAKeyThatIsNotMadeYetAndIsUnknownWhereTheSettingIs() {
        assertThat(new EbsDefaultKeyAwsManaged()
                        .evaluate(ebsDefault().kms("alias/aws/ebs").classified(index(key())), context()))
                .isEqualTo(Verdict.fail(
                        "the default key is AWS managed", "alias/aws/ebs has no key yet: AWS creates it on first use"));
        assertThat(judge(ebsDefault().encryption(new Observed.Denied<>("ec2:GetEbsDefaultKmsKeyId", ""))))
                .isEqualTo(Verdict.unknown("denied ec2:GetEbsDefaultKmsKeyId"));
    }

    @Test
    void judgesTheDefaultOnly() {
        assertThat(new EbsDefaultKeyAwsManaged().covers("AWS::EC2::Volume")).isFalse();
    }

    private static Verdict judge(ResourceBuilder resource) {
        return new EbsDefaultKeyAwsManaged().evaluate(resource.classified(KEYS), context());
    }
}
