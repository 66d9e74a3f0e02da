package io.keyledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.Main;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.StopSignal;
import io.keyledger.moto.ImportRitual;
import io.keyledger.moto.MotoAccount;
import io.keyledger.moto.MotoServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.ec2.model.VolumeType;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.OriginType;
import software.amazon.awssdk.services.kms.model.Tag;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** The story of the three kinds of keys, told in an AWS and read as an auditor reads the files of the run. */
class ThreeKindsOfKeysIT {
    @RegisterExtension
    static final MotoServer moto = MotoServer.shared();

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant expiry = now.plus(Duration.ofDays(1));
    private final Instant audited = now.plus(Duration.ofDays(3));

    private final MotoAccount account = moto.in(Region.US_EAST_1);
    private final KmsClient kms = account.kms();

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private RunFiles run = RunFiles.NONE;

    @TempDir
    private Path folder;

    @BeforeEach
    void beSomebody() {
        System.setProperty("aws.accessKeyId", "AKIAIOSFODNN7EXAMPLE");
        System.setProperty("aws.secretAccessKey", "not-a-secret");
    }

    @AfterEach
    void beNobody() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void anAuditorReadsThemInTheFilesOfTheRun() throws IOException {
        String managed = moto.controls().createAwsManagedKey(MotoServer.ACCOUNT, Region.US_EAST_1, "s3");
        bucket("invoices", null);
        String administrator = role("KeyAdministrator", "");
        String application = role("OrderService", "");
        String reporting = role("Reporting", """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*"}]}
            """);
        String own = kms.createKey(key -> key.description("orders")
                        .policy(policy(administrator, application))
                        .tags(Tag.builder().tagKey("owner").tagValue("orders").build()))
                .keyMetadata()
                .arn();
        kms.createAlias(alias -> alias.aliasName("alias/orders").targetKeyId(own));
        bucket("orders", "alias/orders");
        measure(own, "Decrypt", 42);
        String imported = kms.createKey(key -> key.origin(OriginType.EXTERNAL).description("archive"))
                .keyMetadata()
                .arn();
        new ImportRitual(kms).importInto(imported, ImportRitual.material(), expiry);
        String volume = volume(imported);
        moto.controls().moveClockTo(audited);

        assertThat(audit()).as("exit code: %s", err).isEqualTo(1);

        assertThat(cells("keys", key(managed), "custody", "lifecycle", "key_manager", "origin", "rotation"))
                .containsExactly("aws-managed", "active", "AWS", "AWS_KMS", "on");
        assertThat(cells("keys", key(own), "custody", "lifecycle", "key_manager", "origin", "rotation"))
                .containsExactly("customer-managed", "active", "CUSTOMER", "AWS_KMS", "off");
        assertThat(cells("keys", key(imported), "custody", "lifecycle", "key_state", "origin", "rotation"))
                .containsExactly("imported", "suspended", "PendingImport", "EXTERNAL", "not-offered");
        assertThat(run.rows("keys"))
                .hasSize(3)
                .allSatisfy(key -> assertThat(key)
                        .containsEntry("resources_protected", "1")
                        .containsEntry("policy_reach", "account"));

        theResourcesAreJoinedToTheirKeys(managed, own, imported, volume);
        theAdministratorManagesAndTheApplicationUses(own, administrator, application, reporting);
        everyPrincipalOfTheAccountDecryptsThroughS3(managed);
        theExpiredMaterialIsMostUrgent(imported, volume);
        theCostsNameTheirPrice(managed, own, imported);
        assertThat(run.rows("coverage"))
                .filteredOn(action -> !"not collected".equals(action.get("action")))
                .isNotEmpty()
                .allSatisfy(action -> {
                    assertThat(action).containsEntry("answered", action.get("asked"));
                    assertThat(action.getOrDefault("note", ""))
                            .isIn("", "not offered: the server that stands in for AWS has no " + action.get("action"));
                });
        assertThat(run.rows("findings"))
                .extracting(finding -> finding.get("status"))
                .doesNotContain("UNKNOWN");
    }

    private void theResourcesAreJoinedToTheirKeys(String managed, String own, String imported, String volume) {
        String[] columns = {"custody", "encryption", "key_reference", "key_arn", "key_state", "at_risk"};
        assertThat(cells("resources", Map.of("resource_id", "invoices"), columns))
                .containsExactly("aws-managed", "aws:kms", "alias/aws/s3", managed, "Enabled", "no");
        assertThat(cells("resources", Map.of("resource_id", "orders"), columns))
                .containsExactly("customer-managed", "aws:kms", "alias/orders", own, "Enabled", "no");
        assertThat(cells("resources", Map.of("resource_id", volume), columns))
                .containsExactly("imported", "sse-kms", imported, imported, "PendingImport", "yes");
    }

    private void theAdministratorManagesAndTheApplicationUses(
            String own, String administrator, String application, String reporting) {
        assertThat(capabilities(own, administrator)).containsExactly("administer", "delegate", "destroy", "metadata");
        assertThat(capabilities(own, application)).containsExactly("decrypt", "encrypt", "metadata");
        assertThat(capabilities(own, reporting)).containsExactly("decrypt");
        assertThat(cells("access", access(own, "administer", administrator), "via", "statement", "reach"))
                .containsExactly("key policy", "/Statement/1", "account");
        assertThat(cells("access", access(own, "decrypt", application), "via", "statement", "reach"))
                .containsExactly("key policy", "/Statement/2", "account");
        assertThat(cells("access", access(own, "decrypt", reporting), "via", "statement", "reach"))
                .containsExactly("root delegation and IAM", "/Statement/0", "account");
        String root = "arn:aws:iam::" + MotoServer.ACCOUNT + ":root";
        assertThat(cells("keys", key(own), "decryptors"))
                .containsExactly(String.join(";", application, reporting, root));
    }

    private void everyPrincipalOfTheAccountDecryptsThroughS3(String managed) {
        assertThat(cells(
                        "access",
                        access(managed, "decrypt", "account " + MotoServer.ACCOUNT),
                        "principal_type",
                        "via",
                        "conditions"))
                .containsExactly("account", "key policy", "kms:ViaService is s3.us-east-1.amazonaws.com");
    }

    private void theExpiredMaterialIsMostUrgent(String imported, String volume) {
        assertThat(run.rows("findings"))
                .filteredOn(finding -> Objects.equals(finding.get("severity"), "CRITICAL")
                        && Objects.equals(finding.get("status"), "FAIL"))
                .extracting(finding -> finding.get("check_id"))
                .containsExactlyInAnyOrder("KMS-IMPORTED-MATERIAL-MISSING-IN-USE", "RESOURCE-KEY-UNUSABLE");
        assertThat(cells("findings", check("KMS-IMPORTED-MATERIAL-MISSING-IN-USE", imported), "evidence"))
                .first()
                .asString()
                .contains("KeyState=PendingImport")
                .contains(volume);
        assertThat(cells("findings", check("KMS-IMPORTED-MATERIAL-MISSING-IN-USE", imported), "remediation"))
                .first()
                .asString()
                .startsWith("aws kms get-parameters-for-import --region us-east-1 --key-id ");
    }

    private void theCostsNameTheirPrice(String managed, String own, String imported) {
        assertThat(cells("costs", line(own, "requests"), "operation", "quantity", "unit_price_usd", "amount_usd"))
                .containsExactly("Decrypt", "42", "0.000003", "0.000126");
        assertThat(cells("costs", line(managed, "storage"), "amount_usd_month", "note"))
                .containsExactly("0.00", "AWS managed keys are free to store");
        for (String key : List.of(own, imported)) {
            assertThat(cells("costs", line(key, "storage"), "unit_price_usd")).containsExactly("1.00");
            // Three of thirty days, less the moment between the beginning of the test and the making of the key.
            assertThat(cells("costs", line(key, "storage"), "amount_usd"))
                    .singleElement()
                    .satisfies(amount -> assertThat(new BigDecimal(amount))
                            .isBetween(new BigDecimal("0.0999"), new BigDecimal("0.1")));
            assertThat(cells("costs", line(key, "storage"), "amount_usd_month")).containsExactly("1.00");
        }
    }

    private int audit() throws IOException {
        Environment environment = new Environment(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Map.of(),
                InstantSource.fixed(audited),
                folder,
                new StopSignal());
        // The fixtures are in these services; Moto lacks some operations of the others.
        Path configuration =
                Files.writeString(folder.resolve("services.yaml"), "scope:\n  collectors: [ebs, iam, kms, s3]\n");
        int code = Main.run(
                environment,
                "audit",
                "--quiet",
                "--config",
                configuration.toString(),
                "--endpoint-url",
                moto.endpoint().toString(),
                "--region",
                "us-east-1");
        run = RunFiles.onlyIn(folder.resolve("reports"));
        return code;
    }

    /** Some cells of the only row that has these cells. */
    private List<@Nullable String> cells(String file, Map<String, String> having, String... columns) {
        Map<String, String> row = run.row(file, having);
        return Arrays.stream(columns).<@Nullable String>map(row::get).toList();
    }

    private static Map<String, String> key(String arn) {
        return Map.of("key_arn", arn);
    }

    private static Map<String, String> access(String key, String capability, String principal) {
        return Map.of("key_arn", key, "capability", capability, "principal", principal);
    }

    private static Map<String, String> check(String id, String key) {
        return Map.of("check_id", id, "key_arn", key);
    }

    private static Map<String, String> line(String key, String line) {
        return Map.of("key_arn", key, "line", line);
    }

    private List<String> capabilities(String key, String principal) {
        return run.rows("access").stream()
                .filter(row -> row.entrySet()
                        .containsAll(
                                Map.of("key_arn", key, "principal", principal).entrySet()))
                .map(row -> String.valueOf(row.get("capability")))
                .toList();
    }

    /** The three statements that AWS's console writes. */
    private static String policy(String administrator, String application) {
        return """
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "Enable IAM User Permissions", "Effect": "Allow",
               "Principal": {"AWS": "arn:aws:iam::123456789012:root"},
               "Action": "kms:*", "Resource": "*"},
              {"Sid": "Allow access for Key Administrators", "Effect": "Allow",
               "Principal": {"AWS": "%s"},
               "Action": ["kms:Create*", "kms:Describe*", "kms:Enable*", "kms:List*", "kms:Put*", "kms:Update*",
                 "kms:Revoke*", "kms:Disable*", "kms:Get*", "kms:Delete*", "kms:TagResource", "kms:UntagResource",
                 "kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion", "kms:RotateKeyOnDemand"],
               "Resource": "*"},
              {"Sid": "Allow use of the key", "Effect": "Allow",
               "Principal": {"AWS": "%s"},
               "Action": ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
               "Resource": "*"}]}
            """.formatted(administrator, application);
    }

    private String role(String name, String inline) {
        String arn = account.iam()
                .createRole(role -> role.roleName(name).assumeRolePolicyDocument("""
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                      "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
                    """))
                .role()
                .arn();
        if (!inline.isEmpty()) {
            account.iam()
                    .putRolePolicy(
                            policy -> policy.roleName(name).policyName("inline").policyDocument(inline));
        }
        return arn;
    }

    private void bucket(String name, @Nullable String key) {
        account.s3().createBucket(bucket -> bucket.bucket(name));
        account.s3()
                .putBucketEncryption(encryption -> encryption
                        .bucket(name)
                        .serverSideEncryptionConfiguration(configuration ->
                                configuration.rules(ServerSideEncryptionRule.builder()
                                        .applyServerSideEncryptionByDefault(byDefault -> byDefault
                                                .sseAlgorithm(ServerSideEncryption.AWS_KMS)
                                                .kmsMasterKeyID(key))
                                        .bucketKeyEnabled(true)
                                        .build())));
    }

    private String volume(String key) {
        return account.ec2()
                .createVolume(create -> create.availabilityZone("us-east-1a")
                        .size(100)
                        .volumeType(VolumeType.GP3)
                        .encrypted(true)
                        .kmsKeyId(key))
                .volumeId();
    }

    private void measure(String keyArn, String operation, double requests) {
        account.cloudWatch()
                .putMetricData(put -> put.namespace("AWS/KMS")
                        .metricData(MetricDatum.builder()
                                .metricName("SuccessfulRequest")
                                .timestamp(audited.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(4)))
                                .value(requests)
                                .dimensions(
                                        Dimension.builder()
                                                .name("KeyArn")
                                                .value(keyArn)
                                                .build(),
                                        Dimension.builder()
                                                .name("Operation")
                                                .value(operation)
                                                .build())
                                .build()));
    }
}
