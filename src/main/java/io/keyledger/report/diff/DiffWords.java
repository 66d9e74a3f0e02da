package io.keyledger.report.diff;

import io.keyledger.check.Severity;
import io.keyledger.evaluate.diff.Cause;
import io.keyledger.evaluate.diff.Change;
import io.keyledger.evaluate.diff.Change.Kind;
import io.keyledger.evaluate.diff.Change.Subject;
import io.keyledger.evaluate.diff.ChangeType;
import io.keyledger.evaluate.diff.DiffSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What people read about changes. */
public final class DiffWords {
    private DiffWords() {}

    /** The type as a heading. */
    public static String heading(ChangeType type) {
        String words = type.text().replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The subject in a few words. */
    public static String subject(Change change) {
        Subject subject = change.subject();
        String name = subject.name().isEmpty() ? subject.id() : subject.name();
        String what = switch (subject.kind()) {
            case FINDING -> subject.detail() + " " + name;
            case ACCESS -> subject.id() + " " + subject.detail() + " with " + name;
            case GRANT -> subject.id() + " of " + name;
            case KEY, RESOURCE, COVERAGE -> name;
        };
        return what + " (" + subject.accountId() + " " + subject.region() + ")";
    }

    /** What differs. */
    public static String difference(Change change) {
        return change.subject().kind() == Kind.ACCESS
                ? ""
                : change.column() + " " + value(change.before()) + " → " + value(change.after());
    }

    private static String value(String cell) {
        return cell.isEmpty() ? "none" : cell;
    }

    /** Why, as far as it is known. */
    public static String causes(Change change) {
        return change.causes().stream().sorted().map(DiffWords::word).collect(Collectors.joining(" or "));
    }

    private static String word(Cause cause) {
        return cause == Cause.AWS ? "AWS" : cause.text();
    }

    /** Which causes some changes may have; empty if every cause is known. */
    public static String notToldApart(DiffSummary summary) {
        return summary.notToldApart().isEmpty()
                ? ""
                : "Not told apart: changes caused by "
                        + summary.notToldApart().stream()
                                .sorted()
                                .map(DiffWords::word)
                                .collect(Collectors.joining(" or "))
                        + ", where a change names more than one cause.";
    }

    /** The counts of all types in one sentence, for example {@code 2 new, 1 fixed}. */
    public static String counts(DiffSummary summary) {
        List<String> words = new ArrayList<>();
        for (ChangeType type : ChangeType.values()) {
            if (summary.count(type) > 0) {
                words.add(String.format(Locale.ROOT, "%,d ", summary.count(type))
                        + type.text().replace('-', ' '));
            }
        }
        return words.isEmpty() ? "nothing changed" : String.join(", ", words);
    }

    /** The reason of the newer run, or the one that held before; empty if there is none. */
    public static String reason(Change change) {
        boolean past = switch (change.type()) {
            case FIXED, GONE, LOST_FROM_SIGHT -> true;
            default -> false;
        };
        return past && !change.reason().isEmpty() ? "before: " + change.reason() : change.reason();
    }

    /** The severity; empty for what is not a finding. */
    public static String severity(Change change) {
        return change.severity().map(Severity::name).orElse("");
    }
}
