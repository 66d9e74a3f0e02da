package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code policy check} of what {@code terraform show -json} prints. */
class CheckTerraformTest {
    private static final String ROOT =
            "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"},"
                    + "\"Action\":\"kms:*\",\"Resource\":\"*\"}";
    private static final String CLEAN = "{\"Version\":\"2012-10-17\",\"Statement\":[" + ROOT + "]}";
    private static final String PUBLIC = "{\"Version\":\"2012-10-17\",\"Statement\":[" + ROOT
            + ",{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:Decrypt\",\"Resource\":\"*\"}]}";

    @TempDir
    private Path directory;

    private record Run(int exitCode, String out, String err) {}

    private Run check(String content, String... options) throws IOException {
        Files.writeString(directory.resolve("plan.json"), content);
        TestEnvironment environment = TestEnvironment.in(directory);
        List<String> arguments = new ArrayList<>(List.of("policy", "check", "plan.json"));
        arguments.addAll(List.of(options));
        int exitCode = environment.run(arguments.toArray(String[]::new));
        return new Run(exitCode, environment.out(), environment.err());
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private static String plan(String changes) {
        return "{\"format_version\":\"1.2\",\"terraform_version\":\"1.9.8\",\"planned_values\":{\"root_module\":{}},\n"
                + "\"resource_changes\":[\n" + changes + "\n]}\n";
    }

    private static String change(String type, String after, String afterUnknown) {
        return "{\"address\":\"" + type + ".a\",\"mode\":\"managed\",\"type\":\"" + type
                + "\",\"name\":\"a\",\"change\":{\"actions\":[\"create\"],\"before\":null,\n\"after\":" + after
                + ",\"after_unknown\":" + afterUnknown + "}}";
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws_kms_key",
                "aws_kms_key_policy",
                "aws_kms_replica_key",
                "aws_kms_external_key",
                "aws_kms_replica_external_key"
            })
    void judgesThePolicyOfEveryKindOfKey(String type) throws IOException {
        Run run = check(plan(change(type, "{\n\"policy\":" + quoted(PUBLIC) + "}", "{\"arn\":true}")));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("plan.json " + type + ".a: reach public, for a key of account 111122223333, named by the"
                        + " policy")
                .contains("plan.json:5:1: CRITICAL KMS-PUBLIC-DECRYPT at " + type + ".a/Statement/1\n");
    }

    @Test
    void namesTheAddressAndTheLineInSarif() throws IOException {
        Run run =
                check(plan(change("aws_kms_key", "{\n\"policy\":" + quoted(PUBLIC) + "}", "{}")), "--format", "sarif");

        JsonNode location = json(run.out()).at("/runs/0/results/0/locations/0");
        assertThat(location.at("/physicalLocation/region/startLine").asInt()).isEqualTo(5);
        assertThat(location.at("/logicalLocations/0/fullyQualifiedName").asString())
                .isEqualTo("aws_kms_key.a/Statement/1");
    }

    @Test
    void leavesUnknownWhatIsKnownAfterApply() throws IOException {
        Run run = check(plan(change("aws_kms_key_policy", "{}", "{\"policy\":true}")));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out())
                .startsWith("plan.json aws_kms_key_policy.a: reach unknown: the policy depends on values that are known"
                        + " only after the plan is applied (line 4)");
    }

    @Test
    void judgesTheDefaultPolicyWhereTheConfigurationSetsNone() throws IOException {
        String change = change("aws_kms_key", "{\"description\":\"d\"}", "{\"arn\":true,\"policy\":true}")
                .replace("\"address\":\"", "\"module_address\":\"module.b[\\\"x.y\\\"].module.c\",\"address\":\"");
        String configured = plan(change).replaceFirst("\\n]}\\n$", "");

        Run omitted = check(configured + configuration("{\"description\":{}}"));
        Run set = check(configured + configuration("{\"policy\":{\"references\":[\"var.p\"]}}"));

        assertThat(omitted.exitCode()).isZero();
        assertThat(omitted.out())
                .startsWith("plan.json aws_kms_key.a: reach account, for a key of the account of the deployment");
        assertThat(set.exitCode()).isEqualTo(3);
    }

    private static String configuration(String expressions) {
        return "\n],\"configuration\":{\"root_module\":{\"module_calls\":{\"b\":{\"module\":{\"module_calls\":{\"c\":"
                + "{\"module\":{\"resources\":[{\"type\":\"aws_kms_key\",\"name\":\"a\",\"expressions\":" + expressions
                + "}]}}}}}}}}}";
    }

    @Test
    void doesNotTakeAPolicyAsOmittedWhereTheConfigurationIsNotShown() throws IOException {
        assertThat(check(plan(change("aws_kms_key", "{}", "{\"policy\":true}"))).exitCode())
                .isEqualTo(3);
    }

    @Test
    void takesAccountAndRegionFromTheArnOfAKey() throws IOException {
        String after = "{\"arn\":\"arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab\","
                + "\"policy\":" + quoted(CLEAN) + "}";

        Run run = check(plan(change("aws_kms_key", after, "{}")));

        assertThat(run.out())
                .startsWith("plan.json aws_kms_key.a: reach cross-account, for a key of account 444455556666");
    }

    @Test
    void ignoresKeysThatThePlanDeletesAndDataSources() throws IOException {
        String deleted = change("aws_kms_key", "null", "{}").replace("create", "delete");
        String data = change("aws_kms_key", "{\"policy\":" + quoted(PUBLIC) + "}", "{}")
                .replace("managed", "data");

        Run run = check(plan(deleted + "," + data));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("plan.json: Terraform plan or state without KMS keys\n");
    }

    @Test
    void readsAStateWithModules() throws IOException {
        String resource = "{\"address\":\"module.m.aws_kms_key.a\",\"mode\":\"managed\",\"type\":\"aws_kms_key\","
                + "\"name\":\"a\",\"values\":{\"policy\":" + quoted(PUBLIC) + "}}";

        Run run = check("{\"format_version\":\"1.0\",\"values\":{\"root_module\":{\"child_modules\":[{\"resources\":["
                + resource + "]}]}}}");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("plan.json module.m.aws_kms_key.a: reach public");
    }

    @Test
    void reportsAPolicyThatAwsWouldRefuse() throws IOException {
        Run run = check(plan(change("aws_kms_key", "{\"policy\":\"{\\\"Statement\\\":[{}]}\"}", "{}")));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("plan.json:4:10: HIGH KMS-POLICY-REJECTED at aws_kms_key.a/Statement/0")
                .contains("The statement has no Effect");
    }

    @Test
    void judgesTheOtherFilesWhereOneIsNoPlan() throws IOException {
        Files.writeString(directory.resolve("other.tf"), "resource \"aws_kms_key\" \"a\" {}\n");

        Run run = check(plan(change("aws_kms_key", "{\"policy\":" + quoted(PUBLIC) + "}", "{}")), "other.tf");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("aws_kms_key.a: reach public", "1 file not read");
        assertThat(run.err()).startsWith("keyledger: other.tf: it is neither a key policy (JSON)");
    }
}
