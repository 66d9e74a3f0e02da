package io.keyledger.collect.kms;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Listing;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.KeyAlias;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsableKeys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.kms.KmsClient;

/** The aliases of a Region, listed once for all keys. */
final class Aliases {
    private static final int PAGE = 100;

    private final List<KeyAlias> rows;
    private final Observed<Map<String, List<String>>> byKeyId;

    private Aliases(List<KeyAlias> rows, Observed<Map<String, List<String>>> byKeyId) {
        this.rows = rows;
        this.byKeyId = byKeyId;
    }

    static Aliases read(CollectorContext context, KmsClient kms) {
        Listing<KeyAlias> listing = context.calls().list(KmsActions.LIST_ALIASES, marker -> {
            var response = kms.listAliases(request -> request.limit(PAGE).marker(marker));
            return Page.read(
                    response.aliases(),
                    alias -> new KeyAlias(
                            context.accountId(),
                            context.region(),
                            Unreadable.required(alias.aliasName(), "alias name"),
                            Unreadable.required(alias.aliasArn(), "alias ARN"),
                            alias.targetKeyId()),
                    response.nextMarker());
        });
        List<KeyAlias> rows = listing.items().stream()
                .distinct()
                .sorted(Comparator.comparing(KeyAlias::name))
                .toList();
        return new Aliases(rows, listing.complete().map(_ -> byKeyId(rows)));
    }

    private static Map<String, List<String>> byKeyId(List<KeyAlias> rows) {
        Map<String, List<String>> names = new HashMap<>();
        for (KeyAlias row : rows) {
            if (row.targetKeyId() != null) {
                names.computeIfAbsent(row.targetKeyId(), _ -> new ArrayList<>(1))
                        .add(row.name());
            }
        }
        return names;
    }

    /** All listed aliases, by name. */
    List<KeyAlias> rows() {
        return rows;
    }

    /** How many keys have a name that AWS keeps for its own; the fewest, where not all aliases could be listed. */
    long awsManagedKeys() {
        return rows.stream()
                .filter(row -> row.name().startsWith(UsableKeys.AWS_MANAGED_ALIASES))
                .map(KeyAlias::targetKeyId)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    /** The sorted aliases of a key; unread if not all aliases could be listed. */
    Observed<List<String>> of(String keyId) {
        return byKeyId.map(names -> names.getOrDefault(keyId, List.of()));
    }
}
