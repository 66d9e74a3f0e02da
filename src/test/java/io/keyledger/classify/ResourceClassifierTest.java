package io.keyledger.classify;

import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static io.keyledger.classify.ResourceBuilder.index;
import static io.keyledger.classify.ResourceBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.classify.ClassifiedResource.Risk;
import io.keyledger.inventory.Encryption.Method;
import io.keyledger.inventory.Observed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceClassifierTest {
    private final KeyIndex keys = index(key());

    @ParameterizedTest
    @CsvSource({
        "NONE, UNENCRYPTED",
        "SERVICE_MANAGED, SERVICE_MANAGED",
        "AWS_OWNED, AWS_OWNED",
        "CUSTOMER_PROVIDED, CUSTOMER_PROVIDED",
    })
    void whatNeedsNoKeyHasNoKeyStateAndNoRisk(Method method, Custody custody) {
        ClassifiedResource resource = bucket("b").stored(method, "x").classified(keys);

        assertThat(resource.custody()).isEqualTo(custody);
        assertThat(resource.keyArn()).isNull();
        assertThat(resource.keyState()).isEmpty();
        assertThat(resource.risk()).isEqualTo(Risk.NOT_APPLICABLE);
        assertThat(resource.note()).isEmpty();
    }

    @Test
    void aKnownKeyGivesItsKindOwnerAndState() {
        ClassifiedResource resource = volume("vol-1").kms(key().arn()).classified(keys);

        assertThat(resource.custody()).isEqualTo(Custody.CUSTOMER_MANAGED);
        assertThat(resource.keyArn()).isEqualTo(key().arn());
        assertThat(resource.keyAccountId()).isEqualTo(KeyBuilder.ACCOUNT);
        assertThat(resource.key()).contains(keys.find(key().arn()).orElseThrow());
        assertThat(resource.risk()).isEqualTo(Risk.NO);
        assertThat(resource.note()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Enabled, NO",
        "Updating, NO",
        "Creating, NO",
        "Disabled, YES",
        "PendingImport, YES",
        "PendingDeletion, YES",
        "PendingReplicaDeletion, YES",
        "Unavailable, YES",
        "SomethingNew, UNKNOWN",
    })
    void riskFollowsFromTheKeyState(String state, Risk risk) {
        ClassifiedResource resource = volume("vol-1").kms("alias/app").classified(index(key().state(state)));

        assertThat(resource.keyState()).isEqualTo(state);
        assertThat(resource.risk()).isEqualTo(risk);
    }

    @ParameterizedTest
    @CsvSource({"alias/app", "99999999-12ab-34cd-56ef-1234567890ab"})
    void aKeyOfReplicasThatIsNamedWithoutItsRegionIsNotLookedForHere(String reference) {
        ClassifiedResource resource =
                bucket("b").purpose("replication:rule").kms(reference).classified(keys);

        assertThat(resource.custody()).isEqualTo(Custody.UNKNOWN);
        assertThat(resource.key()).isEmpty();
        assertThat(resource.risk()).isEqualTo(Risk.UNKNOWN);
        assertThat(resource.note())
                .isEqualTo(
                        "the key for replicas is in the destination's Region, which " + reference + " does not name");
    }

    @Test
    void aGoneKeyIsARisk() {
        String missing = key().id("99999999-12ab-34cd-56ef-1234567890ab").arn();

        ClassifiedResource resource = volume("vol-1").kms(missing).classified(keys);

        assertThat(resource.custody()).isEqualTo(Custody.UNKNOWN);
        assertThat(resource.keyState()).isEqualTo("gone");
        assertThat(resource.risk()).isEqualTo(Risk.YES);
        assertThat(resource.keyArn()).isEqualTo(missing);
        assertThat(resource.note()).contains("has no key " + missing);
    }

    @Test
    void aKeyOfAnAccountThatIsNotAuditedIsUnknownButItsOwnerIsSaid() {
        ClassifiedResource resource =
                volume("vol-1").kms(key().account("444455556666").arn()).classified(keys);

        assertThat(resource.custody()).isEqualTo(Custody.UNKNOWN);
        assertThat(resource.keyAccountId()).isEqualTo("444455556666");
        assertThat(resource.keyState()).isEqualTo("unknown");
        assertThat(resource.risk()).isEqualTo(Risk.UNKNOWN);
        assertThat(resource.note()).contains("444455556666");
    }

    @Test
    void aKeyThatAwsHasNotMadeYetIsAwsManaged() {
        ClassifiedResource resource = bucket("b").kms("alias/aws/s3").classified(keys);

        assertThat(resource.custody()).isEqualTo(Custody.AWS_MANAGED);
        assertThat(resource.keyState()).isEmpty();
        assertThat(resource.risk()).isEqualTo(Risk.NO);
        assertThat(resource.note()).contains("AWS creates it on first use");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws/s3", "some text", "alias/lost"})
    void aBucketMayNameNoKeyAtAll(String reference) {
        ClassifiedResource resource = bucket("b").kms(reference).classified(keys);

        assertThat(resource.keyState()).isEqualTo(KeyStates.GONE);
        assertThat(resource.risk()).isEqualTo(Risk.YES);
        assertThat(resource.keyArn()).isNull();
        assertThat(resource.note()).contains(reference);
    }

    @Test
    void aFormThatIsNotKnownIsUnknownWhereTheServiceHasCheckedIt() {
        ClassifiedResource resource = volume("vol-1").kms("some text").classified(keys);

        assertThat(resource.keyState()).isEqualTo(KeyStates.UNKNOWN);
        assertThat(resource.risk()).isEqualTo(Risk.UNKNOWN);
    }

    @Test
    void literalsOfAwsOwnedKeysAreAwsOwned() {
        assertThat(volume("vol-1").kms("AWS_OWNED_KMS_KEY").classified(keys).custody())
                .isEqualTo(Custody.AWS_OWNED);
    }

    @Test
    void kmsWithoutANameIsUnknown() {
        ClassifiedResource resource = volume("vol-1").kms("").classified(keys);

        assertThat(resource.custody()).isEqualTo(Custody.UNKNOWN);
        assertThat(resource.risk()).isEqualTo(Risk.UNKNOWN);
        assertThat(resource.note()).contains("does not report");
    }

    @Test
    void whatCouldNotBeReadIsUnknownWithItsReason() {
        ClassifiedResource denied = bucket("b")
                .encryption(new Observed.Denied<>("s3:GetEncryptionConfiguration", ""))
                .classified(keys);
        ClassifiedResource throttled = bucket("b")
                .encryption(new Observed.Throttled<>("s3:GetEncryptionConfiguration", ""))
                .classified(keys);
        ClassifiedResource failed = bucket("b")
                .encryption(new Observed.Failed<>("s3:GetEncryptionConfiguration", "500"))
                .classified(keys);

        assertThat(denied.custody()).isEqualTo(Custody.UNKNOWN);
        assertThat(denied.risk()).isEqualTo(Risk.UNKNOWN);
        assertThat(denied.note()).isEqualTo("denied s3:GetEncryptionConfiguration");
        assertThat(throttled.note()).isEqualTo("throttled s3:GetEncryptionConfiguration");
        assertThat(failed.note()).isEqualTo("failed s3:GetEncryptionConfiguration: 500");
    }

    @Test
    void aResourceThatHasNoEncryptionOfItsOwnHasNoRiskOfItsOwn() {
        ClassifiedResource resource =
                bucket("b").encryption(Observed.notOffered("FSx encrypts")).classified(keys);

        assertThat(resource.custody()).isEqualTo(Custody.UNKNOWN);
        assertThat(resource.keyState()).isEmpty();
        assertThat(resource.risk()).isEqualTo(Risk.NOT_APPLICABLE);
        assertThat(resource.note()).isEqualTo("not offered: FSx encrypts");
    }

    @Test
    void anUnreadKeyPassesItsReasonOn() {
        ClassifiedResource resource = volume("vol-1").kms("alias/app").classified(index(key().metadataDenied()));

        assertThat(resource.custody()).isEqualTo(Custody.UNKNOWN);
        assertThat(resource.keyArn()).isEqualTo(key().arn());
        assertThat(resource.note()).isEqualTo("denied kms:DescribeKey: not authorized");
    }

    @Test
    void aKeyOfANewKindIsUnknownAndSaysSo() {
        ClassifiedResource resource = volume("vol-1").kms("alias/app").classified(index(key().origin("SOMETHING_NEW")));

        assertThat(resource.custody()).isEqualTo(Custody.UNKNOWN);
        assertThat(resource.note()).contains("origin that keyledger does not know");
    }

    @Test
    void aBucketThatNamesAnAliasIsToldWhoseAliasItIs() {
        assertThat(bucket("b").kms("alias/app").classified(keys).note()).contains("in the account that writes");
        assertThat(volume("vol-1").kms("alias/app").classified(keys).note()).isEmpty();
        assertThat(bucket("b").kms(key().arn()).classified(keys).note()).isEmpty();
    }
}
