package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.process.ExitCode;
import io.keyledger.policy.language.Vocabulary;
import io.keyledger.policy.simulation.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The permission policy, put to keyledger's own judgement. */
class PermissionsCommandTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private final Simulation simulation = new Simulation();

    @TempDir
    private Path directory;

    @Test
    void allowsOfKmsAndS3ExactlyWhatItNamesAndThatReads() {
        String policy = print();
        Set<String> named = actions(policy);

        for (Vocabulary.Action action : Vocabulary.shipped().actions()) {
            boolean allowed = decide(policy, action).equals("Allowed");
            assertThat(allowed).as(action.name()).isEqualTo(named.contains(action.name()));
            if (allowed) {
                assertThat(action.level()).as(action.name()).isIn("List", "Read");
            }
        }
        assertThat(named).contains("kms:DescribeKey", "kms:ListKeys", "s3:GetBucketPolicy", "s3:ListAllMyBuckets");
    }

    @Test
    void namesEachActionInFullAndNoneThatChangesSomething() {
        assertThat(actions(print()))
                .hasSizeGreaterThan(20)
                // Amazon Keyspaces has no narrower action for the description of a table.
                .allSatisfy(action -> assertThat(action)
                        .matches("[a-z0-9-]+:(Describe|Get|List|BatchGet)[A-Za-z0-9]+|cassandra:Select"));
        assertThat(actions(print("--snapshot-blocks"))).contains("ebs:ListSnapshotBlocks");
    }

    @Test
    void allowsOnlyTheServicesThatAreChosen() throws IOException {
        Path chosen = Files.writeString(directory.resolve("sqs.yaml"), "scope:\n  collectors: [sqs]\n");

        assertThat(actions(print("--config", chosen.toString())))
                .contains("sqs:ListQueues", "sqs:GetQueueAttributes")
                .noneMatch(action -> action.startsWith("kms:") || action.startsWith("dynamodb:"));
    }

    @Test
    void readsNoKeyOfAnotherAccountWhereOneIsNamed() {
        String policy = print("--account", "444455556666", "--role", "Audit");

        assertThat(policy).contains("arn:aws:kms:*:444455556666:key/*").doesNotContain("sts:");
        assertThat(actions(print("--account", "444455556666", "--role", "Audit", "--assume")))
                .containsExactly("sts:AssumeRole");
    }

    @Test
    void followsThePartitionOfTheRegions() {
        assertThat(print("--region", "cn-north-1")).contains("arn:aws-cn:kms:").doesNotContain("arn:aws:");
        assertThat(print("--region", "us-gov-west-1")).contains("arn:aws-us-gov:kms:");
    }

    @Test
    void splitsThePolicyIntoDocumentsThatManagedPoliciesHold() throws IOException {
        Path folder = directory.resolve("policies");
        TestEnvironment terminal = TestEnvironment.in(directory);

        assertThat(terminal.run("permissions", "--split", "policies"))
                .as(terminal.err())
                .isZero();

        List<Path> files = terminal.out().lines().map(Path::of).toList();
        assertThat(files).hasSizeBetween(2, 10).allSatisfy(file -> {
            assertThat(file).hasParent(folder);
            assertThat(Files.readString(file).replaceAll("\\s", "").length()).isLessThanOrEqualTo(6_144);
        });
        Set<String> split = new HashSet<>();
        for (Path file : files) {
            split.addAll(actions(Files.readString(file)));
        }
        assertThat(split).isEqualTo(actions(print()));
        assertThat(terminal.run("permissions", "--split", "policies")).isEqualTo(2);
        assertThat(terminal.err()).contains("is not empty; choose a new or empty one");
    }

    @Test
    void saysThatOneManagedPolicyIsTooSmallForAllServices() throws IOException {
        TestEnvironment all = TestEnvironment.in(directory);
        all.run("permissions");
        assertThat(all.err()).contains("a managed policy holds 6,144; --split FOLDER writes it as several");

        Path chosen = Files.writeString(directory.resolve("sqs.yaml"), "scope:\n  collectors: [sqs]\n");
        TestEnvironment one = TestEnvironment.in(directory);
        one.run("permissions", "--config", chosen.toString());
        assertThat(one.err()).isEmpty();
    }

    @Test
    void namesEachStatementOnceWithLettersAndDigits() {
        List<String> names = MAPPER.readTree(print())
                .path("Statement")
                .valueStream()
                .map(statement -> statement.path("Sid").asString())
                .toList();

        assertThat(names)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[A-Za-z0-9]+"));
    }

    private String print(String... options) {
        TestEnvironment terminal = TestEnvironment.in(directory);
        int code = terminal.run(
                Stream.concat(Stream.of("permissions"), Stream.of(options)).toArray(String[]::new));
        assertThat(code).as(terminal.err()).isEqualTo(ExitCode.CLEAN.number());
        return terminal.out();
    }

    private static Set<String> actions(String policy) {
        return MAPPER.readTree(policy)
                .path("Statement")
                .valueStream()
                .flatMap(statement -> statement.path("Action").valueStream())
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    }

    private String decide(String policy, Vocabulary.Action action) {
        String answer = simulation.answer("""
                {"id": "x",
                 "request": {"principal": "arn:aws:iam::111122223333:user/Auditor", "action": "%s",
                   "resource": {"resource": "%s", "accountId": "111122223333"}, "context": {}},
                 "identityPolicies": [%s]%s}""".formatted(
                        action.name(),
                        resource(action),
                        policy,
                        resource(action).equals(KEY) ? ", \"resourcePolicy\": " + ROOT_STATEMENT : "")
                .replace("\n", " "));
        return MAPPER.readTree(answer).path("decision").asString(answer);
    }

    private static final String ROOT_STATEMENT = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "kms:*", "Resource": "*"}]}""";

    private static String resource(Vocabulary.Action action) {
        List<String> resources = action.resources().stream()
                .map(resource -> resource.toLowerCase(Locale.ROOT))
                .toList();
        if (resources.isEmpty()) {
            return "*";
        }
        return action.name().startsWith("kms:")
                ? KEY
                : "arn:aws:s3:::bucket" + (resources.contains("bucket") ? "" : "/x");
    }
}
