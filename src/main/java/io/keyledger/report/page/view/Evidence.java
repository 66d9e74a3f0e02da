package io.keyledger.report.page.view;

import java.util.List;

/**
 * What the page rests on.
 *
 * @param gaps what was not read
 * @param facts what identifies the run
 * @param selection a sentence about checks that were left out by choice; empty if none was
 * @param frameworks the requirements of each framework by how they went
 */
public record Evidence(List<Gap> gaps, List<Fact> facts, String selection, List<Framework> frameworks) {
    public Evidence {
        gaps = List.copyOf(gaps);
        facts = List.copyOf(facts);
        frameworks = List.copyOf(frameworks);
    }

    /** An API action that did not answer everything. */
    public record Gap(String action, String unanswered, String where, String why) {}

    /** The requirements of a framework, in numbers. */
    public record Framework(
            String id, String requirements, String passed, String failed, String unknown, String others) {}

    /** A fact about the run. */
    public record Fact(String name, String value) {}
}
