package io.keyledger.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
    private static final Vocabulary VOCABULARY = Vocabulary.shipped();

    @Test
    void numbersItsActions() {
        for (Vocabulary.Action action : VOCABULARY.actions()) {
            int number = VOCABULARY.numberOf(action.lowerCaseName());
            assertThat(VOCABULARY.actions().get(number)).isEqualTo(action);
            assertThat(VOCABULARY.action(action.lowerCaseName())).contains(action);
        }
        assertThat(VOCABULARY.numberOf("kms:unheard")).isEqualTo(-1);
        assertThat(VOCABULARY.action("kms:unheard")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kms:ViaService,                  KMS:viaservice,            true",
        "kms:ViaService,                  kms:ViaServices,           false",
        "kms:EncryptionContext:${Name},   kms:encryptioncontext:App, true",
        "kms:EncryptionContext:${Name},   kms:EncryptionContextKeys, false",
        "s3:ExistingObjectTag/<key>,      s3:ExistingObjectTag/x,    true",
        "s3:ExistingObjectTag/<key>,      s3:RequestObjectTag/x,     false",
        "${Name},                         anything,                  true"
    })
    void aPlaceholderStandsForAnySuffix(String name, String key, boolean expected) {
        assertThat(new Vocabulary.Key(name, "String").covers(key)).isEqualTo(expected);
    }
}
