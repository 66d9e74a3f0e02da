package io.keyledger.report.page;

import io.keyledger.classify.Custody;
import io.keyledger.evaluate.explain.Explanation.Advice;
import io.keyledger.evaluate.explain.KeyAdvice;
import io.keyledger.evaluate.explain.KeyEvent;
import io.keyledger.evaluate.explain.KeySituation;
import io.keyledger.report.csv.TableRows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/**
 * What can happen to each key of {@code keys.csv} and what to do about it, in the words of {@code explain}, as JSON.
 */
final class KeyExplanations implements DerivedColumns {
    private static final String MULTI_REGION_PREFIX = "mrk-";

    private final Instant asOf;
    private final Map<String, Set<String>> multiRegionSets = new TreeMap<>();

    KeyExplanations(Instant asOf) {
        this.asOf = asOf;
    }

    /** Finds the keys that share their key material; all rows are shown to it before the first is explained. */
    void relate(TableRows row) {
        String id = row.cell("key_id");
        if (id.startsWith(MULTI_REGION_PREFIX)) {
            multiRegionSets.computeIfAbsent(set(row), _ -> new TreeSet<>()).add(row.cell("key_arn"));
        }
    }

    /** The keys of a set have the same id, in the same account. */
    private static String set(TableRows row) {
        return row.cell("account_id") + "/" + row.cell("key_id");
    }

    @Override
    public List<String> names() {
        return List.of("$events", "$advice");
    }

    @Override
    public List<String> of(TableRows row) {
        if (row.cell("key_state").equals("unknown")) {
            return List.of("[]", advice(KeyAdvice.ofUnread()));
        }
        KeySituation situation = situation(row);
        return List.of(
                json(KeyEvent.of(situation, asOf).stream()
                        .map(event -> List.of(event.title(), event.effect(), event.noticed(), event.remedy()))
                        .toList()),
                advice(KeyAdvice.of(situation, !row.cell("resources_protected").equals("0"))));
    }

    private KeySituation situation(TableRows row) {
        String custody = row.cell("custody");
        Set<String> related = new TreeSet<>(multiRegionSets.getOrDefault(set(row), Set.of()));
        related.remove(row.cell("key_arn"));
        if (row.cell("multi_region").equals("REPLICA")) {
            related.add(row.cell("key_arn")
                    .replace(":" + row.cell("region") + ":", ":" + row.cell("primary_region") + ":"));
        }
        return new KeySituation(
                row.cell("region"),
                row.cell("key_id"),
                row.cell("key_manager").equals("CUSTOMER"),
                row.cell("key_state"),
                row.cell("key_usage"),
                custody.equals(Custody.IMPORTED.text()) || row.cell("origin").equals("EXTERNAL"),
                custody.equals(Custody.CLOUDHSM.text()) || custody.equals(Custody.EXTERNAL_KEY_STORE.text())
                        ? "<custom-key-store-id>"
                        : "",
                Text.instant(row.cell("deletion_date")).orElse(null),
                Text.instant(row.cell("material_expires_at")).orElse(null),
                List.copyOf(related),
                row.cell("multi_region").equals("PRIMARY"));
    }

    private static String advice(List<Advice> advice) {
        return json(advice.stream().map(Advice::text).toList());
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
