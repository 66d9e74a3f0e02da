package io.keyledger.check.resources;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.ebsDefault;
import static io.keyledger.classify.ResourceBuilder.index;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ResourceBuilder;
import io.keyledger.inventory.Encryption.Method;
import io.keyledger.inventory.Observed;
import org.junit.jupiter.api.Test;

class EbsDefaultEncryptionOffTest {
    @Test
    void failsWhereItIsOff() {
        assertThat(judge(ebsDefault().stored(Method.NONE, "none")).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void passesWhereItIsOnWithWhateverKey() {
        assertThat(judge(ebsDefault().kms("alias/app")).status()).isEqualTo(Status.PASS);
        assertThat(judge(ebsDefault().kms("alias/aws/ebs")).status()).isEqualTo(Status.PASS);
    }

    @Test
    void isUnknownWhereItCouldNotBeRead() {
        assertThat(judge(ebsDefault().encryption(new Observed.Denied<>("ec2:GetEbsEncryptionByDefault", ""))))
                .isEqualTo(Verdict.unknown("denied ec2:GetEbsEncryptionByDefault"));
    }

    @Test
    void judgesTheDefaultOnly() {
        assertThat(new EbsDefaultEncryptionOff().covers("AWS::EC2::Volume")).isFalse();
    }

    private static Verdict judge(ResourceBuilder resource) {
        return new EbsDefaultEncryptionOff().evaluate(resource.classified(index(key())), context());
    }
}
