package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.process.Environment;
import io.keyledger.policy.simulation.Simulation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckPolicyCommandTest {
    private static final String ROOT = """
        {"Sid":"Root","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},\
        "Action":"kms:*","Resource":"*"}\
        """;
    private static final String CLEAN = policy(ROOT);
    private static final String PUBLIC = policy(ROOT + ",\n  " + allow("\"*\"", ""));

    @TempDir
    Path directory;

    private static String policy(String statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[\n  " + statements + "\n]}\n";
    }

    private static String allow(String principal, String condition) {
        return "{\"Effect\":\"Allow\",\"Principal\":" + principal + ",\"Action\":\"kms:Decrypt\",\"Resource\":\"*\""
                + (condition.isEmpty() ? "" : ",\"Condition\":" + condition) + "}";
    }

    private TestEnvironment surroundings() {
        return TestEnvironment.in(directory);
    }

    private String file(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
        return name;
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void endsWithoutAComplaintWhereNothingIsFound() throws IOException {
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run("policy", "check", file("key.json", CLEAN))).isZero();

        assertThat(surroundings.out())
                .startsWith("key.json: reach account, for a key of account 111122223333, named by the policy")
                .contains("account 111122223333  everything")
                .endsWith("1 policy: nothing found\n");
        assertThat(surroundings.err()).isEmpty();
    }

    @Test
    void saysWhatIsWrongAndWhere() throws IOException {
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run("policy", "check", file("key.json", PUBLIC)))
                .isEqualTo(1);

        assertThat(surroundings.out())
                .contains("key.json: reach public")
                .contains("key.json:3:3: CRITICAL KMS-PUBLIC-DECRYPT at /Statement/1\n")
                .contains("witness  arn:aws:")
                .contains(" calls kms:Decrypt\n")
                .contains("{\"principal\":\"arn:aws:")
                .contains("remedy   ")
                .contains("any account")
                .contains("1 policy: 1 critical");
        assertThat(surroundings.out()).doesNotContain("\u001b[");
    }

    @Test
    void failsFromTheSeverityThatIsAskedFor() throws IOException {
        String file = file("key.json", PUBLIC);

        assertThat(surroundings().run("policy", "check", file, "--fail-on", "none"))
                .isZero();
        assertThat(surroundings().run("policy", "check", file, "--fail-on", "critical"))
                .isEqualTo(1);
        assertThat(surroundings().with(Map.of("KEYLEDGER_FAIL_ON", "none")).run("policy", "check", file))
                .isZero();
    }

    @Test
    void leavesOutTheChecksThatTheConfigurationDisables() throws IOException {
        file("own.yaml", "checks:\n  disabled: [KMS-PUBLIC-DECRYPT]\n");
        TestEnvironment surroundings = surroundings();

        surroundings.run("policy", "check", file("key.json", PUBLIC), "--config", "own.yaml");

        assertThat(surroundings.out()).doesNotContain("KMS-PUBLIC-DECRYPT");
    }

    @Test
    void leavesUnknownWhatTakesMoreEffortThanIsConfigured() throws IOException {
        StringBuilder policy = new StringBuilder("{\"Version\":\"2012-10-17\",\"Statement\":["
                + "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\"}");
        for (int number = 0; number < 200; number++) {
            policy.append(
                            ",{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\",\"Condition\":"
                                    + "{\"StringNotLike\":{\"aws:PrincipalArn\":\"*")
                    .append(number)
                    .append("*\",\"kms:ViaService\":\"*")
                    .append(number)
                    .append("*\"}}}");
        }
        String file = file("key.json", policy.append("]}").toString());
        file("own.yaml", "checks:\n  effort-per-key: 1\n");
        TestEnvironment bounded = surroundings();
        TestEnvironment standard = surroundings();

        assertThat(bounded.run("policy", "check", file, "--account", "111122223333", "--config", "own.yaml"))
                .isEqualTo(3);
        standard.run("policy", "check", file, "--account", "111122223333");

        assertThat(bounded.out()).contains("the search gave up");
        assertThat(standard.out()).contains("KMS-PUBLIC-DECRYPT").contains("public   any account");
    }

    @Test
    void judgesEveryFile() throws IOException {
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run("policy", "check", file("a.json", CLEAN), file("b.json", PUBLIC)))
                .isEqualTo(1);

        assertThat(surroundings.out())
                .contains("a.json: reach account", "b.json: reach public", "2 policies: 1 critical");
    }

    @Test
    void readsStandardInput() {
        TestEnvironment surroundings = surroundings().reading(PUBLIC);

        assertThat(surroundings.run("policy", "check", "-")).isEqualTo(1);

        assertThat(surroundings.out()).contains("stdin:3:3: CRITICAL");
    }

    @Test
    void reportsAPolicyThatAwsWouldNotAccept() throws IOException {
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run(
                        "policy", "check", file("key.json", "{\"Statement\": [\n  {\"Effect\": \"allow\"}]}")))
                .isEqualTo(1);

        assertThat(surroundings.out())
                .contains("key.json: AWS would refuse it")
                .contains("key.json:2:14: HIGH KMS-POLICY-REJECTED at /Statement/0/Effect\n")
                .contains("Effect must be Allow or Deny, not \"allow\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"Statement\": text}|The document is not JSON",
                "{\"Version\":\"2012-10-17\"}|The policy has no Statement",
                "{}|The policy has no Statement",
            })
    void reportsABrokenPolicy(String content, String sentence) throws IOException {
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run("policy", "check", file("key.json", content)))
                .isEqualTo(1);

        assertThat(surroundings.out()).contains("KMS-POLICY-REJECTED", sentence);
    }

    @Test
    void saysNothingButFindingsWhenQuiet() throws IOException {
        TestEnvironment surroundings = surroundings();

        surroundings.run("policy", "check", "--quiet", file("a.json", CLEAN), file("b.json", PUBLIC));

        assertThat(surroundings.out()).startsWith("b.json:3:3: CRITICAL").doesNotContain("reach", "a.json");
    }

    @Test
    void takesTheAccountThatIsNamed() throws IOException {
        String file = file("key.json", CLEAN);
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run("policy", "check", "--account", "444455556666", file))
                .isEqualTo(1);

        assertThat(surroundings.out())
                .contains("reach cross-account, for a key of account 444455556666\n")
                .contains("KMS-EXTERNAL-DECRYPT", "KMS-LOCKED-OUT");
    }

    @Test
    void judgesWithoutAnAccountWhatNeedsNone() throws IOException {
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run("policy", "check", file("key.json", policy(allow("\"*\"", "")))))
                .isEqualTo(1);

        assertThat(surroundings.out())
                .startsWith("key.json: reach public, for a key of an account that the policy does not name")
                .contains("CRITICAL KMS-PUBLIC-DECRYPT at /Statement/0");
        assertThat(surroundings.err()).isEmpty();
    }

    @Test
    void leavesUnknownWhatDependsOnTheAccount() throws IOException {
        String caller = "{\"StringEquals\":{\"kms:CallerAccount\":\"111122223333\"}}";
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run("policy", "check", file("key.json", policy(allow("\"*\"", caller)))))
                .isEqualTo(3);

        assertThat(surroundings.out().replaceAll("\\s+", " "))
                .startsWith("key.json: reach unknown")
                .doesNotContain("KMS-EXTERNAL-DECRYPT")
                .contains("undecided: the policy does not show which account owns its key, and the reach depends on it:"
                        + " account if it is 111122223333, cross-account if it is any account that the policy does"
                        + " not name; pass --account");
    }

    @Test
    void findsOutsidersWhicheverAccountOwnsTheKey() throws IOException {
        String both = "{\"AWS\":[\"arn:aws:iam::111122223333:root\",\"arn:aws:iam::444455556666:root\"]}";
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run("policy", "check", file("key.json", policy(allow(both, "")))))
                .isEqualTo(1);

        assertThat(surroundings.out().replaceAll("\\s+", " "))
                .startsWith("key.json: reach cross-account")
                .contains("HIGH KMS-EXTERNAL-DECRYPT")
                .contains("if the key's account is 444455556666, account 111122223333 can decrypt")
                .contains("if the key's account is 111122223333, account 444455556666 can decrypt")
                .doesNotContain("000000000000");
    }

    @Test
    void showsWhoNeedsNoIamPolicyApartFromTheAccount() throws IOException {
        String service = "{\"StringEquals\":{\"kms:CallerAccount\":\"111122223333\","
                + "\"kms:ViaService\":\"ec2.us-east-1.amazonaws.com\"}}";
        String app = "{\"AWS\":\"arn:aws:iam::111122223333:role/app\"}";
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run(
                        "policy",
                        "check",
                        file("key.json", policy(ROOT + "," + allow(app, "") + "," + allow("\"*\"", service)))))
                .isZero();

        assertThat(surroundings.out().lines().map(line -> line.strip().replaceAll(" {2,}", "|")))
                .containsOnlyOnce("account|account 111122223333|everything|root delegation and IAM|/Statement/0")
                .containsOnlyOnce("account|arn:aws:iam::111122223333:role/app|decrypt|key policy|/Statement/1")
                .containsOnlyOnce("account|account 111122223333|decrypt|key policy|/Statement/2|"
                        + "kms:ViaService is ec2.us-east-1.amazonaws.com");
    }

    @Test
    void showsADirectGrantOfAStatementThatNamesTheAccountToo() throws IOException {
        String both = "{\"AWS\":[\"arn:aws:iam::111122223333:root\",\"arn:aws:iam::111122223333:role/app\"]}";
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run(
                        "policy", "check", "--format", "json", file("key.json", policy(ROOT + "," + allow(both, "")))))
                .isZero();

        JsonNode access = json(surroundings.out()).path("files").path(0).path("access");
        assertThat(access)
                .filteredOn(row -> row.path("via").asString().equals("key policy"))
                .extracting(row -> row.path("principal").asString() + " "
                        + row.path("statement").path(0).asString())
                .containsExactly("arn:aws:iam::111122223333:role/app /Statement/1");
    }

    @Test
    void saysUnderWhichCircumstancesADenyTakesTheAccessAway() throws IOException {
        String deny = "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"kms:Decrypt\",\"Resource\":\"*\","
                + "\"Condition\":{\"StringNotEquals\":{\"kms:EncryptionContext:team\":\"a\"}}}";
        TestEnvironment surroundings = surroundings();

        surroundings.run("policy", "check", file("key.json", policy(ROOT + "," + allow("\"*\"", "") + "," + deny)));

        assertThat(surroundings.out().replaceAll("\\s+", " "))
                .contains("any account can decrypt, unless kms:EncryptionContext:team is not a (or absent)")
                .doesNotContain("not denied", ", where unless");
    }

    @Test
    void saysOnlyOfTheSameStatementThatItLetsMore() throws IOException {
        String other = allow("{\"AWS\":\"arn:aws:iam::444455556666:root\"}", "");
        TestEnvironment surroundings = surroundings();

        surroundings.run(
                "policy",
                "check",
                file(
                        "key.json",
                        policy(ROOT
                                + ","
                                + other.replace("\"kms:Decrypt\"", "[\"kms:Decrypt\",\"kms:Encrypt\"]")
                                + ","
                                + other.replace("kms:Decrypt", "kms:DescribeKey"))));

        assertThat(surroundings.out().replaceAll("\\s+", " "))
                .contains("account 444455556666 can decrypt; the same statement also lets it encrypt;"
                        + " /Statement/2 lets it read metadata");
    }

    @Test
    void namesAsAThingToCheckWhatAServiceIsNotKnownToSend() throws IOException {
        TestEnvironment surroundings = surroundings();

        surroundings.run(
                "policy",
                "check",
                file("key.json", policy(ROOT + "," + allow("{\"Service\":\"sns.amazonaws.com\"}", ""))));

        assertThat(surroundings.out().replaceAll("\\s+", " "))
                .contains("\"aws:SourceAccount\":[\"111122223333\"]")
                .contains(
                        "; check first that sns.amazonaws.com sends aws:SourceAccount with its requests for this key");
    }

    @Test
    void saysOnceInWordsWhatAPolicyAloneDoesNotTell() throws IOException {
        TestEnvironment surroundings = surroundings();

        surroundings.run("policy", "check", file("a.json", CLEAN), file("b.json", CLEAN));

        assertThat(surroundings.out())
                .containsOnlyOnce("These rules can't be checked from a policy alone")
                .containsOnlyOnce("- Only full administrators decrypt with the key through an IAM policy")
                .doesNotContain("KMS-IAM-DECRYPTS-ALL-KEYS");
    }

    @Test
    void judgesAPolicyThatIsTooLargeForAKey() throws IOException {
        String large = policy(ROOT + "," + allow("\"*\"", "") + ("," + allow("\"*\"", "")).repeat(500));
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run("policy", "check", file("key.json", large))).isEqualTo(1);

        assertThat(surroundings.out())
                .contains(" HIGH KMS-POLICY-REFUSED")
                .contains("AWS refuses a key policy of more than 32,768")
                .contains("CRITICAL KMS-PUBLIC-DECRYPT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Statement\":[|1:15: |it ends before it is complete",
                "{\"Statement\":x}|1:14: |a word stands here that needs quotation marks or is misspelled",
                "{\"Statement\"]}|1:13: |what stands here has no place in JSON",
                "{\"Id\":\"\\q\"}|1: |a string holds an escape that JSON does not have",
                "{\"Id\":01}|1: |a number is not written as in JSON",
            })
    void saysInItsOwnWordsWhatIsNotJson(String text, String place, String sentence) throws IOException {
        TestEnvironment surroundings = surroundings();

        surroundings.run("policy", "check", file("key.json", text));
        assertThat(surroundings.out())
                .contains("The document is not JSON: " + sentence)
                .contains("key.json:" + (place.length() > 4 ? place : "1:"))
                .doesNotContain("REDACTED", "Source", "marker", "(code");

        TestEnvironment lines = surroundings().reading(text + "\n");
        lines.run("policy", "check", "--batch");
        assertThat(json(lines.out()).path("error").asString())
                .startsWith("the line is not JSON: " + sentence + ", at column ")
                .doesNotContain("REDACTED", "Source");
    }

    @Test
    void tellsTheOwnOrganizationFromOthers() throws IOException {
        String condition = "{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}}";
        String file = file("key.json", policy(ROOT + "," + allow("\"*\"", condition)));
        TestEnvironment surroundings = surroundings();

        surroundings.run("policy", "check", "--organization", "o-a1b2c3d4e5", file);
        assertThat(surroundings.out()).contains("reach organization").doesNotContain("KMS-EXTERNAL-DECRYPT");

        surroundings.run("policy", "check", "--organization", "o-zzzzzzzzzz", file);
        assertThat(surroundings.out()).contains("reach cross-account", "KMS-EXTERNAL-DECRYPT");
    }

    @Test
    void trustsWhomItIsToldToTrust() throws IOException {
        String partner = allow("{\"AWS\":\"arn:aws:iam::444455556666:role/Partner\"}", "");
        String file = file("key.json", policy(ROOT + "," + partner));
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run("policy", "check", file)).isEqualTo(1);
        assertThat(surroundings.out()).contains("KMS-EXTERNAL-DECRYPT");

        assertThat(surroundings.run("policy", "check", "--trust-account", "444455556666", file))
                .isZero();
        assertThat(surroundings.out()).doesNotContain("KMS-EXTERNAL-DECRYPT").contains("reach cross-account");

        file("own.yaml", "trust:\n  accounts: ['444455556666']\n");
        assertThat(surroundings.run("policy", "check", "--config", "own.yaml", file))
                .isZero();
    }

    @Test
    void doesNotTakeTheRegionOfAConditionForAnother() throws IOException {
        String condition = "{\"StringEquals\":{\"kms:ViaService\":\"s3.ap-southeast-2.amazonaws.com\"}}";
        String file = file("key.json", policy(ROOT + "," + allow("\"*\"", condition)));
        TestEnvironment surroundings = surroundings();

        surroundings.run("policy", "check", file);
        assertThat(surroundings.out()).contains("reach public");

        surroundings.run("policy", "check", "--region", "eu-west-1", file);
        assertThat(surroundings.out()).contains("reach account", "KMS-ALLOW-WITHOUT-EFFECT");
    }

    @Test
    void writesJson() throws IOException {
        TestEnvironment surroundings = surroundings();

        surroundings.run("policy", "check", "--format", "json", file("key.json", PUBLIC));

        JsonNode file = json(surroundings.out()).path("files").path(0);
        assertThat(file.path("file").asString()).isEqualTo("key.json");
        assertThat(file.path("account_id").asString()).isEqualTo("111122223333");
        assertThat(file.path("account_assumed").asBoolean()).isTrue();
        assertThat(file.path("reach").asString()).isEqualTo("public");
        assertThat(file.path("access")).isNotEmpty();
        JsonNode finding = file.path("findings").path(0);
        assertThat(finding.path("check_id").asString()).isEqualTo("KMS-PUBLIC-DECRYPT");
        assertThat(finding.path("severity").asString()).isEqualTo("CRITICAL");
        assertThat(finding.path("statement").asString()).isEqualTo("/Statement/1");
        assertThat(finding.path("line").asInt()).isEqualTo(3);
        assertThat(finding.path("capability").asString()).isEqualTo("decrypt");
        assertThat(finding.path("witness").path("action").asString()).isEqualTo("kms:Decrypt");
        assertThat(json(surroundings.out())
                        .path("findings_by_severity")
                        .path("CRITICAL")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void writesJunit() throws Exception {
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run(
                        "policy",
                        "check",
                        "--format",
                        "junit",
                        file("key.json", PUBLIC),
                        file("bad.json", "{}"),
                        file("clean.json", CLEAN)))
                .isEqualTo(1);

        Element report = xml(surroundings.out());
        assertThat(suite(report, 0).getAttribute("name")).isEqualTo("key.json");
        assertThat(suite(report, 0).getAttribute("failures")).isEqualTo("1");
        Element failure =
                (Element) suite(report, 0).getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("type")).isEqualTo("CRITICAL");
        assertThat(failure.getTextContent()).startsWith("key.json:3: CRITICAL: ");
        assertThat(((Element) failure.getParentNode()).getAttribute("name")).startsWith("KMS-PUBLIC-DECRYPT ");
        assertThat(suite(report, 1).getAttribute("failures")).isEqualTo("1");
        assertThat(Integer.parseInt(suite(report, 1).getAttribute("skipped")))
                .isEqualTo(Integer.parseInt(suite(report, 1).getAttribute("tests")) - 1);
        assertThat(suite(report, 2).getAttribute("failures")).isEqualTo("0");
    }

    @Test
    void whatIsNotDecidedDoesNotPassInJunit() throws Exception {
        String caller = "{\"StringEquals\":{\"kms:CallerAccount\":\"111122223333\"}}";
        TestEnvironment surroundings = surroundings();

        surroundings.run(
                "policy", "check", "--format", "junit", file("key.json", policy(allow("\"*\"", caller))), "none.json");

        Element report = xml(surroundings.out());
        assertThat(suite(report, 0).getElementsByTagName("skipped").getLength()).isPositive();
        assertThat(suite(report, 1).getAttribute("errors")).isEqualTo("1");
    }

    @Test
    void findingsBelowTheSeverityThatFailsAreNoFailuresInJunit() throws Exception {
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run(
                        "policy", "check", "--format", "junit", "--fail-on", "none", file("key.json", PUBLIC)))
                .isZero();

        Element report = xml(surroundings.out());
        assertThat(suite(report, 0).getAttribute("failures")).isEqualTo("0");
        assertThat(suite(report, 0).getElementsByTagName("system-out").item(0).getTextContent())
                .contains("CRITICAL");
    }

    private static Element xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
    }

    private static Element suite(Element report, int place) {
        return (Element) report.getElementsByTagName("testsuite").item(place);
    }

    @Test
    void writesSarif() throws IOException {
        Files.createDirectory(directory.resolve("my keys"));
        String rejected = file("my keys/bad.json", "{}");
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run("policy", "check", "--format", "sarif", file("key.json", PUBLIC), rejected))
                .isEqualTo(1);

        JsonNode log = json(surroundings.out());
        assertThat(log.path("version").asString()).isEqualTo("2.1.0");
        JsonNode run = log.path("runs").path(0);
        JsonNode rules = run.path("tool").path("driver").path("rules");
        List<JsonNode> results = new ArrayList<>();
        run.path("results").forEach(results::add);
        assertThat(results).hasSizeGreaterThanOrEqualTo(2).allSatisfy(result -> {
            int rule = result.path("ruleIndex").asInt();
            assertThat(rules.path(rule).path("id")).isEqualTo(result.path("ruleId"));
            assertThat(result.path("message").path("text").asString()).isNotBlank();
            assertThat(result.path("partialFingerprints").path("keyledger/v1").asString())
                    .matches("[0-9a-f]{32}");
        });
        JsonNode first = results.getFirst();
        assertThat(first.path("level").asString()).isEqualTo("error");
        JsonNode place = first.path("locations").path(0).path("physicalLocation");
        assertThat(place.path("artifactLocation").path("uri").asString()).isEqualTo("key.json");
        assertThat(place.path("region").path("startLine").asInt()).isEqualTo(3);
        assertThat(place.path("region").path("startColumn").asInt()).isEqualTo(3);
        assertThat(results.getLast()
                        .path("locations")
                        .path(0)
                        .path("physicalLocation")
                        .path("artifactLocation")
                        .path("uri")
                        .asString())
                .isEqualTo("my%20keys/bad.json");
    }

    @Test
    void writesSarifWithoutResultsWhereNothingIsFound() throws IOException {
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run("policy", "check", "--format", "SARIF", file("key.json", CLEAN)))
                .isZero();

        JsonNode run = json(surroundings.out()).path("runs").path(0);
        assertThat(run.path("results").isArray()).isTrue();
        assertThat(run.path("results")).isEmpty();
        assertThat(run.path("invocations").path(0).path("executionSuccessful").asBoolean())
                .isTrue();
    }

    @Test
    void aWitnessIsARequestThatTheSimulationAllows() throws IOException {
        TestEnvironment surroundings = surroundings();
        surroundings.run("policy", "check", "--format", "json", file("key.json", PUBLIC));
        JsonNode findings = json(surroundings.out()).path("files").path(0).path("findings");
        String identity = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\","
                + "\"Resource\":\"*\"}]}";

        List<String> answers = new ArrayList<>();
        findings.forEach(finding -> answers.add(new Simulation()
                .answer("{\"request\":" + finding.path("witness") + ",\"identityPolicies\":[" + identity
                        + "],\"resourcePolicy\":" + PUBLIC.replace('\n', ' ') + "}")));

        assertThat(answers).isNotEmpty().allMatch(answer -> answer.contains("\"decision\":\"Allowed\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--format jsn key.json|--format can't be 'jsn'; it must be one of text, json, sarif, junit; did you"
                        + " mean 'json'?",
                "--account 1234 key.json|--account must be a 12-digit account id; got '1234'",
                "--organization acme key.json|--organization must be an organization id, for example o-a1b2c3d4e5; got"
                        + " 'acme'",
                "--region eu-wst-1 key.json|--region must be an AWS Region; got 'eu-wst-1'; did you mean 'eu-west-1'?",
                "--trust-account 12 key.json|--trust-account must be 12-digit account ids; got '12'",
                "--fail-on hihg key.json|--fail-on can't be 'hihg'; it must be one of critical, high, medium, low,"
                        + " info, none; did you mean 'high'?",
                "nothing.json|there is no such file or folder",
                ".|.: it is a folder",
                "--formt json key.json|Unknown option '--formt' for 'keyledger policy check'; did you mean"
                        + " '--format'?",
                "--batch a.jsonl b.jsonl|--batch takes at most one FILE; got also 'b.jsonl'",
                "--config none.yaml key.json|The configuration file none.yaml does not exist",
            })
    void saysWhatIsWrongWithTheCommandLine(String arguments, String sentence) throws IOException {
        file("key.json", CLEAN);
        TestEnvironment surroundings = surroundings();
        List<String> all = new ArrayList<>(List.of("policy", "check"));
        all.addAll(List.of(arguments.split(" ")));

        assertThat(surroundings.run(all.toArray(String[]::new))).isEqualTo(2);

        assertThat(surroundings.err()).startsWith("keyledger: ").contains(sentence);
        assertThat(surroundings.out()).isEmpty();
    }

    @Test
    void asksForAFile() {
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run("policy", "check")).isEqualTo(2);

        assertThat(surroundings.err()).contains("'keyledger policy check' needs a FILE, or - for standard input");
    }

    @Test
    void judgesTheOtherFilesWhereOneIsMissing() throws IOException {
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run(
                        "policy",
                        "check",
                        "nothing.json",
                        file("key.json", PUBLIC),
                        file("broken.json", "{\"Statement\": text}"),
                        file("nobody.json", policy(allow("\"*\"", "")))))
                .isEqualTo(2);

        assertThat(surroundings.out())
                .contains("key.json: reach public, for a key of account 111122223333")
                .contains("broken.json:1:", "KMS-POLICY-REJECTED")
                .contains("nobody.json: reach public, for a key of an account that the policy does not name")
                .endsWith("; 1 file not read\n");
        assertThat(surroundings.err()).isEqualTo("keyledger: nothing.json: there is no such file or folder\n");
    }

    @Test
    void saysInEveryFormatThatAFileWasNotRead() throws IOException {
        TestEnvironment surroundings = surroundings();
        file("key.json", CLEAN);

        assertThat(surroundings.run("policy", "check", "--format", "json", "nothing.json", "key.json"))
                .isEqualTo(2);
        JsonNode files = json(surroundings.out()).path("files");
        assertThat(files.path(0).path("error").asString()).isEqualTo("there is no such file or folder");
        assertThat(files.path(1).path("reach").asString()).isEqualTo("account");

        assertThat(surroundings.run("policy", "check", "--format", "sarif", "nothing.json", "key.json"))
                .isEqualTo(2);
        JsonNode invocation = json(surroundings.out())
                .path("runs")
                .path(0)
                .path("invocations")
                .path(0);
        assertThat(invocation.path("executionSuccessful").asBoolean()).isFalse();
        assertThat(invocation
                        .path("toolExecutionNotifications")
                        .path(0)
                        .path("level")
                        .asString())
                .isEqualTo("error");
    }

    @Test
    void answersAPolicyALine() {
        String line = PUBLIC.replace("\n", " ");
        String text = JsonMapper.shared().writeValueAsString(PUBLIC);
        TestEnvironment surroundings = surroundings()
                .reading("{\"id\":\"a\",\"policy\":" + line + ",\"account\":\"111122223333\"}\n\n{\"id\":2,\"policy\":"
                        + text + ",\"account\":\"111122223333\"}\n{\"id\":\"x\"}\nnonsense\n{\"id\":\"y\",\"policy\":"
                        + "{\"Statement\":[{}]},\"account\":\"111122223333\"}\n{\"id\":\"z\",\"policy\":" + line
                        + "}\n");

        assertThat(surroundings.run("policy", "check", "--batch")).isZero();

        List<JsonNode> answers =
                surroundings.out().lines().map(CheckPolicyCommandTest::json).toList();
        assertThat(answers)
                .extracting(answer -> answer.path("id").asString("null"))
                .containsExactly("a", "2", "x", "null", "y", "z");
        assertThat(answers.get(0).path("reach").asString()).isEqualTo("public");
        assertThat(answers.get(0).path("findings")).isEqualTo(answers.get(1).path("findings"));
        JsonNode finding = answers.get(0).path("findings").path(0);
        assertThat(finding.propertyNames())
                .containsExactly("check_id", "severity", "statement", "capability", "witness", "reason");
        assertThat(finding.path("statement").asString()).isEqualTo("/Statement/1");
        assertThat(finding.path("witness").path("principal").asString()).startsWith("arn:aws:");
        assertThat(answers.get(2).path("error").asString()).isEqualTo("policy is missing");
        assertThat(answers.get(3).path("error").asString()).startsWith("the line is not JSON");
        JsonNode rejected = answers.get(4).path("findings").path(0);
        assertThat(rejected.path("check_id").asString()).isEqualTo("KMS-POLICY-REJECTED");
        assertThat(rejected.path("severity").asString()).isEqualTo("HIGH");
        assertThat(rejected.path("statement").asString()).isEqualTo("/Statement/0");
        assertThat(rejected.path("reason").asString()).isEqualTo("The statement has no Effect");
        assertThat(answers.get(4).path("reach").asString()).isEqualTo("unknown");
        assertThat(answers.get(5).path("reach").asString()).isEqualTo("public");
        assertThat(surroundings.err())
                .isEqualTo("keyledger: 2 policies are invalid, of 6 lines; the answers say why\n");
    }

    @Test
    void takesTheAccountAndOrganizationOfTheOptionsForLinesWithoutTheirOwn() {
        String members = policy(allow("\"*\"", "{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}}"));
        String caller = policy(allow("\"*\"", "{\"StringEquals\":{\"kms:CallerAccount\":\"111122223333\"}}"));
        TestEnvironment surroundings = surroundings()
                .reading(("{\"id\":1,\"policy\":" + members + "}|{\"id\":2,\"policy\":" + caller
                                + "}|{\"id\":3,\"account\":\"444455556666\",\"policy\":" + caller
                                + "}|{\"id\":4,\"organization\":\"o-elsewhere0\",\"policy\":" + members + "}")
                        .replace("\n", " ")
                        .replace('|', '\n'));

        assertThat(surroundings.run(
                        "policy",
                        "check",
                        "--batch",
                        "--account",
                        "111122223333",
                        "--organization",
                        "o-a1b2c3d4e5",
                        "--region",
                        "eu-west-1"))
                .isZero();

        List<JsonNode> answers =
                surroundings.out().lines().map(CheckPolicyCommandTest::json).toList();
        assertThat(answers)
                .extracting(answer -> answer.path("reach").asString())
                .containsExactly("organization", "account", "cross-account", "cross-account");
        assertThat(surroundings.out()).contains("arn:aws:kms:eu-west-1:111122223333:key/");
    }

    @Test
    void leavesUnknownInABatchWhatDependsOnTheAccount() {
        String caller = policy(allow("\"*\"", "{\"StringEquals\":{\"kms:CallerAccount\":\"111122223333\"}}"));
        TestEnvironment surroundings =
                surroundings().reading("{\"id\":1,\"policy\":" + caller.replace("\n", " ") + "}\n");

        assertThat(surroundings.run("policy", "check", "--batch", "--strict")).isZero();

        JsonNode answer = json(surroundings.out());
        assertThat(answer.path("reach").asString()).isEqualTo("unknown");
        assertThat(answer.path("unknowns").path(0).asString())
                .startsWith("the policy does not show which account owns its key");
    }

    @Test
    void knowsTheOrganizationOfABatchLine() throws IOException {
        String condition = "{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}}";
        String policy = policy(ROOT + "," + allow("\"*\"", condition)).replace("\n", " ");
        file(
                "policies.jsonl",
                "{\"id\":1,\"account\":\"111122223333\",\"organization\":\"o-a1b2c3d4e5\",\"policy\":" + policy
                        + "}\n{\"id\":2,\"account\":\"111122223333\",\"policy\":" + policy + "}");
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run("policy", "check", "--batch", "policies.jsonl"))
                .isZero();

        assertThat(surroundings
                        .out()
                        .lines()
                        .map(line -> json(line).path("reach").asString()))
                .containsExactly("organization", "cross-account");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|us-east-1",
                "{\"StringEquals\":{\"kms:ViaService\":\"s3.eu-west-1.amazonaws.com\"}}|eu-west-1",
                "{\"StringEquals\":{\"aws:RequestedRegion\":\"ap-south-1\"}}|ap-south-1",
                "{\"Bool\":{\"aws:PrincipalIsAWSService\":\"false\"}}|us-east-1"
            })
    void showsARequestInARegionWhereThatOfTheKeyIsNotNamed(String condition, String region) {
        String policy = policy(ROOT + "," + allow("\"*\"", condition)).replace("\n", " ");
        TestEnvironment surroundings =
                surroundings().reading("{\"id\":1,\"account\":\"111122223333\",\"policy\":" + policy + "}");

        assertThat(surroundings.run("policy", "check", "--batch")).isZero();

        assertThat(json(surroundings.out())
                        .path("findings")
                        .path(0)
                        .path("witness")
                        .path("resource")
                        .path("resource")
                        .asString())
                .startsWith("arn:aws:kms:" + region + ":111122223333:key/");
    }

    @Test
    void keepsTheOrderOfABatch() {
        String input = IntStream.range(0, 300)
                .mapToObj(id ->
                        "{\"id\":" + id + ",\"account\":\"111122223333\",\"policy\":" + CLEAN.replace("\n", " ") + "}")
                .collect(Collectors.joining("\n"));
        TestEnvironment surroundings = surroundings().reading(input);

        assertThat(surroundings.run("policy", "check", "--batch", "--strict")).isZero();

        assertThat(surroundings.out().lines().map(line -> json(line).path("id").asInt()))
                .containsExactlyElementsOf(IntStream.range(0, 300).boxed().toList());
    }

    @Test
    void failsOnInvalidLinesWhereAsked() {
        assertThat(surroundings().reading("{}").run("policy", "check", "--batch", "--strict"))
                .isEqualTo(1);
    }

    @Test
    void coloursForAPersonOnly() throws IOException {
        String file = file("key.json", PUBLIC);
        assertThat(painted(file, Map.of("TERM", "xterm"))).contains("\u001b[1;31mCRITICAL\u001b[0m");
        assertThat(painted(file, Map.of("NO_COLOR", "1"))).doesNotContain("\u001b[");
    }

    private String painted(String file, Map<String, String> variables) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Environment plain = surroundings().with(variables).environment();
        Environment terminal = new Environment(
                plain.in(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                plain.err(),
                true,
                plain.variables(),
                plain.clock(),
                plain.directory(),
                plain.stop());
        Main.run(terminal, "policy", "check", file);
        return out.toString(StandardCharsets.UTF_8);
    }
}
