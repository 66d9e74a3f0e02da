package io.keyledger.check.keys;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.KeyCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.KeyStates;
import io.keyledger.inventory.KeyMetadata;
import java.time.Instant;

/** Finds keys without their imported material (expired, deleted or never imported) that resources depend on. */
@AutoService(Check.class)
public final class ImportedMaterialMissingInUse implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-IMPORTED-MATERIAL-MISSING-IN-USE",
                    "No key lacks its imported material while resources depend on it",
                    Severity.CRITICAL,
                    """
                    aws kms get-parameters-for-import --region {region} --key-id {key_id}\
                     --wrapping-algorithm RSA_AES_KEY_WRAP_SHA_256 --wrapping-key-spec RSA_4096
                    # wrap the same key material as before, because no other material decrypts the data
                    aws kms import-key-material --region {region} --key-id {key_id} --import-token fileb://<token>\
                     --encrypted-key-material fileb://<wrapped material> --expiration-model KEY_MATERIAL_DOES_NOT_EXPIRE\
                    """,
                    "AWS KMS Developer Guide: data is unreadable until the same material is imported again")
            .explained(
                    "Data is unreadable now, and lost if nobody kept the material.",
                    "The check fails if the key waits for its material and an audited resource names it. The "
                            + "result is UNKNOWN if it waits and not all resources were read.");

    private static final Verdict PASS = Verdict.pass("the key has its material");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return ImportedMaterial.judge(
                key,
                metadata -> metadata.keyState().equals(KeyStates.PENDING_IMPORT)
                        ? InUse.judge(key.dependents(), "waits for its material to be imported", detail(metadata))
                        : PASS);
    }

    private static String detail(KeyMetadata metadata) {
        Instant validTo = metadata.validTo();
        return "KeyState=PendingImport" + (validTo == null ? "" : ", material expired on " + validTo);
    }
}
