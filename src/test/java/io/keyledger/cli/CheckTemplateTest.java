package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code policy check} of CloudFormation templates. */
class CheckTemplateTest {
    private static final String ROOT = """
                  - Effect: Allow
                    Principal: {AWS: !Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'}
                    Action: kms:*
                    Resource: '*'
        """;
    private static final String OUTSIDER = "Parameters: {Guest: {Type: String, Default: '444455556666'}}\n";

    @TempDir
    private Path directory;

    private record Run(int exitCode, String out, String err) {
        /** Without line breaks inside sentences. */
        String text() {
            return out.replaceAll("\\s+", " ");
        }
    }

    private Run check(String name, String content, String... options) throws IOException {
        return check(name, content.getBytes(StandardCharsets.UTF_8), options);
    }

    private Run check(String name, byte[] content, String... options) throws IOException {
        Files.write(directory.resolve(name), content);
        TestEnvironment environment = TestEnvironment.in(directory);
        List<String> arguments = new ArrayList<>(List.of("policy", "check", name));
        arguments.addAll(List.of(options));
        int exitCode = environment.run(arguments.toArray(String[]::new));
        return new Run(exitCode, environment.out(), environment.err());
    }

    /** A template with a key that has these statements after that of the account. */
    private static String template(String statements) {
        return "Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      KeyPolicy:\n"
                + "        Version: 2012-10-17\n        Statement:\n" + ROOT + statements;
    }

    private static String allow(String principal) {
        return statement("Allow", principal, "");
    }

    private static String statement(String effect, String principal, String condition) {
        return "          - Effect: " + effect + "\n            Principal: " + principal
                + "\n            Action: kms:Decrypt\n            Resource: '*'\n"
                + (condition.isEmpty() ? "" : "            Condition: " + condition + "\n");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void judgesTheKeyOfATemplateForTheAccountOfTheDeployment() throws IOException {
        Run run = check("key.yaml", template(""));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("key.yaml Key: reach account, for a key of the account of the deployment")
                .contains("account of the key  everything")
                .doesNotContain("000000000000");
    }

    @Test
    void pointsAtTheLineOfAStatementInYaml() throws IOException {
        Run run = check("key.yaml", template(allow("'*'")));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("key.yaml:12:13: CRITICAL KMS-PUBLIC-DECRYPT at Key/Statement/1\n");
    }

    @Test
    void pointsAtTheLineOfAStatementInJson() throws IOException {
        Run run = check("key.json", """
            {"Resources": {
              "Key": {"Type": "AWS::KMS::Key", "Properties": {"KeyPolicy": {"Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Principal": {"AWS": {"Fn::Join": [":", ["arn:aws:iam:", {"Ref": "AWS::AccountId"},
                 "root"]]}}, "Action": "kms:*", "Resource": "*"},
                {"Effect": "Allow", "Principal": "*", "Action": "kms:Decrypt", "Resource": "*"}
              ]}}}
            }}
            """);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("key.json:5:5: CRITICAL KMS-PUBLIC-DECRYPT at Key/Statement/1\n");
    }

    @Test
    void judgesEveryKeyOfATemplateAndNamesIt() throws IOException {
        String second = template(allow("'*'"))
                .replace("Resources:\n", "")
                .replace("  Key:\n    Type: AWS::KMS::Key", "  Replica:\n    Type: AWS::KMS::ReplicaKey");

        Run run = check("keys.yaml", template("") + second);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("keys.yaml Key: reach account", "keys.yaml Replica: reach public", "2 policies: 1 critical");
    }

    @Test
    void judgesForTheAccountThatIsNamed() throws IOException {
        Run run = check("key.yaml", template(""), "--account", "111122223333");

        assertThat(run.out())
                .startsWith("key.yaml Key: reach account, for a key of account 111122223333\n")
                .contains("account 111122223333  everything");
    }

    @Test
    void judgesTheDefaultPolicyOfAKeyWithoutOne() throws IOException {
        Run run = check("key.yaml", "Resources:\n  Key:\n    Type: AWS::KMS::Key\n");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("key.yaml Key: reach account");
    }

    @Test
    void knowsThatARoleOfTheTemplateIsOfItsAccount() throws IOException {
        Run run = check(
                "key.yaml",
                template(allow("{AWS: !GetAtt AppRole.Arn}"))
                        + "  AppRole:\n    Type: AWS::IAM::Role\n    Properties: {Path: /app/}\n");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("key.yaml Key: reach account")
                .contains("arn:aws:iam::<account>:role/app/AppRole  decrypt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{AWS: !Ref Guest}",
                "{AWS: !Sub 'arn:aws:iam::${Guest}:root'}",
                "{AWS: !Sub ['arn:aws:iam::${Id}:root', {Id: !Ref Guest}]}",
                "{AWS: {'Fn::Sub': 'arn:aws:iam::${Guest}:root'}}",
                "{AWS: !Join [':', ['arn:aws:iam:', !Ref Guest, root]]}",
                "{AWS: !Select [1, ['111122223333', !Ref Guest]]}",
                "{AWS: !Select ['0', !Split [',', !Sub '${Guest},x']]}",
                "{AWS: !FindInMap [Accounts, guests, first]}",
                "{AWS: !If [HasGuest, !Ref Guest, !Ref Unset]}",
                "!If [HasNoGuest, {AWS: !Ref Unset}, {AWS: !Ref Guest}]",
                "{AWS: !Ref Guests}",
                "{AWS: 444455556666}",
            })
    void evaluatesTheFunctionsOfATemplate(String principal) throws IOException {
        String declarations = OUTSIDER.replace(
                        "'444455556666'}}",
                        "'444455556666'}, Unset: {Type: String},"
                                + " Guests: {Type: CommaDelimitedList, Default: '444455556666, 444455556666'}}")
                + "Mappings: {Accounts: {guests: {first: '444455556666'}}}\n"
                + "Conditions:\n  HasGuest: !And [!Not [!Equals [!Ref Guest, '']], !Equals [a, a]]\n"
                + "  HasNoGuest: !Or [!Not [!Condition HasGuest], !Equals [a, b]]\n";

        Run run = check("key.yaml", declarations + template(allow(principal)), "--account", "111122223333");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("key.yaml Key: reach cross-account")
                .contains("HIGH KMS-EXTERNAL-DECRYPT at Key/Statement/1")
                .contains("444455556666 can decrypt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{AWS: !Ref Admin}|the parameter Admin, which has no default",
                "{AWS: !Ref Stored}|the parameter Stored, whose value is in Parameter Store",
                "{AWS: !Ref Bucket}|the resource Bucket, which the deployment names",
                "{AWS: !GetAtt Bucket.Arn}|the attribute Arn of Bucket, which only the deployment knows",
                "{AWS: !GetAtt Nothing.Arn}|Nothing, which the template does not declare",
                "{AWS: !ImportValue shared-admin}|the export of another stack",
                "{AWS: !Sub '${AWS::StackName}'}|AWS::StackName, which only the deployment knows",
                "{AWS: !If [Loop, '444455556666', '555566667777']}|the condition Loop",
                "{AWS: !If [Here, '444455556666', '555566667777']}|the condition Here",
                "{AWS: !FindInMap [Accounts, !Ref 'AWS::Region', logs]}|AWS::Region (pass --region)",
                "{AWS: !FindInMap [Accounts, eu-west-3, logs]}|an entry that the template's mappings do not have",
                "{AWS: !Transform {Name: Other}}|Fn::Transform, which only the deployment evaluates",
                "{AWS: !Select [7, [a, b]]}|Fn::Select with arguments that CloudFormation does not document",
            })
    void leavesUnknownWhatOnlyTheDeploymentKnows(String principal, String reason) throws IOException {
        String declarations = """
                Parameters:
                  Admin: {Type: String}
                  Stored: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /admin}
                Conditions:
                  Loop: !Condition Loop
                  Here: !Equals [!Ref AWS::AccountId, '111122223333']
                Mappings: {Accounts: {us-east-1: {logs: '444455556666'}}}
                """;

        Run run =
                check("key.yaml", declarations + template(allow(principal)) + "  Bucket:\n    Type: AWS::S3::Bucket\n");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).startsWith("key.yaml Key: reach unknown");
        assertThat(run.text()).contains("undecided: /Statement/1 depends on " + reason + " (line 20)");
    }

    @Test
    void findsWhatIsCertainBesidesAnUnknownAllow() throws IOException {
        Run run = check("key.yaml", template(allow("{AWS: !Ref Admin}") + allow("'*'")));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("key.yaml Key: reach public")
                .contains("CRITICAL KMS-PUBLIC-DECRYPT at Key/Statement/2")
                .contains("undecided: /Statement/1 depends on Admin");
    }

    @Test
    void claimsNoAccessThatAnUnknownDenyMayTakeAway() throws IOException {
        String deny = statement("Deny", "'*'", "{StringNotEquals: {aws:PrincipalOrgID: !Ref Organization}}");

        Run run = check("key.yaml", template(allow("'*'") + deny));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out())
                .startsWith("key.yaml Key: reach unknown")
                .doesNotContain("KMS-PUBLIC-DECRYPT", "any account")
                .contains("undecided: /Statement/2 depends on Organization");
    }

    @Test
    void reportsNoLockoutThatAnUnknownAllowMayPrevent() throws IOException {
        String policy = template(allow("{AWS: '111122223333'}")).replace(ROOT, allow("{AWS: !Ref Admin}"));

        Run run = check("key.yaml", policy, "--account", "111122223333");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).doesNotContain("KMS-LOCKED-OUT");
        assertThat(check("key.yaml", policy.replace("!Ref Admin", "'444455556666'"), "--account", "111122223333")
                        .out())
                .contains("KMS-LOCKED-OUT");
    }

    @Test
    void dropsAStatementThatIsNoValue() throws IOException {
        String choice =
                "          - !If [Off, {Effect: Allow, Principal: '*', Action: kms:Decrypt, Resource: '*'}, !Ref"
                        + " AWS::NoValue]\n";

        Run off = check("key.yaml", "Conditions: {Off: !Equals [a, b]}\n" + template(choice));
        Run on = check("key.yaml", "Conditions: {Off: !Equals [a, a]}\n" + template(choice));
        Run unknown = check("key.yaml", "Conditions: {Off: !Equals [a, !Ref Stage]}\n" + template(choice));

        assertThat(off.out()).startsWith("key.yaml Key: reach account");
        assertThat(on.out()).startsWith("key.yaml Key: reach public");
        assertThat(unknown.out()).startsWith("key.yaml Key: reach unknown").contains("the condition Off");
        assertThat(unknown.exitCode()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "KeyPolicy: !Ref Policy|Policy, which the template does not declare",
                "KeyPolicy: {Version: 2012-10-17, Statement: !Ref Statements}|Statements, which the template does not",
                "KeyPolicy: !If [Unknown, {Statement: []}, {Statement: []}]|the condition Unknown",
            })
    void leavesAWholePolicyUnknown(String property, String reason) throws IOException {
        Run run = check(
                "key.yaml", "Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      " + property + "\n");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out())
                .startsWith("key.yaml Key: reach unknown: the policy depends on " + reason)
                .contains("(line 5)")
                .endsWith("1 policy: nothing found, and 1 with unknown reach\n");
    }

    @Test
    void leavesUnknownWhatMacrosAndLoopsMake() throws IOException {
        Run macro = check("key.yaml", "Transform: [AWS::Serverless-2016-10-31, Ours]\n" + template(""));
        Run serverless = check("key.yaml", "Transform: AWS::Serverless-2016-10-31\n" + template(""));
        Run loop = check(
                "key.yaml",
                "Resources:\n  'Fn::ForEach::Keys':\n    - Name\n    - [A, B]\n    - ${Name}: {Type: AWS::KMS::Key}\n");

        Run include = check("key.yaml", "Resources:\n  Fn::Transform: {Name: AWS::Include}\n");
        Run property =
                check("key.yaml", template("").replace("KeyPolicy:", "Fn::Transform: {Name: X}\n      KeyPolicy:"));
        Run element = check("key.yaml", template("").replace("Version:", "Fn::Transform: {Name: X}\n        Version:"));

        assertThat(List.of(include.exitCode(), property.exitCode(), element.exitCode()))
                .containsOnly(3);
        assertThat(macro.exitCode()).isEqualTo(3);
        assertThat(macro.out()).contains("the template's macro, which may change it (line 1)");
        assertThat(serverless.exitCode()).isZero();
        assertThat(loop.exitCode()).isEqualTo(3);
        assertThat(loop.out()).contains("Fn::ForEach::Keys: reach unknown");
    }

    @Test
    void keepsPolicyVariablesThatSubEscapes() throws IOException {
        String condition = "{StringLike: {kms:ViaService: !Sub 's3.${!aws:RequestedRegion}.amazonaws.com'}}";

        Run run = check("key.yaml", template(statement("Allow", "'*'", condition)));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("CRITICAL KMS-PUBLIC-DECRYPT");
    }

    @Test
    void doesNotGuessTheRegionWhereThePolicyNamesAnother() throws IOException {
        String condition = "{StringEquals: {aws:RequestedRegion: [!Ref 'AWS::Region', eu-west-1]}}";

        Run open = check("key.yaml", template(statement("Allow", "'*'", condition)));
        Run named = check("key.yaml", template(statement("Allow", "'*'", condition)), "--region", "eu-west-1");

        assertThat(open.text()).contains("/Statement/1 depends on AWS::Region (pass --region)");
        assertThat(named.out()).contains("CRITICAL KMS-PUBLIC-DECRYPT");
    }

    @Test
    void reportsAPolicyThatAwsWouldRefuseAtItsLine() throws IOException {
        Run run = check("key.yaml", template(allow("{Robot: x}")));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("key.yaml:13:25: HIGH KMS-POLICY-REJECTED at Key/Statement/1/Principal/Robot")
                .contains("\"Robot\" is not a type of principal");
    }

    @Test
    void writesLineAndResourceToSarif() throws IOException {
        Run run = check("key.yaml", template(allow("'*'")), "--format", "sarif");

        JsonNode location = json(run.out()).at("/runs/0/results/0/locations/0");
        assertThat(location.at("/physicalLocation/region/startLine").asInt()).isEqualTo(12);
        assertThat(location.at("/physicalLocation/artifactLocation/uri").asString())
                .isEqualTo("key.yaml");
        assertThat(location.at("/logicalLocations/0/fullyQualifiedName").asString())
                .isEqualTo("Key/Statement/1");
    }

    @Test
    void writesAnUnknownPolicyWithItsPlaceInEveryFormat() throws IOException {
        String policy = "Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties: {KeyPolicy: !Ref Policy}\n";

        JsonNode file =
                json(check("key.yaml", policy, "--format", "json").out()).at("/files/0");
        JsonNode notification = json(check("key.yaml", policy, "--format", "sarif")
                        .out())
                .at("/runs/0/invocations/0/toolExecutionNotifications/0");

        assertThat(file.path("resource").asString()).isEqualTo("Key");
        assertThat(file.path("reach").asString()).isEqualTo("unknown");
        assertThat(file.path("line").asInt()).isEqualTo(4);
        assertThat(file.at("/unknowns/0").asString()).startsWith("the policy depends on Policy");
        assertThat(notification
                        .at("/locations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(4);
        assertThat(notification.at("/message/text").asString()).startsWith("Undecided: the policy depends on Policy");
        assertThat(check("key.yaml", policy, "--quiet").out()).contains("reach unknown");
    }

    @Test
    void writesASuiteForEachKeyToJunit() throws Exception {
        String policy = template(allow("'*'")) + "  Other:\n    Type: AWS::KMS::Key\n    Properties:\n"
                + "      KeyPolicy: !Ref Policy\n";

        Run run = check("key.yaml", policy, "--format", "junit");

        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(run.out())))
                .getDocumentElement();
        Element first = (Element) suites.getElementsByTagName("testsuite").item(0);
        Element second = (Element) suites.getElementsByTagName("testsuite").item(1);
        assertThat(first.getAttribute("name")).isEqualTo("key.yaml Key");
        assertThat(first.getElementsByTagName("failure").item(0).getTextContent())
                .startsWith("key.yaml:12: CRITICAL");
        assertThat(second.getAttribute("name")).isEqualTo("key.yaml Other");
        assertThat(second.getAttribute("skipped")).isEqualTo(second.getAttribute("tests"));
    }

    @Test
    void hasNothingToSayAboutATemplateWithoutKeys() throws IOException {
        String template = "Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n";

        assertThat(check("bucket.yaml", template).exitCode()).isZero();
        assertThat(check("bucket.yaml", template).out())
                .startsWith("bucket.yaml: CloudFormation template without KMS keys\n");
        assertThat(check("bucket.yaml", template, "--quiet").out()).isEmpty();
        assertThat(check("bucket.yaml", template, "--format", "junit").out()).contains("tests=\"0\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello|it is neither a key policy (JSON), nor a CloudFormation template (JSON or YAML), nor the output"
                        + " of 'terraform show -json'",
                "{\"name\": \"a-package\", \"version\": \"1.0\"}|it is neither a key policy (JSON)",
                "[]|it is neither a key policy (JSON)",
                "Resources:~  A: [|line 2: broken YAML",
                "Resources:~\tA: 1|line 2: broken YAML",
                "Resources: {}~---~Resources: {}|line 3: a second YAML document starts here; put each template into a"
                        + " file of its own",
                "Resources:~  A: 1~  A: 2|line 3: \"A\" stands twice in the same mapping",
                "Resources:~  ? [a]~  : 1|line 2: a name must be plain text",
                "Resources:~  A: {<<: 1}|line 2: broken YAML",
                "{\"Resources\": {\"A\": 1, \"A\": 2}}|line 1: \"A\" stands twice in the same object",
                "{\"Resources\": {}} x|line 1: ",
                "{\"Resources\": {|line 1: ",
                "{\"version\": 4, \"terraform_version\": \"1.9\", \"serial\": 1}|it is a state file of Terraform;"
                        + " check the output of 'terraform show -json' instead",
                "{\"format_version\": \"2.0\"}|version 2.0 of Terraform's JSON format is not supported",
            })
    void saysInOneSentenceWhatIsWrongWithAFile(String content, String sentence) throws IOException {
        Run run = check("file", content.replace('~', '\n'));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("keyledger: file: " + sentence);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void readsNoBinary() throws IOException {
        Run run = check("file", new byte[] {'R', 'e', 's', (byte) 0xff, 0, 1});

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("keyledger: file: it is not UTF-8 text, as policies and templates are\n");
    }

    @Test
    void readsATemplateWithByteOrderMarkAndWindowsLineEnds() throws IOException {
        Run run = check("key.yaml", "\uFEFF" + template(allow("'*'")).replace("\n", "\r\n"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("key.yaml:12:13: CRITICAL");
    }

    @Test
    void resolvesAliasesAndMergeKeys() throws IOException {
        String policy = "Shared:\n  Open: &open\n    Effect: Allow\n    Principal: '*'\n    Action: kms:Decrypt\n"
                + "    Resource: '*'\n"
                + template("          - *open\n          - <<: *open\n            Action: kms:Encrypt\n");

        Run run = check("key.yaml", policy);

        assertThat(run.out())
                .contains("key.yaml:2:9: CRITICAL KMS-PUBLIC-DECRYPT at Key/Statement/1")
                .contains("/Statement/2 lets it encrypt");
    }

    @Test
    void boundsWhatAliasesMake() throws IOException {
        StringBuilder bomb = new StringBuilder("Shared:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 12; level++) {
            bomb.append("  a%1$d: &a%1$d [*a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d]\n"
                    .formatted(level, level - 1));
        }

        Run run = check("key.yaml", bomb + template(""));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("alias").hasLineCount(1);
    }

    @Test
    void boundsTheDepthOfATemplate() throws IOException {
        Run yaml = check("key.yaml", "Resources: " + "[".repeat(5000) + "]".repeat(5000));
        Run json = check("key.json", "{\"Resources\": " + "[".repeat(5000) + "]".repeat(5000) + "}");
        Run recursive = check("key.yaml", "Resources: &r\n  A: *r\n");

        assertThat(List.of(yaml.exitCode(), json.exitCode(), recursive.exitCode()))
                .containsOnly(2);
        assertThat(List.of(yaml.err(), json.err(), recursive.err()))
                .allSatisfy(
                        error -> assertThat(error).startsWith("keyledger: key.").hasLineCount(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000})
    void boundsWhatNestedSubstitutionsMake(int length) throws IOException {
        String value = "'" + "x".repeat(length) + "'";
        for (int level = 0; level < 60; level++) {
            value = "!Sub ['${V}${V}${V}${V}', {V: " + value + "}]";
        }

        Run run = check("key.yaml", template(allow("{AWS: " + value + "}")));

        if (length == 0) {
            assertThat(run.out()).contains("HIGH KMS-POLICY-REFUSED");
        } else {
            assertThat(run.text()).contains("depends on Fn::Sub with arguments");
        }
    }

    @Test
    void nothingOfATemplateActsOnTheConsole() throws IOException {
        Run run = check(
                "key.json",
                "{\"Resources\": {\"\\u001b[2J\\n::error::x\": {\"Type\": \"AWS::KMS::Key\", \"Properties\":"
                        + " {\"KeyPolicy\": {\"Ref\": \"\\u001b[31m\\n::add-mask::y\"}}}}}");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out().toLowerCase(Locale.ROOT)).doesNotContain("\u001b");
        assertThat(run.out().lines()).noneMatch(line -> line.stripLeading().startsWith("::"));
    }
}
