package io.keyledger.report.export;

import io.keyledger.check.Severity;
import io.keyledger.check.Status;
import io.keyledger.report.csv.CellElements;
import io.keyledger.report.csv.TableRows;
import io.keyledger.report.text.IndentedJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code findings.asff.json}: the findings as an array in the AWS Security Finding Format, of which BatchImportFindings
 * takes 100 at a time. Findings that pass or do not apply are left out. The compliance status of an UNKNOWN finding is
 * WARNING, which AWS defines as "some information is missing".
 */
public final class AsffFindings implements RunFormat {
    private static final String SCHEMA = "2018-10-08";
    private static final int TITLE = 256;
    private static final int DESCRIPTION = 1024;
    private static final int REMEDIATION = 512;
    private static final int REQUIREMENTS = 32;
    private static final int FIELD = 1024;
    /** Security Hub has no findings without a Region. */
    private static final String REGION_OF_GLOBAL = "us-east-1";

    private static final Map<String, String> TYPES = Map.of(
            "AWS::KMS::Key", "AwsKmsKey",
            "AWS::S3::Bucket", "AwsS3Bucket",
            "AWS::EC2::Volume", "AwsEc2Volume",
            "AWS::RDS::DBInstance", "AwsRdsDbInstance",
            "AWS::RDS::DBCluster", "AwsRdsDbCluster",
            "AWS::DynamoDB::Table", "AwsDynamoDbTable",
            "AWS::SQS::Queue", "AwsSqsQueue",
            "AWS::SNS::Topic", "AwsSnsTopic",
            "AWS::SecretsManager::Secret", "AwsSecretsManagerSecret",
            "AWS::Lambda::Function", "AwsLambdaFunction");

    @Override
    public String file() {
        return "findings.asff.json";
    }

    @Override
    public void write(FinishedRun run, OutputStream target) throws IOException {
        String time = run.manifest().path("as_of").asString();
        Writer writer = new OutputStreamWriter(target, StandardCharsets.UTF_8);
        JsonGenerator json = IndentedJson.generator(writer);
        json.writeStartArray();
        run.forEachRow("findings.csv", row -> {
            Status status = Status.valueOf(row.cell("status"));
            if (status != Status.PASS && status != Status.NOT_APPLICABLE) {
                JsonMapper.shared().writeValue(json, finding(row, status, time));
            }
        });
        json.writeEndArray();
        json.writeRaw('\n');
        json.flush();
        writer.flush();
    }

    private static Map<String, Object> finding(TableRows row, Status status, String time) {
        String account = row.cell("account_id");
        String region = row.cell("region").equals("global") ? REGION_OF_GLOBAL : row.cell("region");
        String partition = AwsPartition.of(region);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("SchemaVersion", SCHEMA);
        json.put("Id", row.cell("finding_id"));
        json.put(
                "ProductArn",
                "arn:%s:securityhub:%s:%s:product/%s/default".formatted(partition, region, account, account));
        json.put("GeneratorId", "keyledger/" + row.cell("check_id"));
        json.put("AwsAccountId", account);
        json.put("Region", region);
        json.put("Types", List.of("Software and Configuration Checks/AWS Security Best Practices"));
        json.put("CreatedAt", time);
        json.put("UpdatedAt", time);
        json.put("Severity", Map.of("Label", label(Severity.valueOf(row.cell("severity")))));
        json.put("Title", cut(row.cell("check_id") + " " + row.cell("title"), TITLE));
        json.put(
                "Description", cut(row.cell("reason").isEmpty() ? row.cell("title") : row.cell("reason"), DESCRIPTION));
        if (!row.cell("remediation").isEmpty()) {
            String text = cut(row.cell("remediation"), REMEDIATION);
            json.put("Remediation", Map.of("Recommendation", Map.of("Text", text)));
        }
        json.put("Resources", List.of(resource(row, region, partition)));
        json.put("Compliance", compliance(row, status));
        json.put("Workflow", Map.of("Status", status == Status.WAIVED ? "SUPPRESSED" : "NEW"));
        json.put("RecordState", "ACTIVE");
        json.put("ProductFields", productFields(row));
        return json;
    }

    private static String label(Severity severity) {
        return severity == Severity.INFO ? "INFORMATIONAL" : severity.name();
    }

    private static Map<String, Object> resource(TableRows row, String region, String partition) {
        String arn = row.cell("resource_arn");
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("Type", TYPES.getOrDefault(row.cell("resource_type"), "Other"));
        resource.put("Id", arn.isEmpty() ? row.cell("resource_id") : arn);
        resource.put("Partition", partition);
        resource.put("Region", region);
        return resource;
    }

    private static Map<String, Object> compliance(TableRows row, Status status) {
        Map<String, Object> compliance = new LinkedHashMap<>();
        compliance.put("Status", status == Status.UNKNOWN ? "WARNING" : "FAILED");
        List<String> requirements = CellElements.of(row.cell("frameworks"));
        if (!requirements.isEmpty()) {
            compliance.put(
                    "RelatedRequirements",
                    requirements.stream().limit(REQUIREMENTS).toList());
        }
        return compliance;
    }

    private static Map<String, String> productFields(TableRows row) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String column : List.of(
                "check_id", "status", "resource_type", "key_arn", "key_name", "custody", "evidence", "waiver")) {
            if (!row.cell(column).isEmpty()) {
                fields.put("keyledger/" + column, cut(row.cell(column), FIELD));
            }
        }
        return fields;
    }

    /** Shortens a text to what AWS accepts, between characters. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + "…";
    }
}
