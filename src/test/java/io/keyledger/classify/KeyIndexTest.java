package io.keyledger.classify;

import static io.keyledger.classify.KeyBuilder.ACCOUNT;
import static io.keyledger.classify.KeyBuilder.REGION;
import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.answered;
import static io.keyledger.classify.ResourceBuilder.denied;
import static io.keyledger.classify.ResourceBuilder.index;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.CustomKeyStore;
import io.keyledger.inventory.KeyAlias;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.KmsKey;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIndexTest {
    private static final String OTHER = "444455556666";
    private static final String ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final String MISSING = "99999999-12ab-34cd-56ef-1234567890ab";
    private static final String ARN_STEM = "arn:aws:kms:" + REGION + ":" + ACCOUNT + ":";

    private final KeyIndex keys =
            index(key(), key().id("mrk-1234abcd12ab34cd56ef1234567890ab").aliases("alias/many-regions"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                ID,
                "1234ABCD-12AB-34CD-56EF-1234567890AB",
                ARN_STEM + "key/" + ID,
                "alias/app",
                ARN_STEM + "alias/app",
            })
    void everyFormLeadsToTheSameKey(String reference) {
        assertThat(resolve(keys, reference))
                .isEqualTo(new Resolution.Resolved(
                        keys.find(ARN_STEM + "key/" + ID).orElseThrow()));
    }

    @Test
    void aKeyThatIsReadAgainSharesTheNamesOfItsSummary() {
        KeySummary summary = keys.find(ARN_STEM + "key/" + ID).orElseThrow();
        KmsKey again = key().id(copy(ID)).aliases(copy("alias/app")).build();

        KmsKey shared = keys.withSharedNames(again);

        assertThat(shared).isEqualTo(again);
        assertThat(shared.arn()).isSameAs(summary.arn());
        assertThat(shared.keyId()).isSameAs(summary.keyId());
        assertThat(shared.aliases().known().orElseThrow()).isSameAs(summary.aliases());
    }

    private static String copy(String text) {
        return String.valueOf(text.toCharArray());
    }

    @Test
    void aKeyOfOtherNamesKeepsThem() {
        KmsKey renamed =
                key().id(ID.toUpperCase(Locale.ROOT)).aliases("alias/other").build();

        assertThat(keys.withSharedNames(renamed)).isEqualTo(renamed);
    }

    @Test
    void aMultiRegionKeyIsFoundById() {
        assertThat(resolve(keys, "mrk-1234abcd12ab34cd56ef1234567890ab"))
                .isInstanceOfSatisfying(
                        Resolution.Resolved.class,
                        resolved -> assertThat(resolved.key().aliases()).containsExactly("alias/many-regions"));
    }

    @Test
    void literalsAndSilenceNameNoKey() {
        assertThat(resolve(keys, "AWS_OWNED_KMS_KEY")).isEqualTo(new Resolution.AwsOwned());
        assertThat(resolve(keys, null)).isEqualTo(new Resolution.None());
    }

    @Test
    void anUnrecognisedFormIsUnknownAndQuoted() {
        assertThat(resolve(keys, "what is this"))
                .isEqualTo(new Resolution.Unknown(null, null, "the key reference what is this has an unknown form"));
    }

    @Test
    void aliasesAreOfTheAccountOfTheResource() {
        KeyIndex two = KeyIndex.builder(REGION)
                .add(key().build())
                .add(key().account(OTHER).id(MISSING).build())
                .build();

        assertThat(two.resolve(KeyReference.parse("alias/app"), OTHER, REGION))
                .isInstanceOfSatisfying(
                        Resolution.Resolved.class,
                        resolved -> assertThat(resolved.key().accountId()).isEqualTo(OTHER));
    }

    @Test
    void aKeyOfAnotherAuditedAccountIsResolved() {
        KeyIndex two =
                KeyIndex.builder(REGION).add(key().account(OTHER).build()).build();

        assertThat(two.resolve(KeyReference.parse(key().account(OTHER).arn()), ACCOUNT, REGION))
                .isInstanceOf(Resolution.Resolved.class);
    }

    @Test
    void aKeyOfAnAccountThatIsNotAuditedSaysWhoseItIs() {
        String foreign = key().account(OTHER).arn();

        assertThat(resolve(keys, foreign)).isEqualTo(new Resolution.ForeignAccount(foreign, OTHER));
        assertThat(resolve(keys, "arn:aws:kms:" + REGION + ":" + OTHER + ":alias/theirs"))
                .isEqualTo(new Resolution.ForeignAccount(null, OTHER));
    }

    @Test
    void aMissingKeyIsGoneOnlyWhereAllKeysWereListed() {
        assertThat(resolve(keys, ARN_STEM + "key/" + MISSING))
                .isEqualTo(new Resolution.NotInRegion(ARN_STEM + "key/" + MISSING, ACCOUNT));
        assertThat(resolve(keys, MISSING)).isEqualTo(new Resolution.NotInRegion(null, ACCOUNT));

        KeyIndex refused =
                KeyIndex.builder(REGION).add(denied("kms", "ListKeys")).build();
        assertThat(resolve(refused, ARN_STEM + "key/" + MISSING))
                .isEqualTo(new Resolution.Unknown(
                        ARN_STEM + "key/" + MISSING,
                        ACCOUNT,
                        "the keys of 111122223333 were not all read: denied kms:ListKeys: not authorized"));

        KeyIndex silent = KeyIndex.builder(REGION).add(key().build()).build();
        assertThat(resolve(silent, MISSING))
                .isEqualTo(new Resolution.Unknown(
                        null, ACCOUNT, "the keys of 111122223333 were not all read: kms:ListKeys was not asked"));
    }

    @Test
    void onePageOfKeysRefusedMeansThatNoneIsKnownToBeGone() {
        KeyIndex half = KeyIndex.builder(REGION)
                .add(answered("kms", "kms:ListKeys"))
                .add(denied("kms", "kms:ListKeys"))
                .build();

        assertThat(resolve(half, MISSING)).isInstanceOf(Resolution.Unknown.class);
    }

    @Test
    void anAwsManagedKeyThatAwsHasNotMadeIsNotGone() {
        KeyIndex predefined = KeyIndex.builder(REGION)
                .add(answered("kms", "ListKeys"))
                .add(answered("kms", "ListAliases"))
                .add(new KeyAlias(ACCOUNT, REGION, "alias/aws/ebs", ARN_STEM + "alias/aws/ebs", null))
                .build();

        assertThat(resolve(predefined, "alias/aws/ebs")).isEqualTo(new Resolution.NotMade("alias/aws/ebs"));
        assertThat(resolve(predefined, "alias/aws/s3")).isEqualTo(new Resolution.NotMade("alias/aws/s3"));
    }

    @Test
    void anAliasThatDoesNotExistNamesNoKey() {
        assertThat(resolve(keys, "alias/lost"))
                .isEqualTo(new Resolution.NoKey(
                        "alias/lost does not exist in account 111122223333 in " + KeyBuilder.REGION));
    }

    @Test
    void anAliasIsUnknownWhereAliasesWereNotListed() {
        KeyIndex refused =
                KeyIndex.builder(REGION).add(denied("kms", "ListAliases")).build();

        assertThat(resolve(refused, "alias/aws/s3")).isInstanceOf(Resolution.Unknown.class);
    }

    @Test
    void anAliasWhoseKeyIsMissingIsGoneWithItsArn() {
        KeyIndex orphan = KeyIndex.builder(REGION)
                .add(answered("kms", "ListKeys"))
                .add(new KeyAlias(ACCOUNT, REGION, "alias/orphan", ARN_STEM + "alias/orphan", MISSING))
                .build();

        assertThat(resolve(orphan, "alias/orphan"))
                .isEqualTo(new Resolution.NotInRegion(ARN_STEM + "key/" + MISSING, ACCOUNT));
    }

    @Test
    void anAliasRowWithoutTargetDoesNotHideTheKeyThatHasTheAlias() {
        KeyIndex both = KeyIndex.builder(REGION)
                .add(key().build())
                .add(new KeyAlias(ACCOUNT, REGION, "alias/app", ARN_STEM + "alias/app", null))
                .build();

        assertThat(resolve(both, "alias/app")).isInstanceOf(Resolution.Resolved.class);
    }

    @Test
    void keysOfAnotherRegionAreNotJudgedHere() {
        String elsewhere = key().region("us-east-1").arn();

        assertThat(resolve(keys, elsewhere))
                .isEqualTo(new Resolution.Unknown(
                        elsewhere, ACCOUNT, "the key is in Region us-east-1, which was not audited"));
        assertThat(keys.resolve(KeyReference.parse(ID), ACCOUNT, "us-east-1"))
                .isEqualTo(
                        new Resolution.Unknown(null, ACCOUNT, "the key is in Region us-east-1, which was not audited"));
        assertThat(keys.resolve(KeyReference.parse("alias/app"), ACCOUNT, "us-east-1"))
                .isEqualTo(
                        new Resolution.Unknown(null, ACCOUNT, "the key is in Region us-east-1, which was not audited"));
        assertThat(index(key().region("us-east-1")).keys()).isEmpty();
    }

    @Test
    void keyStoresAreKeptByAccountWithTheReasonWhereTheyAreNotKnown() {
        CustomKeyStore store = new CustomKeyStore(ACCOUNT, REGION, "cks-1", "hsm", "AWS_CLOUDHSM", "CONNECTED", null);
        KeyIndex refused = KeyIndex.builder(REGION)
                .add(store)
                .add(denied("kms", "DescribeCustomKeyStores"))
                .build();

        assertThat(refused.keyStore(ACCOUNT, "cks-1")).contains(store);
        assertThat(refused.keyStore(OTHER, "cks-1")).isEmpty();
        assertThat(refused.keyStoresGap(ACCOUNT)).isEqualTo("denied kms:DescribeCustomKeyStores: not authorized");
        assertThat(refused.keyStoresGap(OTHER)).isEqualTo("the account was not audited");
    }

    private static Resolution resolve(KeyIndex keys, @Nullable String reference) {
        return keys.resolve(KeyReference.parse(reference), ACCOUNT, REGION);
    }
}
