package io.keyledger.check.keys;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.KeyCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.Dependents;
import io.keyledger.inventory.CustomKeyStore;

/** Finds keys in a disconnected custom key store. */
@AutoService(Check.class)
public final class KeyStoreDisconnected implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-KEY-STORE-DISCONNECTED",
                    "The custom key store of a key is connected",
                    Severity.HIGH,
                    "aws kms connect-custom-key-store --region {region} --custom-key-store-id <key store id>",
                    "AWS KMS Developer Guide: a key in a disconnected key store is Unavailable")
            .explained(
                    "No key in a disconnected store works.",
                    "The check fails if the custom key store is disconnected, is being disconnected or failed to "
                            + "connect. Keys outside custom key stores are not judged.");

    private static final Verdict NO_STORE = Verdict.notApplicable("the key is not in a custom key store");
    private static final Verdict PASS = Verdict.pass("the key store is connected");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return CustomerKeys.judge(key, metadata -> {
            String id = metadata.customKeyStoreId();
            if (id == null) {
                return NO_STORE;
            }
            String accountId = key.key().accountId();
            return context.keys()
                    .keyStore(accountId, id)
                    .map(store -> judge(store, key.dependents()))
                    .orElseGet(() -> unread(id, context.keys().keyStoresGap(accountId)));
        });
    }

    private static Verdict judge(CustomKeyStore store, Dependents dependents) {
        return switch (store.connectionState()) {
            case "CONNECTED" -> PASS;
            case "DISCONNECTED", "DISCONNECTING", "FAILED" ->
                Verdict.fail("the key store " + store.name() + " is not connected", evidence(store, dependents));
            default -> Verdict.unknown("the key store " + store.name() + " is " + store.connectionState());
        };
    }

    private static String evidence(CustomKeyStore store, Dependents dependents) {
        String error = store.connectionErrorCode();
        return store.id() + " ConnectionState=" + store.connectionState()
                + (error == null ? "" : " ConnectionErrorCode=" + error)
                + (dependents.count() == 0 ? "" : "; needed by " + InUse.name(dependents));
    }

    private static Verdict unread(String id, String gap) {
        return Verdict.unknown(gap.isEmpty() ? "DescribeCustomKeyStores did not return the key store " + id : gap);
    }
}
