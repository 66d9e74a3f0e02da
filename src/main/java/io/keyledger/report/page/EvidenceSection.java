package io.keyledger.report.page;

import io.keyledger.report.page.view.Evidence;
import io.keyledger.report.page.view.Evidence.Fact;
import io.keyledger.report.page.view.Evidence.Framework;
import io.keyledger.report.page.view.Evidence.Gap;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What was not read, and what the page rests on. */
final class EvidenceSection {
    private EvidenceSection() {}

    static Evidence of(JsonNode summary, JsonNode manifest) {
        List<Gap> gaps = new ArrayList<>();
        for (JsonNode gap : summary.path("not_read")) {
            List<String> unanswered = new ArrayList<>();
            gap.path("unanswered")
                    .properties()
                    .forEach(
                            count -> unanswered.add(Text.number(count.getValue().asLong(0)) + " " + count.getKey()));
            long places = gap.path("places").asLong(1);
            gaps.add(new Gap(
                    gap.path("action").asString(""),
                    String.join(", ", unanswered),
                    gap.path("first_place").asString("")
                            + (places > 1 ? " and " + Text.count(places - 1, "other place", "other places") : ""),
                    gap.path("why").asString("")));
        }
        List<Fact> facts = List.of(
                new Fact("As of", manifest.path("as_of").asString("")),
                new Fact("Read as", manifest.path("caller_identity").asString("")),
                new Fact(
                        "Written by",
                        "keyledger " + manifest.path("tool_version").asString("")),
                new Fact(
                        "Snapshot SHA-256",
                        manifest.path("snapshot").path("sha256").asString("")),
                new Fact(
                        "Configuration SHA-256",
                        manifest.path("configuration_sha256").asString("")),
                new Fact(
                        "Price sheet SHA-256",
                        manifest.path("price_sheet_sha256").asString("")));
        return new Evidence(gaps, facts, selection(summary.path("checks")), frameworks(summary.path("frameworks")));
    }

    private static String selection(JsonNode checks) {
        long unselected = checks.path("not_selected").asLong(0);
        return unselected == 0
                ? ""
                : Text.count(unselected, "check was", "checks were") + " not selected. They were not evaluated, and"
                        + " nothing here says that they passed.";
    }

    private static List<Framework> frameworks(JsonNode summary) {
        List<Framework> frameworks = new ArrayList<>();
        for (JsonNode framework : summary) {
            frameworks.add(new Framework(
                    framework.path("id").asString(""),
                    number(framework, "requirements"),
                    number(framework, "passed"),
                    number(framework, "failed"),
                    number(framework, "unknown"),
                    Text.number(framework.path("not_evaluated").asLong(0)
                            + framework.path("waived").asLong(0)
                            + framework.path("not_applicable").asLong(0))));
        }
        return frameworks;
    }

    private static String number(JsonNode framework, String property) {
        return Text.number(framework.path(property).asLong(0));
    }

    /** How many calls were not answered. */
    static long unanswered(JsonNode summary) {
        long calls = 0;
        for (JsonNode gap : summary.path("not_read")) {
            for (JsonNode count : gap.path("unanswered")) {
                calls += count.asLong(0);
            }
        }
        return calls;
    }
}
