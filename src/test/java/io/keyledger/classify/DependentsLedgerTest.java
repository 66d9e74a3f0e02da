package io.keyledger.classify;

import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.answered;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static io.keyledger.classify.ResourceBuilder.denied;
import static io.keyledger.classify.ResourceBuilder.index;
import static io.keyledger.classify.ResourceBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.BucketPolicies;
import io.keyledger.inventory.BucketPolicies.BucketPolicy;
import io.keyledger.inventory.Encryption.Method;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DependentsLedgerTest {
    private final String arn = key().arn();
    private final KeyIndex keys = index(key());
    private final DependentsLedger ledger = new DependentsLedger(keys);

    @BeforeEach
    void volumesWereListed() {
        ledger.add(answered("ec2", "DescribeVolumes"));
    }

    @Test
    void countsAllAndNamesTheFirstByArn() {
        IntStream.range(0, 50)
                .map(number -> 149 - number * 7 % 50)
                .forEach(number ->
                        ledger.add(volume("vol-" + number).kms("alias/app").classified(keys)));

        Dependents dependents = ledger.of(arn);

        assertThat(dependents.count()).isEqualTo(50);
        assertThat(dependents.complete()).isTrue();
        assertThat(dependents.examples())
                .containsExactlyElementsOf(IntStream.range(100, 120)
                        .mapToObj(number -> volume("vol-" + number).build().arn())
                        .toList());
    }

    @Test
    void keepsThePoliciesOfTheBucketsOfAKeyAndWhyThereMayBeMore() {
        for (String name : List.of("b", "a")) {
            ledger.add(bucket(name)
                    .kms("alias/app")
                    .attribute(ResourceAttributes.POLICY, Observed.known("{}"))
                    .classified(keys));
        }
        ledger.add(bucket("none")
                .kms("alias/app")
                .attribute(ResourceAttributes.POLICY, Observed.known(""))
                .classified(keys));

        assertThat(ledger.of(arn).bucketPolicies())
                .isEqualTo(new BucketPolicies(
                        List.of(new BucketPolicy("arn:aws:s3:::a", "{}"), new BucketPolicy("arn:aws:s3:::b", "{}")),
                        ""));

        ledger.add(denied("s3", "ListBuckets"));
        assertThat(ledger.of(arn).bucketPolicies().gap()).contains("s3:List");

        ledger.add(bucket("c")
                .kms("alias/app")
                .attribute(ResourceAttributes.POLICY, new Observed.Denied<>("s3:GetBucketPolicy", ""))
                .classified(keys));
        assertThat(ledger.of(arn).bucketPolicies().gap())
                .isEqualTo("the policy of arn:aws:s3:::c was not read: denied s3:GetBucketPolicy");
    }

    @Test
    void aKeyWithoutResourcesHasNone() {
        assertThat(ledger.of(arn)).isEqualTo(new Dependents(0, List.of(), ""));
    }

    @Test
    void aReplicaKeyCountsToo() {
        ledger.add(bucket("b").stored(Method.SERVICE_MANAGED, "AES256").classified(keys));
        ledger.add(bucket("b").purpose("replication:rule").kms(arn).classified(keys));

        assertThat(ledger.of(arn).examples()).containsExactly("arn:aws:s3:::b");
    }

    @Test
    void aResourceThatNamesAKeyTwiceCountsOnce() {
        ledger.add(bucket("b").kms(arn).classified(keys));
        ledger.add(bucket("b").purpose("inventory:all").kms("alias/app").classified(keys));

        assertThat(ledger.of(arn).count()).isEqualTo(1);
    }

    @Test
    void aKeyThatCouldNotBeDescribedStillCountsItsResources() {
        KeyIndex unread = index(key().metadataDenied());
        DependentsLedger ofUnread = new DependentsLedger(unread);

        ofUnread.add(volume("vol-1").kms("alias/app").classified(unread));

        assertThat(ofUnread.of(arn).count()).isEqualTo(1);
    }

    @Test
    void anUnreadResourceLeavesEveryCountOpen() {
        ledger.add(bucket("b")
                .encryption(new Observed.Denied<>("s3:GetEncryptionConfiguration", ""))
                .classified(keys));

        assertThat(ledger.of(arn).complete()).isFalse();
        assertThat(ledger.of(arn).gap()).isEqualTo("arn:aws:s3:::b: denied s3:GetEncryptionConfiguration");
    }

    @Test
    void anAliasThatDoesNotExistLeavesNothingOpen() {
        ledger.add(bucket("b").kms("alias/lost").classified(keys));

        assertThat(ledger.of(arn).complete()).isTrue();
    }

    @Test
    void whatCannotBeUnderAKeyOfOursLeavesNothingOpen() {
        ledger.add(bucket("a").stored(Method.NONE, "none").classified(keys));
        ledger.add(bucket("b").kms("alias/aws/s3").classified(keys));
        ledger.add(
                bucket("c").encryption(Observed.notOffered("directory bucket")).classified(keys));
        ledger.add(bucket("d").kms(key().account("444455556666").arn()).classified(keys));

        assertThat(ledger.of(arn).complete()).isTrue();
    }

    @Test
    void aRefusedListLeavesEveryCountOpen() {
        ledger.add(denied("ec2", "ec2:DescribeSnapshots"));

        assertThat(ledger.of(arn).gap()).isEqualTo("denied ec2:DescribeSnapshots: not authorized");
    }

    @Test
    void refusedCallsThatListNoResourcesLeaveNothingOpen() {
        ledger.add(denied("kms", "ListGrants"));
        ledger.add(denied("s3", "GetBucketTagging"));
        ledger.add(denied("sqs", "ListQueueTags"));
        ledger.add(denied("ebs", "ListSnapshotBlocks"));

        assertThat(ledger.of(arn).complete()).isTrue();
    }

    @Test
    void withoutAnyListNothingIsComplete() {
        DependentsLedger silent = new DependentsLedger(keys);
        silent.add(answered("kms", "ListKeys"));

        assertThat(silent.of(arn).gap()).isEqualTo("no service's resources were listed");
    }
}
