package io.keyledger.evaluate.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyledger.report.csv.RunTableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The folder of a run with the columns that a comparison reads. */
public final class RunFixture {
    static final String ACCOUNT = "111122223333";
    static final String REGION = "eu-west-1";
    private static final String PLACE = ACCOUNT + "," + REGION + ",";
    private static final Map<String, String> HEADERS = Map.of(
            "findings.csv",
            "finding_id,account_id,region,check_id,severity,status,resource_type,resource_id,resource_arn,key_arn,reason,key_name",
            "checks.csv",
            "check_id,account_id,region,pass,fail,unknown,not_applicable,waived",
            "keys.csv",
            "account_id,region,key_id,key_arn,aliases,description,custody,key_state,creation_date,deletion_date,"
                    + "material_expires_at,rotation,last_rotation_date,policy_reach,requests,period_days,total_usd_month",
            "resources.csv",
            "account_id,region,service,resource_type,resource_id,resource_arn,custody,key_arn,at_risk,purpose",
            "access.csv",
            "account_id,region,key_arn,capability,principal,via,key_name",
            "grants.csv",
            "account_id,region,key_arn,grant_id,grantee,operations,key_name",
            "coverage.csv",
            "account_id,region,service,action,asked,answered,denied,throttled,failed,role");

    private final Map<String, List<String>> rows = new TreeMap<>();
    private String asOf = "2026-11-24T03:00:00Z";
    private String snapshot = "a";
    private String tool = "1";
    private String scope = "[]";
    private String settings = "";
    private String findings = "OPEN";
    private String disabled = "";

    private RunFixture() {
        HEADERS.keySet().forEach(file -> rows.put(file, new ArrayList<>()));
    }

    /** A run that read everything it asked of KMS and S3 in one Region. */
    public static RunFixture run() {
        return new RunFixture().called("kms", "ListKeys", 0).called("s3", "ListBuckets", 0);
    }

    /** A run of nothing. */
    public static RunFixture blank() {
        return new RunFixture();
    }

    public RunFixture asOf(String instant) {
        asOf = instant;
        return this;
    }

    public RunFixture snapshot(String digest) {
        snapshot = digest;
        return this;
    }

    public RunFixture tool(String version) {
        tool = version;
        return this;
    }

    public RunFixture regions(String json) {
        scope = json;
        return this;
    }

    public RunFixture settings(String value) {
        settings = value;
        return this;
    }

    public RunFixture disabled(String check) {
        disabled = "\"" + check + "\"";
        return this;
    }

    public RunFixture listingAll() {
        findings = "ALL";
        return this;
    }

    public RunFixture called(String service, String action, int denied) {
        return add(
                "coverage.csv", PLACE + service + "," + action + ",1," + (1 - denied) + "," + denied + ",0,0,listing");
    }

    /** A key with a name of one letter. */
    public RunFixture key(String name) {
        return key(name, Map.of());
    }

    /** A key with other cells than an ordinary key. */
    public RunFixture key(String name, Map<String, String> cells) {
        Map<String, String> row = new TreeMap<>(Map.of(
                "account_id",
                ACCOUNT,
                "region",
                REGION,
                "key_id",
                name,
                "key_arn",
                keyArn(name),
                "aliases",
                "alias/" + name,
                "custody",
                "customer-managed",
                "key_state",
                "Enabled",
                "rotation",
                "on",
                "policy_reach",
                "account",
                "total_usd_month",
                "1.00"));
        row.putAll(cells);
        return add(
                "keys.csv",
                String.join(
                        ",",
                        columns("keys.csv").stream()
                                .map(column -> row.getOrDefault(column, ""))
                                .toList()));
    }

    static List<String> columns(String file) {
        return Arrays.asList(HEADERS.getOrDefault(file, "").split(",", -1));
    }

    public static String keyArn(String name) {
        return "arn:aws:kms:" + REGION + ":" + ACCOUNT + ":key/" + name;
    }

    public RunFixture finding(String check, String key, String severity, String status) {
        return add(
                "findings.csv",
                "kl-" + check + key + "," + PLACE + check + "," + severity + "," + status + ",AWS::KMS::Key," + key
                        + "," + keyArn(key) + "," + keyArn(key) + ",why,alias/" + key);
    }

    public RunFixture bucketFinding(String check, String bucket, String status) {
        return add(
                "findings.csv",
                "kl-" + check + bucket + "," + PLACE + check + ",HIGH," + status + ",AWS::S3::Bucket," + bucket
                        + ",arn:aws:s3:::" + bucket + ",,why,");
    }

    public RunFixture billFinding(String check, String usageType, String status) {
        return add(
                "findings.csv",
                "kl-" + check + usageType + "," + PLACE + check + ",LOW," + status + ",AWS::KMS::Usage," + usageType
                        + ",,,why,");
    }

    public RunFixture bucket(String name, String custody, String key, String risk) {
        return add(
                "resources.csv",
                PLACE + "s3,AWS::S3::Bucket," + name + ",arn:aws:s3:::" + name + "," + custody + "," + key + "," + risk
                        + ",data");
    }

    public RunFixture counted(String check, int passed, int notApplicable) {
        return add("checks.csv", check + "," + PLACE + passed + ",0,0," + notApplicable + ",0");
    }

    public RunFixture access(String key, String capability, String principal) {
        return add("access.csv", PLACE + keyArn(key) + "," + capability + "," + principal + ",key policy,alias/" + key);
    }

    public RunFixture grant(String key, String id, String grantee) {
        return add("grants.csv", PLACE + keyArn(key) + "," + id + "," + grantee + ",Decrypt,alias/" + key);
    }

    private RunFixture add(String file, String row) {
        rows.getOrDefault(file, new ArrayList<>()).add(row);
        return this;
    }

    /** Writes the folder, with rows in the order of the files. */
    public Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, List<String>> table : rows.entrySet()) {
                Files.write(folder.resolve(table.getKey()), lines(table.getKey(), table.getValue()), UTF_8);
            }
            Files.writeString(folder.resolve("manifest.json"), """
                {"tool_version":"%s","as_of":"%s","snapshot":{"begun":"%s","sha256":"%s"},
                 "scope":{"accounts":[],"regions":%s,"collectors":[],"options":{}}}
                """.formatted(tool, asOf, asOf, snapshot, scope));
            Files.writeString(folder.resolve("configuration.json"), """
                {"checks":{"disabled":[%s],"other":"%s"},"evaluate":{"findings":"%s"}}
                """.formatted(disabled, settings, findings));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String file, List<String> rows) {
        List<String> columns = columns(file);
        List<Integer> key = order(file).stream().map(columns::indexOf).toList();
        List<String> sorted = new ArrayList<>(rows);
        sorted.sort((one, other) -> CodePoints.compare(cells(one, key), cells(other, key)));
        sorted.addFirst(String.join(",", columns));
        return sorted;
    }

    private static List<String> order(String file) {
        return switch (file) {
            case "findings.csv" -> ComparedTable.FINDINGS.key();
            case "keys.csv" -> ComparedTable.KEYS.key();
            case "resources.csv" -> ComparedTable.RESOURCES.key();
            case "access.csv" -> List.of("account_id", "region", "key_arn", "capability", "principal", "via");
            case "grants.csv" -> List.of("account_id", "region", "key_arn", "grant_id");
            case "coverage.csv" -> ComparedTable.COVERAGE.key();
            default -> List.of("check_id", "account_id", "region");
        };
    }

    private static String[] cells(String line, List<Integer> places) {
        String[] cells = line.split(",", -1);
        return places.stream().map(place -> cells[place]).toArray(String[]::new);
    }

    /** The changes between two written runs, in the order in which they are found. */
    static List<Change> diff(Path older, Path newer, Step... steps) throws IOException {
        List<Change> changes = new ArrayList<>();
        RunDiff.compare(
                RunDescription.read(older),
                new RunTableFiles(older),
                List.of(steps),
                RunDescription.read(newer),
                new RunTableFiles(newer),
                changes::add);
        return changes;
    }
}
