package io.keyledger.report.policy;

import io.keyledger.check.CheckMetadata;
import io.keyledger.check.Severity;
import io.keyledger.policy.language.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file with a key policy, and what came of it. */
public sealed interface PolicyDocument {
    /** What AWS does not take is found before everything else. */
    CheckMetadata REJECTED = new CheckMetadata(
            "KMS-POLICY-REJECTED",
            "AWS accepts the key policy",
            Severity.HIGH,
            "",
            "IAM User Guide, grammar of the JSON policy language; AWS KMS API Reference, PutKeyPolicy");

    /** As the user named it. */
    String name();

    List<PolicyFinding> findings();

    /** Where in the file a finding is. */
    Position position(PolicyFinding finding);

    /**
     * A policy that AWS would take.
     *
     * @param accountAssumed whether the account was taken from the policy itself
     */
    record Judged(String name, PolicyReport report, boolean accountAssumed, Places places) implements PolicyDocument {
        @Override
        public List<PolicyFinding> findings() {
            return report.findings();
        }

        @Override
        public Position position(PolicyFinding finding) {
            return places.at(finding.statement().orElse(""));
        }
    }

    /** One that AWS would not take. */
    record Rejected(String name, Position place, String sentence) implements PolicyDocument {
        @Override
        public List<PolicyFinding> findings() {
            return List.of(rejection(place, sentence));
        }

        @Override
        public Position position(PolicyFinding finding) {
            return place;
        }
    }

    /**
     * One that could not be read.
     *
     * @param problem why, in words
     */
    record Unread(String name, String problem) implements PolicyDocument {
        @Override
        public List<PolicyFinding> findings() {
            return List.of();
        }

        @Override
        public Position position(PolicyFinding finding) {
            return Position.START;
        }
    }

    /** What is found in a policy that AWS would not take. */
    static PolicyFinding rejection(Position place, String sentence) {
        return new PolicyFinding(
                REJECTED,
                REJECTED.severity(),
                sentence,
                place.pointer().isEmpty() ? Optional.empty() : Optional.of(place.pointer()),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    /** Finds a place by its JSON pointer. */
    @FunctionalInterface
    interface Places {
        Position at(String pointer);
    }

    /** Everything that may be reported of documents, by which checks: each once, in the order of first mention. */
    static List<CheckMetadata> checks(List<PolicyDocument> documents) {
        List<CheckMetadata> checks = new ArrayList<>();
        checks.add(REJECTED);
        for (PolicyDocument document : documents) {
            if (document instanceof Judged judged) {
                checks.addAll(judged.report().checks());
                break;
            }
        }
        return checks;
    }
}
