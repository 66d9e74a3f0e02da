package io.keyledger.report.page;

import io.keyledger.report.csv.TableRows;
import io.keyledger.report.page.view.KeyLink;
import io.keyledger.report.page.view.Reach;
import io.keyledger.report.page.view.Reach.Principal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who can reach the keys: how far access goes, who outside has it, and who inside has most of it. */
final class ReachSection {
    private static final int MOST_KEYS = 8;
    private static final int MOST_PRINCIPALS = 12;
    private static final int LONGEST_NAME = 160;
    /** The most principals that are counted, so that memory stays bounded; more are in the table of access. */
    private static final int MOST_COUNTED = 20_000;

    /** From the farthest. */
    private static final Map<String, String> MEANINGS = new LinkedHashMap<>();

    static {
        MEANINGS.put("public", "every AWS account");
        MEANINGS.put("cross-account", "a named account outside the trust zone");
        MEANINGS.put("unknown", "not known, because something was not read");
        MEANINGS.put("service", "an AWS service, for sources outside the trust zone");
        MEANINGS.put("organization", "accounts of a trusted organization");
        MEANINGS.put("account", "only the key's own account and trusted accounts");
        MEANINGS.put("none", "nobody");
    }

    private static final Set<String> OUTSIDE = Set.of("public", "cross-account", "unknown");

    private final Map<String, Keys> keys = new TreeMap<>();
    private final Map<Who, What> principals = new HashMap<>();
    private boolean uncounted;

    /** The keys of one reach. */
    private static final class Keys {
        private long count;
        private final List<KeyLink> first = new ArrayList<>();
    }

    private record Who(String principal, String reach) {}

    /** What a principal can do. */
    private static final class What {
        private final Set<String> capabilities = new TreeSet<>();
        private String lastKey = "";
        private String lastDecrypted = "";
        private long keys;
        private long decrypted;
    }

    /** Takes the reach of a key. */
    void addKey(TableRows row) {
        Keys same = keys.computeIfAbsent(row.cell("policy_reach"), _ -> new Keys());
        same.count++;
        if (same.first.size() < MOST_KEYS) {
            String arn = row.cell("key_arn");
            same.first.add(new KeyLink(Text.keyName(row.cell("aliases").split(";", -1)[0], arn), arn));
        }
    }

    /** Takes a capability; the rows of a key must follow each other. */
    void addAccess(TableRows row) {
        Who who = new Who(row.cell("principal"), row.cell("reach"));
        What what = principals.get(who);
        if (what == null) {
            if (principals.size() >= MOST_COUNTED && !OUTSIDE.contains(who.reach())) {
                uncounted = true;
                return;
            }
            what = new What();
            principals.put(who, what);
        }
        String arn = row.cell("key_arn");
        String capability = row.cell("capability");
        what.capabilities.add(capability);
        if (!what.lastKey.equals(arn)) {
            what.lastKey = arn;
            what.keys++;
        }
        if (capability.equals("decrypt") && !what.lastDecrypted.equals(arn)) {
            what.lastDecrypted = arn;
            what.decrypted++;
        }
    }

    long keys(String reach) {
        Keys same = keys.get(reach);
        return same == null ? 0 : same.count;
    }

    Reach reach() {
        List<Reach.Row> rows = new ArrayList<>();
        MEANINGS.forEach((reach, meaning) -> {
            Keys same = keys.get(reach);
            if (same != null) {
                rows.add(new Reach.Row(
                        tone(reach),
                        Text.words(reach),
                        meaning,
                        Text.number(same.count),
                        same.first,
                        same.count > same.first.size()
                                ? "and " + Text.number(same.count - same.first.size()) + " more"
                                : ""));
            }
        });
        List<Map.Entry<Who, What>> outside = principals.entrySet().stream()
                .filter(entry -> OUTSIDE.contains(entry.getKey().reach()))
                .sorted(Comparator.<Map.Entry<Who, What>>comparingInt(entry -> List.copyOf(MEANINGS.keySet())
                                .indexOf(entry.getKey().reach()))
                        .thenComparingLong(entry -> -entry.getValue().keys)
                        .thenComparing(entry -> entry.getKey().principal()))
                .toList();
        List<Principal> inside = principals.entrySet().stream()
                .filter(entry -> !OUTSIDE.contains(entry.getKey().reach()) && entry.getValue().decrypted > 0)
                .sorted(Comparator.<Map.Entry<Who, What>>comparingLong(entry -> -entry.getValue().decrypted)
                        .thenComparing(entry -> entry.getKey().principal()))
                .limit(MOST_PRINCIPALS)
                .map(entry -> principal(entry, entry.getValue().decrypted))
                .toList();
        return new Reach(
                rows,
                outside.stream()
                        .limit(MOST_PRINCIPALS)
                        .map(entry -> principal(entry, entry.getValue().keys))
                        .toList(),
                outside.size() > MOST_PRINCIPALS
                        ? Text.number(outside.size() - MOST_PRINCIPALS) + " more are among all rows."
                        : "",
                uncounted ? List.of() : inside);
    }

    private static Principal principal(Map.Entry<Who, What> entry, long keys) {
        Who who = entry.getKey();
        return new Principal(
                Text.shortened(who.principal(), LONGEST_NAME),
                Text.words(who.reach()),
                tone(who.reach()),
                String.join(", ", entry.getValue().capabilities),
                Text.count(keys, "key", "keys"),
                KeyLink.fragment("rows", "access") + "&"
                        + KeyLink.fragment("q", Text.start(who.principal(), LONGEST_NAME))
                                .substring(1));
    }

    private static String tone(String reach) {
        return switch (reach) {
            case "public", "cross-account" -> "bad";
            case "unknown" -> "unknown";
            default -> "calm";
        };
    }
}
