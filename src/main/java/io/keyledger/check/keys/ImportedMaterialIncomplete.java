package io.keyledger.check.keys;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.KeyCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.inventory.KeyRotation;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Finds keys without one of their earlier materials: the key and everything encrypted with that material are unusable.
 */
@AutoService(Check.class)
public final class ImportedMaterialIncomplete implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-IMPORTED-MATERIAL-INCOMPLETE",
                    "Keys have all their earlier imported material",
                    Severity.HIGH,
                    "aws kms import-key-material --region {region} --key-id {key_id} --import-type"
                            + " EXISTING_KEY_MATERIAL --key-material-id <id> --import-token fileb://<token>"
                            + " --encrypted-key-material fileb://<wrapped material> --expiration-model"
                            + " KEY_MATERIAL_DOES_NOT_EXPIRE",
                    "AWS KMS API: a key is unusable while any one of its materials is missing")
            .explained(
                    "The whole key is unusable until every earlier material is imported again.",
                    "The check fails if ListKeyRotations shows that the material of an earlier rotation is "
                            + "missing.");

    private static final Verdict PASS = Verdict.pass("no earlier material is missing");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return ImportedMaterial.judge(key, _ -> Verdict.of(key.key().rotations(), ImportedMaterialIncomplete::judge));
    }

    private static Verdict judge(List<KeyRotation> materials) {
        String missing = materials.stream()
                .filter(material -> Objects.equals(material.keyMaterialState(), "NON_CURRENT"))
                .filter(material -> Objects.equals(material.importState(), "PENDING_IMPORT"))
                .map(material -> Objects.requireNonNullElse(material.keyMaterialId(), "material without an id"))
                .collect(Collectors.joining(";"));
        return missing.isEmpty()
                ? PASS
                : Verdict.fail("earlier key material is missing", "NON_CURRENT and PENDING_IMPORT: " + missing);
    }
}
