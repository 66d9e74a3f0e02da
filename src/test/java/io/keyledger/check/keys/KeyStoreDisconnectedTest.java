package io.keyledger.check.keys;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.ACCOUNT;
import static io.keyledger.classify.KeyBuilder.REGION;
import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.answered;
import static io.keyledger.classify.ResourceBuilder.denied;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.classify.KeyIndex;
import io.keyledger.inventory.CustomKeyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyStoreDisconnectedTest {
    @ParameterizedTest
    @CsvSource({
        "CONNECTED, PASS",
        "DISCONNECTED, FAIL",
        "DISCONNECTING, FAIL",
        "FAILED, FAIL",
        "CONNECTING, UNKNOWN",
        "SOMETHING_NEW, UNKNOWN",
    })
    void theVerdictFollowsFromTheConnection(String connection, Status status) {
        assertThat(judge(inStore().classified(), storeIs(connection)).status()).isEqualTo(status);
    }

    @Test
    void theEvidenceNamesTheErrorAndTheResources() {
        assertThat(judge(inStore().classified(1, ""), storeIs("FAILED")).evidence())
                .isEqualTo("cks-1 ConnectionState=FAILED ConnectionErrorCode=USER_LOGGED_IN"
                        + "; needed by arn:aws:ec2:eu-central-1:111122223333:volume/vol-0");
    }

    @Test
    void isUnknownWhereTheStoreCouldNotBeRead() {
        KeyIndex refused = KeyIndex.builder(REGION)
                .add(denied("kms", "DescribeCustomKeyStores"))
                .build();
        KeyIndex silent = KeyIndex.builder(REGION)
                .add(answered("kms", "DescribeCustomKeyStores"))
                .build();

        assertThat(judge(inStore().classified(), refused))
                .isEqualTo(Verdict.unknown("denied kms:DescribeCustomKeyStores: not authorized"));
        assertThat(judge(inStore().classified(), silent))
                .isEqualTo(Verdict.unknown("DescribeCustomKeyStores did not return the key store cks-1"));
    }

    @Test
    void doesNotApplyToAKeyInNoStore() {
        assertThat(judge(key().classified(), storeIs("FAILED")).status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    private static KeyBuilder inStore() {
        return key().origin("AWS_CLOUDHSM").keyStore("cks-1");
    }

    private static KeyIndex storeIs(String connection) {
        return KeyIndex.builder(REGION)
                .add(new CustomKeyStore(ACCOUNT, REGION, "cks-1", "hsm", "AWS_CLOUDHSM", connection, "USER_LOGGED_IN"))
                .build();
    }

    private static Verdict judge(ClassifiedKey key, KeyIndex keys) {
        return new KeyStoreDisconnected().evaluate(key, context(keys));
    }
}
