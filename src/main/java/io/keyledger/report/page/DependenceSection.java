package io.keyledger.report.page;

import io.keyledger.report.csv.TableRows;
import io.keyledger.report.page.view.Dependence;
import io.keyledger.report.page.view.Dependence.Entry;
import io.keyledger.report.page.view.Dependence.Item;
import io.keyledger.report.page.view.KeyLink;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What breaks with a key: the resources of each key, keys in trouble first. */
final class DependenceSection {
    private static final int MOST_FIRST = 12;
    private static final int MOST = 40;
    private static final int MOST_ITEMS = 12;
    private static final int LONGEST_NAME = 60;
    private static final Comparator<Use> MOST_URGENT = Comparator.<Use>comparingLong(use -> -use.atRisk)
            .thenComparingLong(use -> -use.resources)
            .thenComparing(use -> use.arn);

    private final Map<String, Use> uses = new HashMap<>();
    private final Map<String, Use> shown = new HashMap<>();
    private List<Use> ranked = List.of();
    private long atRisk;
    private long riskUnknown;

    /** What depends on a key. */
    private static final class Use {
        private final String arn;
        private String name = "";
        private String state = "";
        private String custody = "";
        private String account = "";
        private long resources;
        private long atRisk;
        private BigDecimal gib = BigDecimal.ZERO;
        private String reach = "unknown";
        private String deletion = "";
        private boolean listed;
        private final List<Item> items = new ArrayList<>();

        Use(String arn) {
            this.arn = arn;
        }
    }

    /** Counts a resource. */
    void count(TableRows row) {
        boolean risk = row.cell("at_risk").equals("yes");
        atRisk += risk ? 1 : 0;
        riskUnknown += row.cell("at_risk").equals("unknown") ? 1 : 0;
        String arn = row.cell("key_arn");
        if (arn.isEmpty()) {
            return;
        }
        Use use = uses.computeIfAbsent(arn, Use::new);
        if (use.resources == 0) {
            use.name = row.cell("key_name");
            use.state = row.cell("key_state");
            use.custody = row.cell("custody");
            use.account = row.cell("key_account_id");
        }
        use.resources++;
        use.atRisk += risk ? 1 : 0;
        use.gib = use.gib.add(Text.amount(row.cell("size_gib")).orElse(BigDecimal.ZERO));
    }

    /** Chooses the keys to show, after all resources have been counted. */
    void rank() {
        ranked = uses.values().stream().sorted(MOST_URGENT).limit(MOST).toList();
        ranked.forEach(use -> shown.put(use.arn, use));
    }

    /** Takes what is known of a key. */
    void describe(TableRows row) {
        Use use = shown.get(row.cell("key_arn"));
        if (use != null) {
            use.listed = true;
            use.state = row.cell("key_state");
            use.reach = row.cell("policy_reach");
            use.deletion = row.cell("deletion_date");
        }
    }

    /** Takes a resource as an example. */
    void example(TableRows row) {
        Use use = shown.get(row.cell("key_arn"));
        if (use == null || use.items.size() >= MOST_ITEMS) {
            return;
        }
        String tone = switch (row.cell("at_risk")) {
            case "yes" -> "bad";
            case "unknown" -> "unknown";
            default -> "calm";
        };
        String type = row.cell("resource_type");
        use.items.add(new Item(
                Text.shortened(row.cell("resource_id"), LONGEST_NAME),
                Text.shortened(type.substring(type.lastIndexOf(':') + 1), LONGEST_NAME),
                tone));
    }

    long atRisk() {
        return atRisk;
    }

    /** The resources of which it is not known whether they are at risk. */
    long riskUnknown() {
        return riskUnknown;
    }

    Dependence dependence(JsonNode summary) {
        List<Entry> entries = ranked.stream().map(DependenceSection::entry).toList();
        long troubled = ranked.stream().filter(use -> use.atRisk > 0).count();
        int first = (int) Math.min(entries.size(), Math.max(MOST_FIRST, Math.min(troubled, MOST)));
        long left = (long) uses.size() - entries.size();
        JsonNode custody = summary.path("resources_by_custody");
        return new Dependence(
                entries.subList(0, first),
                entries.subList(first, entries.size()),
                left == 0 ? "" : Text.count(left, "more key is", "more keys are") + " among all rows.",
                "Without a key of KMS: "
                        + Text.count(custody.path("unencrypted").asLong(0), "resource is", "resources are")
                        + " unencrypted, and "
                        + Text.number(custody.path("service-managed").asLong(0)
                                + custody.path("aws-owned").asLong(0))
                        + " use a key that the service or AWS owns.");
    }

    private static Entry entry(Use use) {
        boolean broken = use.atRisk > 0;
        boolean open = use.reach.equals("public") || use.reach.equals("cross-account");
        String[] arn = use.arn.split(":", -1);
        String region = arn.length > 3 ? arn[3] : "";
        return new Entry(
                new KeyLink(Text.keyName(use.name, use.arn), use.arn),
                use.listed ? Text.words(use.custody) : "not among the audited keys",
                (use.account + " " + region).trim(),
                broken,
                use.state,
                broken ? loss(use) : "",
                open,
                use.reach,
                Text.number(use.resources),
                use.gib.signum() == 0 ? "" : String.format(Locale.ROOT, "%,.0f GiB", use.gib),
                use.items,
                use.resources > use.items.size()
                        ? "and " + Text.number(use.resources - use.items.size()) + " more"
                        : "");
    }

    private static String loss(Use use) {
        return Text.instant(use.deletion)
                .map(at -> "cannot be decrypted now, lost for good on " + Text.day(at))
                .orElse(
                        use.state.equals("gone")
                                ? "lost: the key is gone"
                                : "cannot be decrypted until the key works again");
    }
}
