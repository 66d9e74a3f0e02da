package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.identityPolicy;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.role;
import static io.keyledger.check.access.AnalysisBuilder.service;
import static io.keyledger.check.access.AnalysisBuilder.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Contexts;
import io.keyledger.check.Severity;
import io.keyledger.check.ShippedChecks;
import io.keyledger.check.Status;
import io.keyledger.check.grants.GrantToOutsider;
import io.keyledger.check.grants.GrantToVanished;
import io.keyledger.policy.analysis.KeyAnalysis;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every access check has to keep. */
class AccessChecksTest {
    private static final String LOGS =
            "{'ArnLike':{'kms:EncryptionContext:aws:logs:arn':'arn:aws:logs:eu-central-1:111122223333:*'}}";
    private static final String[] CONSOLE = {
        "{'Sid':'Enable IAM User Permissions','Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:root'},"
                + "'Action':'kms:*','Resource':'*'}",
        "{'Sid':'Allow access for Key Administrators','Effect':'Allow',"
                + "'Principal':{'AWS':'arn:aws:iam::111122223333:role/Admin'},'Action':['kms:Create*','kms:Describe*',"
                + "'kms:Enable*','kms:List*','kms:Put*','kms:Update*','kms:Revoke*','kms:Disable*','kms:Get*','kms:Delete*',"
                + "'kms:TagResource','kms:UntagResource','kms:ScheduleKeyDeletion','kms:CancelKeyDeletion',"
                + "'kms:RotateKeyOnDemand'],'Resource':'*'}",
        "{'Sid':'Allow use of the key','Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:role/App'},"
                + "'Action':['kms:Encrypt','kms:Decrypt','kms:ReEncrypt*','kms:GenerateDataKey*','kms:DescribeKey'],"
                + "'Resource':'*'}",
        "{'Sid':'Allow attachment of persistent resources','Effect':'Allow',"
                + "'Principal':{'AWS':'arn:aws:iam::111122223333:role/App'},'Action':['kms:CreateGrant','kms:ListGrants',"
                + "'kms:RevokeGrant'],'Resource':'*','Condition':{'Bool':{'kms:GrantIsForAWSResource':true}}}"
    };

    static Stream<AccessCheck> checks() {
        return ShippedChecks.all().stream()
                .filter(AccessCheck.class::isInstance)
                .map(AccessCheck.class::cast);
    }

    /** Policies that AWS writes itself or recommends. */
    static Stream<AnalysisBuilder> defaults() {
        return Stream.of(
                policy(ROOT),
                policy(ROOT).identitiesDenied(),
                policy(ROOT).withRole("Admin", identityPolicy("*", "*", "")),
                policy(CONSOLE).withRole("Admin").withRole("App"),
                policy(CONSOLE).identitiesDenied(),
                policy(
                        ROOT,
                        allow(
                                service("logs.eu-central-1.amazonaws.com"),
                                "['kms:Encrypt*','kms:Decrypt*',"
                                        + "'kms:ReEncrypt*','kms:GenerateDataKey*','kms:Describe*']",
                                LOGS)),
                policy(
                        ROOT,
                        allow(
                                service("cloudtrail.amazonaws.com"),
                                "'kms:GenerateDataKey*'",
                                "{'StringEquals':{'aws:SourceArn':'arn:aws:cloudtrail:eu-central-1:111122223333:trail/t'},"
                                        + "'StringLike':{'kms:EncryptionContext:aws:cloudtrail:arn':"
                                        + "'arn:aws:cloudtrail:*:111122223333:trail/*'}}"),
                        allow(service("cloudtrail.amazonaws.com"), "'kms:DescribeKey'", "")),
                policy(
                                allow(
                                        "{'AWS':'*'}",
                                        "['kms:Encrypt','kms:Decrypt','kms:ReEncrypt*','kms:GenerateDataKey*','kms:DescribeKey']",
                                        "{'StringEquals':{'kms:ViaService':'s3.eu-central-1.amazonaws.com',"
                                                + "'kms:CallerAccount':'111122223333'}}"),
                                allow(
                                        "{'AWS':'arn:aws:iam::111122223333:root'}",
                                        "['kms:Describe*','kms:Get*','kms:List*']",
                                        ""))
                        .awsManaged());
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void raiseNoAlarmAboutTheDefaultsOfAws(AnalysisBuilder key) {
        checks().forEach(check -> {
            AccessVerdict verdict = key.judge(check);
            if (check.metadata().severity().compareTo(Severity.LOW) < 0) {
                assertThat(verdict.verdict().status())
                        .as("%s: %s", check.metadata().id(), verdict.verdict().reason())
                        .isNotEqualTo(Status.FAIL);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("checks")
    void sayNothingOfKeysThatNobodyButAwsCanChange(AccessCheck check) {
        AccessVerdict verdict = policy(allow("'*'", "'kms:*'", ""))
                .awsManaged()
                .judge(check, Contexts.breakGlass(List.of("arn:aws:iam::111122223333:role/x")));

        assertThat(verdict.verdict().status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(verdict.verdict().reason()).startsWith("AWS manages this key");
    }

    @ParameterizedTest
    @MethodSource("checks")
    void areUnknownWhereThePolicyWasNotRead(AccessCheck check) {
        AnalysisBuilder key = policy().policyDenied().grantsDenied();

        assertThat(key.judge(check, Contexts.breakGlass(List.of("arn:aws:iam::111122223333:role/x")))
                        .verdict()
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }

    static Stream<String> documents() throws IOException, URISyntaxException {
        Path root = Path.of(Objects.requireNonNull(AccessChecksTest.class.getResource("/policy-cases"))
                .toURI());
        Set<String> documents = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                String list = file.toString().endsWith(".jsonl")
                        ? "[" + String.join(",", text.strip().split("\n")) + "]"
                        : text;
                for (JsonNode given : JsonMapper.shared().readTree(list)) {
                    if (given.path("request").path("action").asString("").startsWith("kms:")
                            && given.has("resourcePolicy")) {
                        documents.add(given.path("resourcePolicy").toString());
                    }
                }
            }
        }
        return documents.stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void judgeEveryPolicyThatAwsDocumentsAndPointIntoIt(String document) {
        KeyAnalysis key = AnalysisBuilder.document(document).withRole("App").build();

        checks().map(check -> check.evaluate(key, CheckSettings.defaults())).forEach(verdict -> {
            assertThat(verdict.issues().isEmpty()).isEqualTo(verdict.verdict().status() != Status.FAIL);
            JsonNode policy = JsonMapper.shared().readTree(document);
            verdict.issues().stream()
                    .flatMap(issue -> issue.statements().stream())
                    .filter(place -> place.startsWith("/"))
                    .forEach(place -> assertThat(policy.at(place).isMissingNode())
                            .as(place)
                            .isFalse());
        });
    }

    @Test
    void grantsAndBucketsAreNoMatterOfAPolicyWithoutItsKey() {
        KeyAnalysis whole = policy(ROOT).build();
        KeyAnalysis alone = new KeyAnalysis(whole.key(), whole.policy(), whole.access(), whole.owner(), whole.search());

        for (AccessCheck check :
                List.of(new GrantToOutsider(), new GrantToVanished(), new BucketReadersCannotDecrypt())) {
            assertThat(check.evaluate(alone, CheckSettings.defaults()).verdict().status())
                    .isEqualTo(Status.NOT_APPLICABLE);
        }
    }

    @Test
    void everyFailurePointsAtSomething() {
        AnalysisBuilder key = policy(
                        allow("'*'", "'kms:*'", ""),
                        allow(aws(role("App")), "'kms:*'", ""),
                        statement("Deny", "'NotPrincipal':" + aws(role("App")), "'Action':'kms:Encrypt'", ""))
                .withRole("App")
                .grant("g", "arn:aws:iam::444455556666:root", "Decrypt");

        assertThat(checks().map(key::judge).filter(verdict -> verdict.verdict().status() == Status.FAIL))
                .hasSizeGreaterThan(3)
                .allSatisfy(verdict -> {
                    assertThat(verdict.verdict().evidence()).isNotBlank();
                    assertThat(verdict.issues()).isNotEmpty().allSatisfy(issue -> {
                        assertThat(issue.sentence()).isNotBlank();
                        assertThat(issue.statements()).isNotEmpty();
                    });
                });
    }
}
