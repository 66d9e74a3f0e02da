package io.keyledger.report.export;

import io.keyledger.check.Severity;
import io.keyledger.check.Status;
import io.keyledger.report.csv.CellElements;
import io.keyledger.report.csv.TableRows;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code findings.ocsf.jsonl}: one Compliance Finding of OCSF 1.3.0 (class 2003) per line. The compliance status of an
 * UNKNOWN finding is 2, which OCSF defines as "did not yield a result due to missing information"; a waived failure is
 * a failure whose finding is suppressed.
 */
public final class OcsfFindings implements RunFormat {
    private static final String VERSION = "1.3.0";
    private static final int CATEGORY = 2;
    private static final int CLASS = 2003;
    private static final int CREATE = 1;

    @Override
    public String file() {
        return "findings.ocsf.jsonl";
    }

    @Override
    public void write(FinishedRun run, OutputStream target) throws IOException {
        long time = Instant.parse(run.manifest().path("as_of").asString()).toEpochMilli();
        String tool = run.manifest().path("tool_version").asString();
        run.forEachRow("findings.csv", row -> {
            target.write(JsonMapper.shared().writeValueAsBytes(finding(row, time, tool)));
            target.write('\n');
        });
    }

    private static Map<String, Object> finding(TableRows row, long time, String tool) {
        Status status = Status.valueOf(row.cell("status"));
        Severity severity = Severity.valueOf(row.cell("severity"));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("activity_id", CREATE);
        json.put("activity_name", "Create");
        json.put("category_uid", CATEGORY);
        json.put("category_name", "Findings");
        json.put("class_uid", CLASS);
        json.put("class_name", "Compliance Finding");
        json.put("type_uid", CLASS * 100 + CREATE);
        json.put("type_name", "Compliance Finding: Create");
        json.put("time", time);
        json.put("severity_id", severityId(severity));
        json.put("severity", severityCaption(severity));
        json.put("status_id", status == Status.WAIVED ? 3 : 1);
        json.put("status", status == Status.WAIVED ? "Suppressed" : "New");
        json.put("message", row.cell("reason"));
        json.put("metadata", metadata(tool));
        json.put("cloud", cloud(row));
        json.put("finding_info", findingInfo(row, time));
        json.put("compliance", compliance(row, status));
        if (!row.cell("remediation").isEmpty()) {
            json.put("remediation", Map.of("desc", row.cell("remediation")));
        }
        json.put("resources", List.of(resource(row)));
        json.put("unmapped", unmapped(row));
        return json;
    }

    private static int severityId(Severity severity) {
        return switch (severity) {
            case INFO -> 1;
            case LOW -> 2;
            case MEDIUM -> 3;
            case HIGH -> 4;
            case CRITICAL -> 5;
        };
    }

    private static String severityCaption(Severity severity) {
        return switch (severity) {
            case INFO -> "Informational";
            case LOW -> "Low";
            case MEDIUM -> "Medium";
            case HIGH -> "High";
            case CRITICAL -> "Critical";
        };
    }

    private static Map<String, Object> metadata(String tool) {
        Map<String, Object> product = new LinkedHashMap<>();
        product.put("name", "keyledger");
        product.put("vendor_name", "keyledger");
        product.put("version", tool);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("version", VERSION);
        metadata.put("product", product);
        metadata.put("profiles", List.of("cloud"));
        return metadata;
    }

    private static Map<String, Object> cloud(TableRows row) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("uid", row.cell("account_id"));
        account.put("type_id", 10);
        account.put("type", "AWS Account");
        Map<String, Object> cloud = new LinkedHashMap<>();
        cloud.put("provider", "AWS");
        cloud.put("region", row.cell("region"));
        cloud.put("account", account);
        return cloud;
    }

    private static Map<String, Object> findingInfo(TableRows row, long time) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("uid", row.cell("finding_id"));
        info.put("title", row.cell("title"));
        info.put("desc", row.cell("reason"));
        info.put("created_time", time);
        info.put("types", List.of("Encryption keys"));
        return info;
    }

    private static Map<String, Object> compliance(TableRows row, Status status) {
        List<String> requirements = CellElements.of(row.cell("frameworks"));
        Map<String, Object> compliance = new LinkedHashMap<>();
        compliance.put("control", row.cell("check_id"));
        compliance.put("standards", standards(requirements));
        compliance.put("requirements", requirements);
        compliance.put(
                "status_id",
                switch (status) {
                    case PASS, NOT_APPLICABLE -> 1;
                    case UNKNOWN -> 2;
                    case FAIL, WAIVED -> 3;
                });
        compliance.put(
                "status",
                switch (status) {
                    case PASS, NOT_APPLICABLE -> "Pass";
                    case UNKNOWN -> "Warning";
                    case FAIL, WAIVED -> "Fail";
                });
        compliance.put("status_code", status.name());
        compliance.put("status_detail", row.cell("reason"));
        return compliance;
    }

    /** The first word of each requirement; the checks are a standard of their own where no other has them. */
    private static List<String> standards(List<String> requirements) {
        List<String> standards = requirements.stream()
                .map(requirement -> requirement.split(" ", 2)[0])
                .distinct()
                .toList();
        return standards.isEmpty() ? List.of("keyledger") : standards;
    }

    private static Map<String, Object> resource(TableRows row) {
        String arn = row.cell("resource_arn");
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("uid", arn.isEmpty() ? row.cell("resource_id") : arn);
        resource.put("name", row.cell("resource_id"));
        resource.put("type", row.cell("resource_type"));
        resource.put("region", row.cell("region"));
        resource.put("cloud_partition", AwsPartition.of(row.cell("region")));
        return resource;
    }

    /** What OCSF has no attribute for. */
    private static Map<String, Object> unmapped(TableRows row) {
        Map<String, Object> unmapped = new LinkedHashMap<>();
        for (String column : List.of("custody", "key_arn", "key_name", "evidence", "witness", "waiver")) {
            if (!row.cell(column).isEmpty()) {
                unmapped.put(column, row.cell(column));
            }
        }
        return unmapped;
    }
}
