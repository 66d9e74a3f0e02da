package io.keyledger.classify;

import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.answered;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static io.keyledger.classify.ResourceBuilder.denied;
import static io.keyledger.classify.ResourceBuilder.resource;
import static io.keyledger.classify.ResourceBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.CallRole;
import io.keyledger.inventory.Observed;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An unknown reaches the keys that it can be about, and no others. */
class UnreadDependentsTest {
    private static final String OTHER_ACCOUNT = "444455556666";

    private final KeyBuilder symmetric = key();
    private final KeyBuilder rsa = key().id("22222222-12ab-34cd-56ef-1234567890ab")
            .aliases("alias/rsa")
            .spec("RSA_4096");
    private final KeyBuilder hmac = key().id("33333333-12ab-34cd-56ef-1234567890ab")
            .aliases("alias/hmac")
            .spec("HMAC_256")
            .usage("GENERATE_VERIFY_MAC");
    private final KeyBuilder awsEbs = key().id("44444444-12ab-34cd-56ef-1234567890ab")
            .aliases("alias/aws/ebs")
            .manager("AWS");
    private final KeyBuilder awsS3 = key().id("55555555-12ab-34cd-56ef-1234567890ab")
            .aliases("alias/aws/s3")
            .manager("AWS");
    private final KeyBuilder ofOther = key().account(OTHER_ACCOUNT).id("66666666-12ab-34cd-56ef-1234567890ab");
    private final KeyIndex keys = ResourceBuilder.index(symmetric, rsa, hmac, awsEbs, awsS3, ofOther);
    private final DependentsLedger ledger = new DependentsLedger(keys);

    @BeforeEach
    void volumesWereListed() {
        ledger.add(answered("ec2", "DescribeVolumes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws/s3",
                "alias/lost",
                "alias/aws/ses",
                "some text",
                "arn:aws:kms:eu-central-1:777788889999:alias/theirs",
                "arn:aws:kms:eu-central-1:777788889999:key/12345678-12ab-34cd-56ef-1234567890ab",
                "arn:aws:kms:us-west-1:111122223333:alias/app"
            })
    void aReferenceThatNamesNoAuditedKeyLeavesNoneOpen(String reference) {
        ledger.add(bucket("odd").kms(reference).classified(keys));

        for (KeyBuilder each : new KeyBuilder[] {symmetric, rsa, hmac, awsEbs, awsS3, ofOther}) {
            assertThat(ledger.of(each.arn())).isEqualTo(new Dependents(0, List.of(), ""));
        }
    }

    @Test
    void aBucketThatWasNotReadReachesTheKeysThatS3CanUse() {
        ledger.add(bucket("b")
                .encryption(new Observed.Denied<>("s3:GetEncryptionConfiguration", ""))
                .classified(keys));

        assertThat(ledger.of(symmetric.arn()).gap()).isEqualTo("arn:aws:s3:::b: denied s3:GetEncryptionConfiguration");
        assertThat(ledger.of(awsS3.arn()).complete()).isFalse();
        assertThat(ledger.of(ofOther.arn()).complete())
                .as("a key may be used from another account")
                .isFalse();
        assertThat(ledger.of(rsa.arn()).complete()).isTrue();
        assertThat(ledger.of(hmac.arn()).complete()).isTrue();
        assertThat(ledger.of(awsEbs.arn()).complete()).isTrue();
    }

    @Test
    void nobodyUsesAnAwsManagedKeyFromAnotherAccount() {
        ledger.add(bucket("b")
                .account(OTHER_ACCOUNT)
                .encryption(new Observed.Denied<>("s3:GetEncryptionConfiguration", ""))
                .classified(keys));

        assertThat(ledger.of(awsS3.arn()).complete()).isTrue();
        assertThat(ledger.of(symmetric.arn()).complete()).isFalse();
    }

    @Test
    void aKeyOfUnknownKindMayBeAny() {
        KeyIndex unread = ResourceBuilder.index(key().metadataDenied());
        DependentsLedger ofUnread = new DependentsLedger(unread);
        ofUnread.add(denied("s3", "ListBuckets"));

        assertThat(ofUnread.of(key().arn()).gap()).isEqualTo("denied s3:ListBuckets: not authorized");
    }

    @Test
    void anAliasThatCouldNotBeLookedUpReachesTheCustomersKeysOfItsAccount() {
        KeyIndex unlisted = KeyIndex.builder(KeyBuilder.REGION)
                .add(answered("kms", "ListKeys"))
                .add(denied("kms", "ListAliases"))
                .add(symmetric.build())
                .add(awsS3.build())
                .add(ofOther.build())
                .build();
        DependentsLedger ofUnlisted = new DependentsLedger(unlisted);
        ofUnlisted.add(answered("s3", "ListBuckets"));
        ofUnlisted.add(bucket("b").kms("alias/where").classified(unlisted));

        assertThat(ofUnlisted.of(symmetric.arn()).complete()).isFalse();
        assertThat(ofUnlisted.of(awsS3.arn()).complete()).isTrue();
        assertThat(ofUnlisted.of(ofOther.arn()).complete()).isTrue();
    }

    @Test
    void aTextOfNoKnownFormReachesTheKeyWhoseIdItHolds() {
        ledger.add(resource("sqs", "AWS::SQS::Queue", "q")
                .kms("key:22222222-12ab-34cd-56ef-1234567890ab!")
                .classified(keys));

        assertThat(ledger.of(rsa.arn()).complete()).isFalse();
        assertThat(ledger.of(symmetric.arn()).complete()).isTrue();
    }

    /** The role decides, whatever the name of the action. */
    @ParameterizedTest
    @ValueSource(strings = {"DescribeTable", "GetTable", "ListTableDetails"})
    void aDetailThatWasRefusedHidesNoResource(String action) {
        ledger.add(refused(action, CallRole.DETAIL, ""));

        assertThat(ledger.of(symmetric.arn()).complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ListTables", "GetTables", "SearchTables"})
    void aListingThatWasRefusedHidesResources(String action) {
        ledger.add(refused(action, CallRole.LISTING, "AWS::DynamoDB::Table"));

        assertThat(ledger.of(symmetric.arn()).gap()).isEqualTo("denied dynamodb:" + action + ": not authorized");
    }

    @Test
    void aListingThatWasRefusedHidesResourcesOfItsTypeOnly() {
        ledger.add(denied("ec2", "DescribeSnapshots"));

        assertThat(ledger.of(awsEbs.arn()).complete()).isFalse();
        assertThat(ledger.of(awsS3.arn()).complete()).isTrue();
        assertThat(ledger.of(rsa.arn()).complete()).isTrue();
        assertThat(ledger.of(symmetric.arn()).bucketPolicies().gap()).isEmpty();
    }

    @Test
    void aListingOfKeysHidesNoResource() {
        ledger.add(refused("ListKeys", CallRole.LISTING, ""));
        ledger.add(volume("vol-1").kms("alias/app").classified(keys));

        assertThat(ledger.of(symmetric.arn()).count()).isEqualTo(1);
        assertThat(ledger.of(symmetric.arn()).complete()).isTrue();
    }

    private static ApiCoverage refused(String action, CallRole role, String lists) {
        return new ApiCoverage(
                KeyBuilder.ACCOUNT,
                KeyBuilder.REGION,
                "dynamodb",
                action,
                1,
                0,
                1,
                0,
                0,
                "not authorized",
                role,
                lists);
    }
}
