package io.keyledger.evaluate.policy;

import io.keyledger.check.CheckMetadata;
import io.keyledger.check.Severity;
import io.keyledger.policy.language.Position;
import io.keyledger.policy.search.PolicyReach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A key policy in a file, or a file without one, and the result of checking it. */
public sealed interface CheckedPolicyFile {
    /** A policy that AWS would refuse is found before everything else. */
    CheckMetadata REJECTED = new CheckMetadata(
            "KMS-POLICY-REJECTED",
            "AWS accepts the key policy",
            Severity.HIGH,
            "",
            "IAM User Guide, grammar of the JSON policy language; AWS KMS API Reference, PutKeyPolicy");

    /** The file's name as given by the user. */
    String name();

    /** The resource of a template that has the policy: a logical id or address. Empty if the file is the policy. */
    default String resource() {
        return "";
    }

    /** The file's name, with the resource of a template. */
    default String label() {
        return resource().isEmpty() ? name() : name() + " " + resource();
    }

    default List<PolicyFinding> findings() {
        return List.of();
    }

    /** The position of a finding in the file. */
    default Position position(PolicyFinding finding) {
        return Position.START;
    }

    /**
     * A policy that AWS would accept.
     *
     * @param accountAssumed whether the account was taken from the policy itself
     */
    record Judged(String name, String resource, PolicyReport report, boolean accountAssumed, Places places)
            implements CheckedPolicyFile {
        @Override
        public List<PolicyFinding> findings() {
            return report.findings();
        }

        @Override
        public Position position(PolicyFinding finding) {
            return places.at(finding.statement().orElse(""));
        }
    }

    /** A policy that AWS would refuse. */
    record Rejected(String name, String resource, Position place, String sentence) implements CheckedPolicyFile {
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
     * A policy of a template that only the deployment knows.
     *
     * @param place where the template declares it
     * @param reason why nothing can be said about it
     */
    record Undecided(String name, String resource, Position place, String reason) implements CheckedPolicyFile {
        @Override
        public Position position(PolicyFinding finding) {
            return place;
        }
    }

    /**
     * A template that declares no key.
     *
     * @param kind of template, in words
     */
    record WithoutKeys(String name, String kind) implements CheckedPolicyFile {}

    /** Whether something about the reach of the policy is unknown. */
    default boolean isUndecided() {
        return switch (this) {
            case Judged judged -> judged.report().reach() == PolicyReach.UNKNOWN;
            case Undecided _ -> true;
            case Rejected _, WithoutKeys _, Unread _ -> false;
        };
    }

    /**
     * A file that could not be read.
     *
     * @param problem why
     */
    record Unread(String name, String problem) implements CheckedPolicyFile {}

    /** The finding about a policy that AWS would refuse. */
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

    /** Finds a position by its JSON pointer. */
    @FunctionalInterface
    interface Places {
        Position at(String pointer);
    }

    /** All checks of the documents, each once, in order of first mention. */
    static List<CheckMetadata> checks(List<CheckedPolicyFile> documents) {
        List<CheckMetadata> checks = new ArrayList<>();
        checks.add(REJECTED);
        for (CheckedPolicyFile document : documents) {
            if (document instanceof Judged judged) {
                checks.addAll(judged.report().checks());
                break;
            }
        }
        return checks;
    }
}
