package io.keyledger.report;

import io.keyledger.check.Finding;
import io.keyledger.classify.Custody;
import io.keyledger.report.csv.Column;
import io.keyledger.report.csv.Table;
import java.util.List;

/** {@code findings.csv}: one check on one resource. */
final class FindingsCsv {
    static final Table<Finding> TABLE = Table.of(
            "findings.csv",
            List.of(
                    Column.plain("finding_id", Finding::findingId),
                    Column.plain("account_id", Finding::accountId),
                    Column.plain("region", Finding::region),
                    Column.plain("check_id", Finding::checkId),
                    Column.plain("title", Finding::title),
                    Column.plain("severity", finding -> finding.severity().name()),
                    Column.plain("status", finding -> finding.verdict().status().name()),
                    Column.plain("resource_type", Finding::resourceType),
                    Column.text("resource_id", Finding::resourceId),
                    Column.text("resource_arn", Finding::resourceArn),
                    Column.text("key_arn", Finding::keyArn),
                    Column.plain("custody", FindingsCsv::custody),
                    Column.text("reason", finding -> finding.verdict().reason()),
                    Column.text("evidence", finding -> finding.verdict().evidence()),
                    Column.text("witness", finding -> finding.verdict().witness()),
                    Column.text("remediation", Finding::remediation),
                    Column.sharedList("frameworks", Finding::frameworks),
                    Column.text("waiver", Finding::waiver),
                    Column.text("key_name", Finding::keyName)),
            List.of("account_id", "region", "resource_type", "resource_arn", "check_id", "finding_id"));

    private FindingsCsv() {}

    private static String custody(Finding finding) {
        Custody custody = finding.custody();
        return custody == null ? "" : custody.text();
    }
}
