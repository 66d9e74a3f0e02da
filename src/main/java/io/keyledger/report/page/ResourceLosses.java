package io.keyledger.report.page;

import io.keyledger.inventory.ResourceType;
import io.keyledger.report.csv.TableRows;
import java.util.List;

/** When the loss of its key is noticed, for each row of {@code resources.csv} that has a KMS key. */
final class ResourceLosses implements DerivedColumns {
    @Override
    public List<String> names() {
        return List.of("$without_the_key");
    }

    @Override
    public List<String> of(TableRows row) {
        return List.of(
                row.cell("key_arn").isEmpty()
                        ? ""
                        : ResourceType.keyUse(row.cell("resource_type"), row.cell("purpose"))
                                .loss()
                                .sentence());
    }
}
