package io.keyledger.collect.ebs;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.collect.catalogue.StatedEncryption;
import org.junit.jupiter.api.Test;

class EbsEncryptionTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    @Test
    void namesTheKeyOfAnEncryptedVolume() {
        assertThat(Ebs.encryption(true, null, KEY)).isEqualTo(StatedEncryption.key("sse-kms", KEY));
    }

    @Test
    void takesUnencryptedForInTheClear() {
        assertThat(Ebs.encryption(false, "none", null)).isEqualTo(StatedEncryption.UNENCRYPTED);
    }

    @Test
    void doesNotKnowTheKeyOfAnEncryptedVolumeThatNamesNone() {
        assertThat(Ebs.encryption(true, null, null)).isInstanceOf(StatedEncryption.Contradictory.class);
    }

    @Test
    void doesNotTakeSilenceForUnencrypted() {
        assertThat(Ebs.encryption(null, null, null)).isInstanceOf(StatedEncryption.Contradictory.class);
    }

    @Test
    void takesKeysInsideTheServiceForWhatTheyAre() {
        assertThat(Ebs.encryption(true, "sse-ebs", null)).isEqualTo(StatedEncryption.byService("sse-ebs"));
    }
}
