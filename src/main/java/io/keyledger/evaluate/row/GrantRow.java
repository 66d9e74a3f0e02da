package io.keyledger.evaluate.row;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.inventory.Grant;
import io.keyledger.inventory.KeyGrants;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A grant of a key, or a note that there may be more.
 *
 * @param grant absent if grants of the key were not read
 * @param note in that case, why
 */
public record GrantRow(ClassifiedKey key, Optional<Grant> grant, String note) {
    /** All grants of a key, plus a row that says so if not all were read. */
    public static List<GrantRow> of(ClassifiedKey key) {
        Observed<KeyGrants> observed = key.key().grants();
        List<GrantRow> rows = new ArrayList<>();
        observed.known()
                .ifPresent(grants ->
                        grants.grants().forEach(grant -> rows.add(new GrantRow(key, Optional.of(grant), ""))));
        gap(key.key()).ifPresent(reason -> rows.add(new GrantRow(key, Optional.empty(), reason)));
        return rows;
    }

    private static Optional<String> gap(KmsKey key) {
        return switch (key.grants()) {
            case Observed.Known<KeyGrants>(KeyGrants grants) ->
                grants.complete()
                        ? Optional.empty()
                        : Optional.of(
                                "the key has more grants than the limit grants-per-key, so the rest was not read");
            case Observed.NotOffered<KeyGrants> _ -> Optional.empty();
            case Observed.NotAsked<KeyGrants> _,
                    Observed.Denied<KeyGrants> _,
                    Observed.Throttled<KeyGrants> _,
                    Observed.Failed<KeyGrants> _ -> Optional.of(key.grants().reason());
        };
    }
}
