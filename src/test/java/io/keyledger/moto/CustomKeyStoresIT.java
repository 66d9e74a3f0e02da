package io.keyledger.moto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.ConnectionErrorCodeType;
import software.amazon.awssdk.services.kms.model.ConnectionStateType;
import software.amazon.awssdk.services.kms.model.CustomKeyStoreInvalidStateException;
import software.amazon.awssdk.services.kms.model.CustomKeyStoreNotFoundException;
import software.amazon.awssdk.services.kms.model.CustomKeyStoreType;
import software.amazon.awssdk.services.kms.model.CustomKeyStoresListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.OriginType;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;
import software.amazon.awssdk.services.kms.model.XksKeyAlreadyInUseException;
import software.amazon.awssdk.services.kms.model.XksProxyConnectivityType;

class CustomKeyStoresIT {

    private static final String CLUSTER = "cluster-1a23b4cdefg";

    @RegisterExtension
    static final MotoServer moto = MotoServer.shared();

    private final KmsClient kms = moto.in(Region.US_EAST_1).kms();

    @Test
    void aCloudHsmKeyIsAvailableWhileItsStoreIsConnected() {
        String store = cloudHsmStore();
        assertThatThrownBy(() -> cloudHsmKey(store)).isInstanceOf(CustomKeyStoreInvalidStateException.class);
        kms.connectCustomKeyStore(r -> r.customKeyStoreId(store));

        KeyMetadata key = cloudHsmKey(store);
        assertThat(key.origin()).isEqualTo(OriginType.AWS_CLOUDHSM);
        assertThat(key.customKeyStoreId()).isEqualTo(store);
        assertThat(key.cloudHsmClusterId()).isEqualTo(CLUSTER);
        assertThat(key.keyState()).isEqualTo(KeyState.ENABLED);
        assertThat(key.currentKeyMaterialId()).isNull();

        kms.disconnectCustomKeyStore(r -> r.customKeyStoreId(store));
        assertThat(kms.describeKey(r -> r.keyId(key.keyId())).keyMetadata().keyState())
                .isEqualTo(KeyState.UNAVAILABLE);
        assertThatThrownBy(() -> kms.encrypt(r -> r.keyId(key.keyId()).plaintext(SdkBytes.fromUtf8String("x"))))
                .isInstanceOf(KmsInvalidStateException.class);
    }

    @Test
    void aKeyInAStoreDoesNotRotate() {
        String store = cloudHsmStore();
        kms.connectCustomKeyStore(r -> r.customKeyStoreId(store));
        String keyId = cloudHsmKey(store).keyId();

        assertThatThrownBy(() -> kms.getKeyRotationStatus(r -> r.keyId(keyId)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> kms.listKeyRotations(r -> r.keyId(keyId)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void anExternalKeyNamesItsKeyOutside() {
        String store = externalStore();
        kms.connectCustomKeyStore(r -> r.customKeyStoreId(store));

        KeyMetadata key = externalKey(store, "outside-1");

        assertThat(key.origin()).isEqualTo(OriginType.EXTERNAL_KEY_STORE);
        assertThat(key.xksKeyConfiguration().id()).isEqualTo("outside-1");
        assertThat(key.cloudHsmClusterId()).isNull();
        assertThatThrownBy(() -> externalKey(store, "outside-1")).isInstanceOf(XksKeyAlreadyInUseException.class);
    }

    @Test
    void storesAreDescribedWithTheirConnection() {
        String cloudHsm = cloudHsmStore();
        String external = externalStore();
        kms.connectCustomKeyStore(r -> r.customKeyStoreId(external));

        assertThat(describe(cloudHsm)).satisfies(store -> {
            assertThat(store.customKeyStoreType()).isEqualTo(CustomKeyStoreType.AWS_CLOUDHSM);
            assertThat(store.cloudHsmClusterId()).isEqualTo(CLUSTER);
            assertThat(store.connectionState()).isEqualTo(ConnectionStateType.DISCONNECTED);
            assertThat(store.creationDate()).isNotNull();
        });
        assertThat(describe(external)).satisfies(store -> {
            assertThat(store.customKeyStoreType()).isEqualTo(CustomKeyStoreType.EXTERNAL_KEY_STORE);
            assertThat(store.connectionState()).isEqualTo(ConnectionStateType.CONNECTED);
            assertThat(store.xksProxyConfiguration().connectivity())
                    .isEqualTo(XksProxyConnectivityType.PUBLIC_ENDPOINT);
        });
        assertThat(kms.describeCustomKeyStoresPaginator(r -> r.limit(1)).customKeyStores())
                .hasSize(2);
        assertThatThrownBy(() -> describe("cks-0")).isInstanceOf(CustomKeyStoreNotFoundException.class);
    }

    @Test
    void aConnectionThatFailedSaysWhy() {
        String store = cloudHsmStore();
        kms.connectCustomKeyStore(r -> r.customKeyStoreId(store));
        String keyId = cloudHsmKey(store).keyId();

        moto.controls().failCustomKeyStore(MotoServer.ACCOUNT, Region.US_EAST_1, store, "CLUSTER_NOT_FOUND");

        assertThat(describe(store).connectionState()).isEqualTo(ConnectionStateType.FAILED);
        assertThat(describe(store).connectionErrorCode()).isEqualTo(ConnectionErrorCodeType.CLUSTER_NOT_FOUND);
        assertThat(kms.describeKey(r -> r.keyId(keyId)).keyMetadata().keyState())
                .isEqualTo(KeyState.UNAVAILABLE);
    }

    private String cloudHsmStore() {
        return kms.createCustomKeyStore(r -> r.customKeyStoreName("hsm")
                        .cloudHsmClusterId(CLUSTER)
                        .trustAnchorCertificate("certificate")
                        .keyStorePassword("password"))
                .customKeyStoreId();
    }

    private String externalStore() {
        return kms.createCustomKeyStore(r -> r.customKeyStoreName("outside")
                        .customKeyStoreType(CustomKeyStoreType.EXTERNAL_KEY_STORE)
                        .xksProxyConnectivity(XksProxyConnectivityType.PUBLIC_ENDPOINT)
                        .xksProxyUriEndpoint("https://proxy.example.com")
                        .xksProxyUriPath("/kms/xks/v1")
                        .xksProxyAuthenticationCredential(c -> c.accessKeyId("ABCDEFGHIJKLMNOPQRST")
                                .rawSecretAccessKey("0123456789012345678901234567890123456789012")))
                .customKeyStoreId();
    }

    private KeyMetadata cloudHsmKey(String store) {
        return kms.createKey(r -> r.origin(OriginType.AWS_CLOUDHSM).customKeyStoreId(store))
                .keyMetadata();
    }

    private KeyMetadata externalKey(String store, String xksKeyId) {
        return kms.createKey(r -> r.origin(OriginType.EXTERNAL_KEY_STORE)
                        .customKeyStoreId(store)
                        .xksKeyId(xksKeyId))
                .keyMetadata();
    }

    private CustomKeyStoresListEntry describe(String store) {
        return kms.describeCustomKeyStores(r -> r.customKeyStoreId(store))
                .customKeyStores()
                .getFirst();
    }
}
