package io.keyledger.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyledger.classify.Custody;
import io.keyledger.inventory.Purpose;
import org.junit.jupiter.api.Test;

class RemediationTest {
    @Test
    void fillsEveryPlaceholder() {
        Subject subject = new Subject(
                "111122223333",
                "eu-central-1",
                "AWS::S3::Bucket",
                "b",
                "arn:aws:s3:::b",
                Purpose.DATA,
                "arn:aws:kms:eu-central-1:111122223333:key/k",
                "alias/k",
                Custody.CUSTOMER_MANAGED);

        assertThat(new Remediation("{account_id} {region} {resource_id} {resource_arn} {key_arn} {key_id} <yours>")
                        .of(subject))
                .isEqualTo("111122223333 eu-central-1 b arn:aws:s3:::b"
                        + " arn:aws:kms:eu-central-1:111122223333:key/k k <yours>");
    }

    @Test
    void leavesAPlaceWhereThereIsNoKey() {
        Subject subject = new Subject("a", "r", "t", "b", "arn", Purpose.DATA, "", "", Custody.UNENCRYPTED);

        assertThat(new Remediation("--key {key_arn} {key_id}").of(subject)).isEqualTo("--key <key_arn> <key_id>");
    }

    @Test
    void leavesJsonAlone() {
        Subject subject = new Subject("a", "r", "t", "b", "arn", Purpose.DATA, "", "", Custody.UNENCRYPTED);

        assertThat(new Remediation("'{\"Rules\":[{}]}'").of(subject)).isEqualTo("'{\"Rules\":[{}]}'");
    }

    @Test
    void refusesAPlaceholderThatNothingFills() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Remediation("aws {keyid}"))
                .withMessageContaining("nothing fills {keyid}");
    }
}
