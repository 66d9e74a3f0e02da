package io.keyledger.report;

import io.keyledger.check.CheckSelection;
import io.keyledger.evaluate.RunSummary.Checks;
import io.keyledger.evaluate.row.CheckEvaluation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Which checks a run evaluated, as JSON. */
final class ChecksJson {
    private ChecksJson() {}

    /** In numbers. */
    static Map<String, Object> counts(Checks checks) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("available", checks.available());
        for (CheckEvaluation evaluation : CheckEvaluation.values()) {
            json.put(key(evaluation), checks.ids(evaluation).size());
        }
        addSelection(json, checks.selection());
        return json;
    }

    /** In numbers, with the ids of the checks that were not evaluated. */
    static Map<String, Object> names(Checks checks) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("available", checks.available());
        json.put(
                key(CheckEvaluation.EVALUATED),
                checks.ids(CheckEvaluation.EVALUATED).size());
        for (CheckEvaluation evaluation : CheckEvaluation.values()) {
            if (evaluation != CheckEvaluation.EVALUATED) {
                json.put(key(evaluation), checks.ids(evaluation));
            }
        }
        addSelection(json, checks.selection());
        return json;
    }

    private static String key(CheckEvaluation evaluation) {
        return evaluation.name().toLowerCase(Locale.ROOT);
    }

    /** Only if the run was narrowed. */
    private static void addSelection(Map<String, Object> json, CheckSelection selection) {
        if (selection.isAll()) {
            return;
        }
        Map<String, Object> chosen = new LinkedHashMap<>();
        chosen.put("checks", selection.checks());
        selection.severity().ifPresent(severity -> chosen.put("severity", severity.name()));
        chosen.put("frameworks", selection.frameworks());
        json.put("selection", chosen);
    }
}
