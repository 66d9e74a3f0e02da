package io.keyledger.collect.ebs;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Encryption.Method;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.Observed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EbsEncryptionTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    @Test
    void namesTheKeyOfAnEncryptedVolume() {
        assertThat(of(true, null, KEY)).isEqualTo(Observed.known(Encryption.kms("sse-kms", KeyReference.parse(KEY))));
    }

    @Test
    void takesUnencryptedForInTheClear() {
        assertThat(of(false, "none", null)).isEqualTo(Observed.known(Encryption.without(Method.NONE, "none")));
    }

    @Test
    void doesNotKnowTheKeyOfAnEncryptedVolumeThatNamesNone() {
        assertThat(of(true, null, null).isUnread()).isTrue();
    }

    @Test
    void doesNotTakeSilenceForUnencrypted() {
        assertThat(of(null, null, null).isUnread()).isTrue();
    }

    @Test
    void takesKeysInsideTheServiceForWhatTheyAre() {
        assertThat(of(true, "sse-ebs", null))
                .isEqualTo(Observed.known(Encryption.without(Method.SERVICE_MANAGED, "sse-ebs")));
    }

    private static Observed<Encryption> of(@Nullable Boolean encrypted, @Nullable String type, @Nullable String key) {
        return EbsEncryption.of(EbsActions.DESCRIBE_VOLUMES, encrypted, type, key);
    }
}
