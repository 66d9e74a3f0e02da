package io.keyledger.report;

import io.keyledger.classify.ClassifiedResource;
import io.keyledger.classify.KeyStates;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code resources.csv}: what a resource encrypts, or could encrypt, with one key. */
final class ResourcesCsv {
    static final Table<ClassifiedResource> TABLE = Table.of(
            "resources.csv",
            List.of(
                    Column.plain("account_id", of(EncryptedResource::accountId)),
                    Column.plain("region", of(EncryptedResource::region)),
                    Column.plain("service", of(EncryptedResource::service)),
                    Column.plain("resource_type", of(EncryptedResource::type)),
                    Column.text("resource_id", of(EncryptedResource::id)),
                    Column.text("resource_arn", of(EncryptedResource::arn)),
                    Column.plain("custody", row -> row.custody().text()),
                    Column.text("encryption", encryption(Encryption::algorithm)),
                    Column.text(
                            "key_reference",
                            encryption(encryption -> encryption.key().text())),
                    Column.text("key_arn", row -> ofKey(row, row.keyArn())),
                    Column.plain("key_account_id", row -> ofKey(row, row.keyAccountId())),
                    Column.plain("key_state", ClassifiedResource::keyState),
                    Column.plain("bucket_key", of(ResourcesCsv::bucketKey)),
                    Column.plain("size_gib", of(resource -> size(resource.sizeGib()))),
                    Column.plain("created_at", of(resource -> Cells.orEmpty(resource.createdAt()))),
                    Column.plain("at_risk", row -> row.risk().text()),
                    Column.text("note", ResourcesCsv::note),
                    Column.list("tags", row -> Cells.tags(row.resource().tags())),
                    Column.text("purpose", of(resource -> resource.purpose().toString())),
                    Column.text("key_name", row -> ofKey(row, row.keyName()))),
            List.of("account_id", "region", "service", "resource_type", "resource_id", "resource_arn", "purpose"));

    private ResourcesCsv() {}

    private static Function<ClassifiedResource, String> of(Function<EncryptedResource, String> cell) {
        return row -> cell.apply(row.resource());
    }

    private static Function<ClassifiedResource, String> encryption(Function<Encryption, String> cell) {
        return row -> Cells.of(row.resource().encryption(), cell);
    }

    /** An absent value is unknown if the resource has, may have or had a key. */
    private static String ofKey(ClassifiedResource row, @Nullable String value) {
        boolean named =
                row.keyState().equals(KeyStates.UNKNOWN) || row.keyState().equals(KeyStates.GONE);
        return value == null && named ? Cells.UNKNOWN : Cells.orEmpty(value);
    }

    private static String note(ClassifiedResource row) {
        return Stream.of(
                        row.note(),
                        row.resource()
                                .attributes()
                                .getOrDefault(ResourceAttributes.NOTE, Observed.known(""))
                                .known()
                                .orElse(""))
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String bucketKey(EncryptedResource resource) {
        Observed<String> state = resource.attributes().get(ResourceAttributes.BUCKET_KEY);
        return state == null ? "" : Cells.of(state, on -> on);
    }

    private static String size(@Nullable Double gib) {
        return gib == null ? "" : Cells.decimal(BigDecimal.valueOf(gib));
    }
}
