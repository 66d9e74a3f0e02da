package io.keyledger.classify;

import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static io.keyledger.classify.ResourceBuilder.index;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.Observed;
import org.junit.jupiter.api.Test;

class KeyNameTest {
    @Test
    void anAliasComesFirst() {
        assertThat(KeyName.of(key().aliases("alias/b", "alias/a")
                        .description("orders")
                        .build()))
                .isEqualTo("alias/a");
    }

    @Test
    void aKeyWithoutAnAliasIsCalledByItsDescription() {
        assertThat(KeyName.of(key().aliases().description("orders").build())).isEqualTo("orders");
        assertThat(KeyName.of(key().aliases().description("x".repeat(81)).build()))
                .isEqualTo("x".repeat(79) + "…");
    }

    @Test
    void aKeyWithNeitherIsCalledByItsId() {
        assertThat(KeyName.of(key().aliases().description(" ").build()))
                .isEqualTo("1234abcd-12ab-34cd-56ef-1234567890ab");
        assertThat(KeyName.of(key().aliases(Observed.notAsked("not asked"))
                        .metadataDenied()
                        .build()))
                .isEqualTo("1234abcd-12ab-34cd-56ef-1234567890ab");
    }

    @Test
    void aResourceCallsItsKeyByTheNameOfTheKey() {
        assertThat(bucket("b").kms(key().arn()).classified(index(key())).keyName())
                .isEqualTo("alias/app");
    }

    @Test
    void aKeyThatWasNotReadIsCalledAsTheResourceNamesIt() {
        assertThat(bucket("b")
                        .kms("arn:aws:kms:eu-central-1:999999999999:key/abc")
                        .classified(index())
                        .keyName())
                .isEqualTo("abc");
        assertThat(bucket("b").kms("alias/aws/s3").classified(index()).keyName())
                .isEqualTo("alias/aws/s3");
    }

    @Test
    void whereNoKeyIsThereNothingIsCalled() {
        assertThat(bucket("b").classified(index()).keyName()).isNull();
    }
}
