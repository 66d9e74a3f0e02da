package io.keyledger.report.page;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.WriterOutput;
import io.keyledger.evaluate.Workers;
import io.keyledger.report.export.FinishedRun;
import io.keyledger.report.export.FinishedRun.RowConsumer;
import io.keyledger.report.page.template.JtepageGenerated;
import io.keyledger.report.page.view.PageView;
import io.keyledger.report.page.view.PageView.Heading;
import io.keyledger.report.page.view.PageView.TableTab;
import io.keyledger.report.page.view.PageView.Tile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Reads a run twice, first to count and to rank, then for what is shown, and writes the page. Single use. */
final class PageWriter {
    private static final int MOST_PLACES = 6;

    private final FinishedRun run;
    private final PageTables tables;
    private final KeyExplanations explanations;
    private final TimelineSection timeline;
    private final DependenceSection dependence = new DependenceSection();
    private final ReachSection reach = new ReachSection();
    private final CostSection costs = new CostSection();
    private final DecisionSection decisions;
    private final boolean compared;
    private final ChangeSection changes;

    /**
     * Prepares to write a page.
     *
     * @param mostRows the most rows of each table
     * @param compared whether the page says what changed since an earlier run
     */
    PageWriter(FinishedRun run, long mostRows, boolean compared) throws IOException {
        this.run = run;
        this.tables = new PageTables(mostRows);
        this.timeline = new TimelineSection(asOf(run));
        this.explanations = new KeyExplanations(timeline.asOf());
        this.decisions = new DecisionSection(run.summary());
        this.compared = compared;
        this.changes = new ChangeSection(compared);
    }

    private static Instant asOf(FinishedRun run) throws IOException {
        String asOf = run.manifest().path("as_of").asString("");
        return Text.instant(asOf)
                .orElseThrow(() -> new IOException("manifest.json has no instant as_of; got '" + asOf + "'"));
    }

    void write(OutputStream target) throws IOException {
        forEachTable(table -> tables.count(run, table, counters(table)));
        dependence.rank();
        decisions.prepareMembers();
        Map<RowPriority, TableTab> tabs = new ConcurrentHashMap<>();
        forEachTable(table -> tabs.put(table, tables.pack(run, table, derived(table), finders(table))));
        List<TableTab> packed = present().stream().map(tabs::get).toList();
        PageView page = page(packed);
        Writer writer = new OutputStreamWriter(target, StandardCharsets.UTF_8);
        JtepageGenerated.render(new OwaspHtmlTemplateOutput(new WriterOutput(writer)), null, page);
        writer.flush();
    }

    /** Does something with a table. */
    @FunctionalInterface
    private interface TableStep {
        void take(RowPriority table) throws IOException;
    }

    /** First the keys, which most sections read, then the findings, the largest table, and beside them the others. */
    private void forEachTable(TableStep step) throws IOException {
        step.take(RowPriority.KEYS);
        try (Workers workers = new Workers()) {
            workers.submit(() -> step.take(RowPriority.FINDINGS));
            workers.submit(() -> {
                for (RowPriority table : present()) {
                    if (table != RowPriority.KEYS && table != RowPriority.FINDINGS) {
                        step.take(table);
                    }
                }
            });
            workers.await();
        }
    }

    /** The tables that the page shows. */
    private List<RowPriority> present() {
        return List.of(RowPriority.values()).stream()
                .filter(table -> table != RowPriority.CHANGES || compared)
                .toList();
    }

    private List<RowConsumer> counters(RowPriority table) {
        return switch (table) {
            case KEYS ->
                List.of(timeline::addKey, reach::addKey, costs::addKey, decisions::addKey, explanations::relate);
            case RESOURCES -> List.of(dependence::count);
            case FINDINGS -> List.of(decisions::find);
            case ACCESS -> List.of(reach::addAccess);
            case CHANGES -> List.of(changes::add);
            case GRANTS, COSTS, CHECKS, COVERAGE -> List.of();
        };
    }

    private List<RowConsumer> finders(RowPriority table) {
        return switch (table) {
            case KEYS -> List.of(dependence::describe);
            case RESOURCES -> List.of(dependence::example);
            case FINDINGS -> List.of(decisions::member);
            case ACCESS, GRANTS, COSTS, CHECKS, COVERAGE, CHANGES -> List.of();
        };
    }

    private DerivedColumns derived(RowPriority table) {
        return switch (table) {
            case KEYS -> explanations;
            case RESOURCES -> new ResourceLosses();
            case FINDINGS, ACCESS, GRANTS, COSTS, CHECKS, COVERAGE, CHANGES -> DerivedColumns.NONE;
        };
    }

    private PageView page(List<TableTab> packed) {
        JsonNode summary = run.summary();
        PageAssets assets = PageAssets.load();
        return new PageView(
                "Encryption keys, " + Text.day(timeline.asOf()),
                assets.policy(),
                assets.style(),
                assets.script(),
                heading(),
                tiles(),
                changes.changes(),
                decisions.decisions(),
                CustodySection.of(summary),
                timeline.timeline(),
                dependence.dependence(summary),
                reach.reach(),
                costs.costs(summary),
                EvidenceSection.of(summary, run.manifest()),
                packed);
    }

    private Heading heading() {
        JsonNode summary = run.summary();
        long keys = sum(summary.path("keys_by_custody"));
        long resources = sum(summary.path("resources_by_custody"));
        long calls = EvidenceSection.unanswered(summary);
        int actions = summary.path("not_read").size();
        return new Heading(
                Text.count(keys, "key", "keys") + ", " + Text.count(resources, "resource", "resources"),
                places("Account", "Accounts", Text.elements(summary.path("accounts"))) + " in "
                        + places("Region", "Regions", Text.elements(summary.path("regions"))),
                timeline.asOf().toString(),
                Text.instant(timeline.asOf()),
                "keyledger " + run.manifest().path("tool_version").asString(""),
                run.manifest().path("caller_identity").asString(""),
                summary.path("complete").asBoolean(false)
                        ? ""
                        : (calls == 0
                                        ? "Something could not be read."
                                        : Text.count(calls, "call", "calls") + " to "
                                                + Text.count(actions, "API action", "API actions")
                                                + " went unanswered.")
                                + " What depends on that is unknown here, never passed.");
    }

    private static String unknownToo(long number) {
        return number == 0 ? "" : "; unknown for " + Text.number(number);
    }

    private static String places(String one, String many, List<String> names) {
        return names.isEmpty()
                ? "no " + one.toLowerCase(Locale.ROOT)
                : (names.size() == 1 ? one : many) + " " + Text.some(names, MOST_PLACES);
    }

    private static long sum(JsonNode counts) {
        return counts.valueStream().mapToLong(count -> count.asLong(0)).sum();
    }

    private List<Tile> tiles() {
        JsonNode summary = run.summary();
        JsonNode statuses = summary.path("findings_by_status");
        JsonNode severities = summary.path("failures_by_severity");
        JsonNode causes = summary.path("causes");
        long severe = causes.path("critical_and_high_failures").asLong(0);
        long open = reach.keys("public") + reach.keys("cross-account");
        long unknown = statuses.path("UNKNOWN").asLong(0);
        JsonNode money = summary.path("costs");
        Set<String> bounds = Set.copyOf(Text.elements(money.path("known_from_below")));
        return List.of(
                new Tile(
                        dependence.atRisk() > 0 ? "bad" : "calm",
                        Text.number(dependence.atRisk()),
                        dependence.atRisk() == 1 ? "resource at risk" : "resources at risk",
                        dependence.atRisk() > 0
                                ? "their key is disabled, unavailable, gone or about to be deleted"
                                        + unknownToo(dependence.riskUnknown())
                                : "no resource that was read is at risk" + unknownToo(dependence.riskUnknown()),
                        "#protects"),
                new Tile(
                        severe > 0 ? "bad" : "calm",
                        Text.number(severe),
                        severe == 1 ? "critical or high failure" : "critical and high failures",
                        severities.path("CRITICAL").asLong(0) + " critical, "
                                + severities.path("HIGH").asLong(0) + " high; "
                                + Text.number(statuses.path("PASS").asLong(0)) + " checks passed",
                        "#decide"),
                new Tile(
                        open > 0 ? "warn" : "calm",
                        Text.number(open),
                        open == 1 ? "key open to outsiders" : "keys open to outsiders",
                        Text.number(reach.keys("public")) + " to every AWS account, "
                                + Text.number(reach.keys("cross-account")) + " to a named one"
                                + unknownToo(reach.keys("unknown")),
                        "#reach"),
                new Tile(
                        "calm",
                        CostSection.amount(money, bounds, "total_usd_month"),
                        "per month for KMS",
                        "requests " + CostSection.amount(money, bounds, "requests_usd_month"),
                        "#cost"),
                new Tile(
                        unknown > 0 ? "unknown" : "calm",
                        Text.number(unknown),
                        unknown == 1 ? "verdict unknown" : "verdicts unknown",
                        unknown > 0 ? "never counted as passed" : "every check came to a verdict",
                        "#evidence"));
    }
}
