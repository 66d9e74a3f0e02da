package io.keyledger.evaluate;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.CheckSelection;
import io.keyledger.check.Framework;
import io.keyledger.check.ListedCheck;
import io.keyledger.check.Status;
import io.keyledger.evaluate.row.CheckCount;
import io.keyledger.evaluate.row.CheckEvaluation;
import io.keyledger.evaluate.row.CheckOutcome;
import io.keyledger.evaluate.row.RequirementRow;
import io.keyledger.inventory.ResourceTypes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All checks of a run: which were evaluated, which were not and why, and how each went. */
final class CheckPopulation {
    private final CheckCatalogue catalogue;
    private final UnseenResources unseen;
    private final boolean hasBill;
    private final Map<String, Map<Status, Long>> counts = new TreeMap<>();

    /**
     * Prepares to tell how checks went.
     *
     * @param hasBill whether there is a bill to judge
     * @param rows the counts of the evaluated checks
     */
    CheckPopulation(CheckCatalogue catalogue, UnseenResources unseen, boolean hasBill, List<CheckCount> rows) {
        this.catalogue = catalogue;
        this.unseen = unseen;
        this.hasBill = hasBill;
        for (CheckCount row : rows) {
            Map<Status, Long> sums = counts.computeIfAbsent(row.checkId(), _ -> new EnumMap<>(Status.class));
            row.counts().forEach((status, count) -> sums.merge(status, count, Long::sum));
        }
    }

    /** A row for each check that was not evaluated. */
    List<CheckCount> leftOut() {
        return catalogue.listed().stream()
                .filter(check -> evaluation(check) != CheckEvaluation.EVALUATED)
                .map(check -> new CheckCount(
                        check.id(),
                        check.metadata().title(),
                        check.severity(),
                        "",
                        "",
                        Map.of(),
                        check.frameworks(),
                        evaluation(check)))
                .toList();
    }

    /** The checks in numbers and names. */
    RunSummary.Checks summary() {
        Map<CheckEvaluation, List<String>> byEvaluation = new EnumMap<>(CheckEvaluation.class);
        for (CheckEvaluation evaluation : CheckEvaluation.values()) {
            byEvaluation.put(evaluation, new ArrayList<>());
        }
        for (ListedCheck check : catalogue.listed()) {
            byEvaluation
                    .computeIfAbsent(evaluation(check), _ -> new ArrayList<>())
                    .add(check.id());
        }
        return new RunSummary.Checks(catalogue.selection(), byEvaluation);
    }

    /** The requirements of the frameworks; of the selected ones if any are selected. */
    List<RequirementRow> requirements(List<Framework> frameworks) {
        CheckSelection selection = catalogue.selection();
        Map<String, CheckOutcome> outcomes = new TreeMap<>();
        catalogue.listed().forEach(check -> outcomes.put(check.id(), outcome(check)));
        List<RequirementRow> rows = new ArrayList<>();
        for (Framework framework : frameworks) {
            if (selection.frameworks().isEmpty()
                    || selection.frameworks().stream().anyMatch(framework.id()::equalsIgnoreCase)) {
                framework.requirements().forEach((number, requirement) -> {
                    Map<String, CheckOutcome> checks = new TreeMap<>();
                    requirement
                            .checks()
                            .forEach(id -> checks.put(id, outcomes.getOrDefault(id, CheckOutcome.NOT_EVALUATED)));
                    rows.add(new RequirementRow(framework, number, requirement, checks));
                });
            }
        }
        return rows;
    }

    private CheckEvaluation evaluation(ListedCheck check) {
        return switch (check.evaluation()) {
            case NOT_SELECTED -> CheckEvaluation.NOT_SELECTED;
            case DISABLED -> CheckEvaluation.DISABLED;
            case EVALUATED -> ofEvidence(catalogue.types(check.id()));
        };
    }

    private CheckEvaluation ofEvidence(Set<String> types) {
        if (!hasBill && types.contains(ResourceTypes.KMS_USAGE)) {
            return CheckEvaluation.NO_BILL;
        }
        return unseen.leavesOutAll(types) ? CheckEvaluation.NOT_COLLECTED : CheckEvaluation.EVALUATED;
    }

    private CheckOutcome outcome(ListedCheck check) {
        Map<Status, Long> sums = counts.getOrDefault(check.id(), Map.of());
        Set<String> types = catalogue.types(check.id());
        if (sums.containsKey(Status.FAIL)) {
            return CheckOutcome.FAILED;
        }
        if (evaluation(check) != CheckEvaluation.EVALUATED) {
            return CheckOutcome.NOT_EVALUATED;
        }
        if (sums.containsKey(Status.UNKNOWN) || unseen.mayHide(types)) {
            return CheckOutcome.UNKNOWN;
        }
        if (unseen.leavesOutAny(types)) {
            return CheckOutcome.NOT_EVALUATED;
        }
        if (sums.containsKey(Status.WAIVED)) {
            return CheckOutcome.WAIVED;
        }
        return sums.containsKey(Status.PASS) ? CheckOutcome.PASSED : CheckOutcome.NOT_APPLICABLE;
    }
}
