package io.keyledger.cli.settings;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.CheckSelection;
import io.keyledger.check.Framework;
import io.keyledger.check.Frameworks;
import io.keyledger.check.ListedCheck;
import io.keyledger.check.ListedCheck.Evaluation;
import io.keyledger.check.Severity;
import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.InvalidConfigurationException;
import io.keyledger.cli.configuration.SettingPath;
import io.keyledger.cli.process.NearestName;
import io.keyledger.cli.process.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Converts the configured selection of checks, and rejects names that do not exist. */
final class ChosenChecks {
    private static final int MOST_NAMES = 10;
    private static final SettingPath SELECT = SettingPath.ROOT.child("select");

    private ChosenChecks() {}

    /** @throws UsageException if it names a check or a framework that does not exist */
    static CheckSelection of(Configuration configuration, Frameworks frameworks) {
        Configuration.Select select = configuration.select();
        List<String> ids = select.checks().isEmpty()
                ? List.of()
                : CheckCatalogue.standard().listed().stream()
                        .map(ListedCheck::id)
                        .toList();
        return new CheckSelection(
                names(configuration, "checks", "unknown check", select.checks(), ids),
                Optional.of(select.severity()).filter(severity -> severity != Severity.INFO),
                names(
                        configuration,
                        "frameworks",
                        "unknown framework",
                        select.frameworks(),
                        frameworks.all().stream().map(Framework::id).toList()));
    }

    /** The names as they are defined, which may be given in any case. */
    private static List<String> names(
            Configuration configuration, String key, String problem, List<String> given, List<String> known) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String name = given.get(i);
            SettingPath path = SELECT.child(key).child(Integer.toString(i));
            names.add(known.stream()
                    .filter(name::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(() -> new InvalidConfigurationException(
                            path,
                            configuration.origins().of(path) + ": " + problem + " '" + name + "'"
                                    + suggestion(name.toUpperCase(Locale.ROOT), known))));
        }
        return names.stream().distinct().sorted().toList();
    }

    /** The nearest name, or else those that begin like it. */
    private static String suggestion(String name, List<String> known) {
        List<String> longer = known.stream()
                .filter(id -> id.startsWith(name))
                .limit(MOST_NAMES)
                .toList();
        return longer.isEmpty()
                ? NearestName.suggestion(name, known)
                : "; did you mean " + String.join(" or ", longer) + "?";
    }

    /** @throws UsageException if a selected check is disabled, or no check is left */
    static void requireSome(Configuration configuration, CheckCatalogue catalogue) {
        CheckSelection selection = catalogue.selection();
        for (ListedCheck check : catalogue.listed()) {
            if (check.evaluation() == Evaluation.DISABLED && selection.checks().contains(check.id())) {
                throw new UsageException(configuration.origins().of(SELECT.child("checks")) + ": the check "
                        + check.id() + " is disabled by checks.disabled; remove it from one of the two");
            }
        }
        if (!selection.isAll()
                && catalogue.listed().stream().noneMatch(check -> check.evaluation() == Evaluation.EVALUATED)) {
            throw new UsageException(
                    "No check is left to evaluate: " + String.join("; ", demands(configuration, selection)));
        }
    }

    /** What each part of a selection demands. */
    private static List<String> demands(Configuration configuration, CheckSelection selection) {
        UnaryOperator<String> origin = name -> configuration.origins().of(SELECT.child(name));
        List<String> parts = new ArrayList<>();
        if (!selection.checks().isEmpty()) {
            parts.add(origin.apply("checks") + " selects " + String.join(", ", selection.checks()));
        }
        selection
                .severity()
                .ifPresent(severity -> parts.add(origin.apply("severity") + " selects checks of severity "
                        + severity.name().toLowerCase(Locale.ROOT) + " or higher"));
        if (!selection.frameworks().isEmpty()) {
            parts.add(origin.apply("frameworks") + " selects checks for " + String.join(", ", selection.frameworks()));
        }
        return parts;
    }
}
