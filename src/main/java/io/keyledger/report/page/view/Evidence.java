package io.keyledger.report.page.view;

import java.util.List;

/**
 * What the page rests on.
 *
 * @param gaps what was not read
 * @param facts what identifies the run
 */
public record Evidence(List<Gap> gaps, List<Fact> facts) {
    public Evidence {
        gaps = List.copyOf(gaps);
        facts = List.copyOf(facts);
    }

    /** An API action that did not answer everything. */
    public record Gap(String action, String unanswered, String where, String why) {}

    /** A fact about the run. */
    public record Fact(String name, String value) {}
}
