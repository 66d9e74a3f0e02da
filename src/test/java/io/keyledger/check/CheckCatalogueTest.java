package io.keyledger.check;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.check.Contexts.settings;
import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static io.keyledger.classify.ResourceBuilder.ebsDefault;
import static io.keyledger.classify.ResourceBuilder.index;
import static io.keyledger.classify.ResourceBuilder.resource;
import static io.keyledger.classify.ResourceBuilder.snapshot;
import static io.keyledger.classify.ResourceBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.keyledger.check.access.AnalysisBuilder;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.classify.Custody;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.classify.KeyIndex;
import io.keyledger.classify.ResourceBuilder;
import io.keyledger.inventory.Observed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckCatalogueTest {
    private static final List<String> KEY_CHECKS = List.of(
            "KMS-CALLS-DENIED",
            "KMS-CRYPTOPERIOD-EXCEEDED",
            "KMS-DISABLED-IN-USE",
            "KMS-GRANT-DUPLICATE",
            "KMS-GRANT-PASSES-ON",
            "KMS-GRANT-STALE",
            "KMS-GRANT-TO-ACCOUNT",
            "KMS-GRANT-TO-SERVICE-UNSCOPED",
            "KMS-GRANT-WITHOUT-CONTEXT",
            "KMS-IMPORTED-MATERIAL-EXPIRING",
            "KMS-IMPORTED-MATERIAL-INCOMPLETE",
            "KMS-IMPORTED-MATERIAL-MISSING-IN-USE",
            "KMS-IMPORTED-MATERIAL-NOT-REPLACED",
            "KMS-KEY-STORE-DISCONNECTED",
            "KMS-KEY-UNREADABLE",
            "KMS-NO-ALIAS",
            "KMS-NO-OWNER-TAG",
            "KMS-ON-DEMAND-ROTATIONS-NEARLY-USED",
            "KMS-PENDING-DELETION",
            "KMS-PENDING-DELETION-IN-USE",
            "KMS-REPLICA-POLICY-DIFFERS",
            "KMS-REPLICA-ROTATION-DIFFERS",
            "KMS-REPLICA-STATE-DIFFERS",
            "KMS-REPLICA-TAGS-DIFFER",
            "KMS-ROTATION-DISABLED",
            "KMS-ROTATION-PERIOD-TOO-LONG",
            "KMS-TOO-MANY-GRANTS");

    private static final List<String> ACCESS_CHECKS = List.of(
            "KMS-ABAC-OPEN",
            "KMS-ADMINISTRATOR-ESCALATES",
            "KMS-ALLOW-NOT-ACTION",
            "KMS-ALLOW-NOT-PRINCIPAL",
            "KMS-ALLOW-WITHOUT-EFFECT",
            "KMS-ATTESTATION-BYPASSED",
            "KMS-ATTESTATION-DEBUG",
            "KMS-BUCKET-READERS-CANNOT-DECRYPT",
            "KMS-CONFUSED-DEPUTY",
            "KMS-CONFUSED-DEPUTY-ENCRYPT",
            "KMS-DANGLING-PRINCIPAL",
            "KMS-DENY-EVERYONE",
            "KMS-DENY-NOT-PRINCIPAL",
            "KMS-DENY-WITHOUT-EFFECT",
            "KMS-DESTROY-OUTSIDE-BREAK-GLASS",
            "KMS-DUTIES-NOT-SEPARATED",
            "KMS-EXTERNAL-ADMINISTER",
            "KMS-EXTERNAL-DECRYPT",
            "KMS-EXTERNAL-DELEGATE",
            "KMS-EXTERNAL-ENCRYPT",
            "KMS-EXTERNAL-INEFFECTIVE",
            "KMS-EXTERNAL-METADATA",
            "KMS-EXTERNAL-SIGN",
            "KMS-FULL-ACCESS",
            "KMS-GRANT-TO-OUTSIDER",
            "KMS-GRANT-TO-VANISHED",
            "KMS-IAM-DECRYPTS-ALL-KEYS",
            "KMS-LOCKED-OUT",
            "KMS-LOCKOUT-CHECK-BYPASS",
            "KMS-LOCKOUT-RISK",
            "KMS-NETWORK-ACCESS",
            "KMS-NETWORK-BYPASSED",
            "KMS-ORGANIZATION-ACCESS",
            "KMS-POLICY-CONDITION-MISREAD",
            "KMS-POLICY-REFUSED",
            "KMS-POLICY-UNKNOWN-WORDS",
            "KMS-PUBLIC-ADMINISTER",
            "KMS-PUBLIC-DECRYPT",
            "KMS-PUBLIC-DELEGATE",
            "KMS-PUBLIC-ENCRYPT",
            "KMS-PUBLIC-METADATA",
            "KMS-PUBLIC-SIGN",
            "KMS-SERVICE-SOURCE-UNTRUSTED",
            "KMS-STAR-UNLIMITED",
            "KMS-STATEMENT-REDUNDANT");

    private final CheckCatalogue catalogue = CheckCatalogue.standard();
    private final KeyIndex keys = index(key());

    @Test
    void findsAllChecksInTheOrderOfTheirIds() {
        assertThat(catalogue.checks())
                .extracting(CheckMetadata::id)
                .isSorted()
                .containsAll(KEY_CHECKS)
                .contains("EBS-DEFAULT-ENCRYPTION-OFF", "RESOURCE-KEY-UNUSABLE", "S3-SSE-C-ACCEPTED");
    }

    @Test
    void idsOfChecksStayForEver() {
        assertThat(evaluate(catalogue, key().classified()))
                .extracting(Finding::checkId)
                .containsExactlyElementsOf(KEY_CHECKS);
        assertThat(evaluate(key(), policy(ROOT))).extracting(Finding::checkId).containsExactlyElementsOf(ACCESS_CHECKS);
        assertThat(idsOf(bucket("b")))
                .containsExactly(
                        "RESOURCE-CUSTODY-BELOW-MINIMUM",
                        "RESOURCE-DSSE-MISSING",
                        "RESOURCE-KEY-AWS-MANAGED",
                        "RESOURCE-KEY-OF-OTHER-ACCOUNT",
                        "RESOURCE-KEY-UNUSABLE",
                        "S3-BUCKET-KEY-OFF",
                        "S3-BUCKET-UNENCRYPTED",
                        "S3-REPLICATION-TO-OTHER-ACCOUNT",
                        "S3-SSE-C-ACCEPTED");
        assertThat(idsOf(volume("vol-1"))).startsWith("EBS-VOLUME-UNENCRYPTED").hasSize(5);
        assertThat(idsOf(snapshot("snap-1")))
                .startsWith("EBS-SNAPSHOT-PUBLIC", "EBS-SNAPSHOT-SHARED", "EBS-SNAPSHOT-UNENCRYPTED")
                .hasSize(7);
        assertThat(idsOf(resource("ec2", "AWS::EC2::Image", "ami-1")))
                .startsWith("EC2-IMAGE-PUBLIC", "EC2-IMAGE-SHARED")
                .doesNotContain("RESOURCE-UNENCRYPTED")
                .hasSize(6);
        assertThat(idsOf(ebsDefault()))
                .startsWith(
                        "EBS-DEFAULT-ENCRYPTION-OFF",
                        "EBS-DEFAULT-KEY-AWS-MANAGED",
                        "EBS-SNAPSHOT-PUBLIC-ACCESS-ALLOWED",
                        "EC2-IMAGE-PUBLIC-ACCESS-ALLOWED")
                .hasSize(8);
        assertThat(idsOf(resource("sqs", "AWS::SQS::Queue", "q")))
                .endsWith("RESOURCE-UNENCRYPTED")
                .hasSize(5);
    }

    @Test
    void everyFailureOfAKeySaysHowToPutItRightInThatKeysRegion() {
        Finding finding =
                finding(evaluate(catalogue, key().rotation(false, null).classified()), "KMS-ROTATION-DISABLED");

        assertThat(finding.verdict().status()).isEqualTo(Status.FAIL);
        assertThat(finding.remediation())
                .startsWith("aws kms enable-key-rotation --region eu-central-1"
                        + " --key-id 1234abcd-12ab-34cd-56ef-1234567890ab");
        assertThat(finding.resourceType()).isEqualTo("AWS::KMS::Key");
        assertThat(finding.resourceId()).isEqualTo("1234abcd-12ab-34cd-56ef-1234567890ab");
        assertThat(finding.resourceArn()).isEqualTo(key().arn());
        assertThat(finding.keyArn()).isEqualTo(key().arn());
        assertThat(finding.accountId()).isEqualTo("111122223333");
        assertThat(finding.region()).isEqualTo("eu-central-1");
        assertThat(finding.custody()).isEqualTo(Custody.CUSTOMER_MANAGED);
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.frameworks()).contains("CIS-AWS-5.0 3.6", "PCI-DSS-4.0 3.7.4");
        assertThat(finding.waiver()).isEmpty();
    }

    @Test
    void whatPassesNeedsNoRemedy() {
        assertThat(evaluate(catalogue, key().classified()))
                .extracting(Finding::remediation)
                .containsOnly("");
    }

    @Test
    void aFailureOfAccessSaysWhichChangeWasProvenBeforeTheCommands() {
        Finding finding =
                finding(evaluate(key(), policy(ROOT, allow("'*'", "'kms:Decrypt'", ""))), "KMS-PUBLIC-DECRYPT");

        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.verdict().witness()).startsWith("{\"principal\":");
        assertThat(finding.remediation())
                .startsWith("change /Statement/1 to {\"Effect\":\"Allow\"")
                .contains("; proven by searching again: ")
                .contains(
                        "; aws kms get-key-policy --region eu-central-1 --key-id 1234abcd-12ab-34cd-56ef-1234567890ab");
        assertThat(finding.frameworks()).contains("FSBP KMS.5");
    }

    @Test
    void findingIdsAreStableAndDistinct() {
        List<Finding> once = evaluate(catalogue, key().classified());
        List<Finding> again =
                evaluate(CheckCatalogue.standard(), key().rotation(false, null).classified());
        List<Finding> other = evaluate(catalogue, key().account("444455556666").classified());

        assertThat(finding(once, "KMS-ROTATION-DISABLED").findingId()).isEqualTo("kl-bbf4356ad44f495e03d8");
        assertThat(ids(again)).isEqualTo(ids(once));
        assertThat(new HashSet<>(ids(once))).hasSameSizeAs(once).doesNotContainAnyElementsOf(ids(other));
    }

    @Test
    void aResourcesPurposesHaveFindingsOfTheirOwnThatSayWhichTheyAreAbout() {
        List<Finding> data = evaluate(catalogue, bucket("b").kms(key().arn()).classified(keys));
        List<Finding> west = evaluate(
                catalogue,
                bucket("b").purpose("replication:west").kms(key().arn()).classified(keys));
        List<Finding> east = evaluate(
                catalogue,
                bucket("b").purpose("replication:east").kms(key().arn()).classified(keys));

        assertThat(ids(west)).doesNotContainAnyElementsOf(ids(data)).doesNotContainAnyElementsOf(ids(east));
        assertThat(finding(west, "RESOURCE-KEY-UNUSABLE").verdict().reason())
                .isEqualTo("replication:west: the key can be used");
        assertThat(west)
                .extracting(Finding::checkId)
                .contains("RESOURCE-KEY-OF-OTHER-ACCOUNT", "RESOURCE-CUSTODY-BELOW-MINIMUM")
                .doesNotContain("S3-BUCKET-UNENCRYPTED", "S3-SSE-C-ACCEPTED", "S3-BUCKET-KEY-OFF");
    }

    @Test
    void checksCanBeLeftOutAndWeighedOtherwise() {
        CheckCatalogue changed = CheckCatalogue.of(
                settings(List.of("KMS-NO-ALIAS"), Map.of("KMS-ROTATION-DISABLED", Severity.CRITICAL)),
                Frameworks.none());

        List<Finding> findings = evaluate(changed, key().classified());

        assertThat(findings).extracting(Finding::checkId).doesNotContain("KMS-NO-ALIAS");
        assertThat(changed.checks()).extracting(CheckMetadata::id).doesNotContain("KMS-NO-ALIAS");
        assertThat(finding(findings, "KMS-ROTATION-DISABLED").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding(findings, "KMS-ROTATION-DISABLED").frameworks()).isEmpty();
    }

    @Test
    void anUnknownIdIsAnErrorThatNamesTheNearestRightOne() {
        assertThatExceptionOfType(UnknownCheckException.class)
                .isThrownBy(
                        () -> CheckCatalogue.of(settings(List.of("kms_rotation_disabld"), Map.of()), Frameworks.none()))
                .withMessage("the setting disabled names the check 'kms_rotation_disabld', which does not exist;"
                        + " did you mean 'KMS-ROTATION-DISABLED'?")
                .satisfies(unknown -> assertThat(unknown.id()).isEqualTo("kms_rotation_disabld"));
        assertThatExceptionOfType(UnknownCheckException.class)
                .isThrownBy(() -> CheckCatalogue.of(
                        settings(List.of(), Map.of("ANYTHING-ELSE-AT-ALL", Severity.LOW)), Frameworks.none()))
                .withMessage("the setting severities names the check 'ANYTHING-ELSE-AT-ALL', which does not exist");
    }

    @Test
    void aCheckThatThrowsIsUnknownAndTheOthersGoOn() {
        CheckCatalogue broken = CheckCatalogue.of(
                List.of(new BrokenKeyCheck(), new BrokenResourceCheck(), new QuietKeyCheck()),
                CheckSettings.defaults(),
                Frameworks.none(),
                CheckSelection.ALL);

        List<Finding> ofKey = evaluate(broken, key().classified());
        List<Finding> again = evaluate(broken, key().classified());
        List<Finding> ofResource = evaluate(broken, bucket("b").classified(keys));

        assertThat(ofKey)
                .isEqualTo(again)
                .extracting(finding -> finding.verdict().status())
                .containsExactly(Status.UNKNOWN, Status.PASS);
        assertThat(ofKey.getFirst().verdict().reason())
                .isEqualTo("the check itself failed: java.lang.IllegalArgumentException: out of order");
        assertThat(ofResource)
                .singleElement()
                .satisfies(finding -> assertThat(finding.verdict().status()).isEqualTo(Status.UNKNOWN));
    }

    @Test
    void twoChecksOfOneIdAreAnError() {
        assertThatIllegalStateException()
                .isThrownBy(() -> CheckCatalogue.of(
                        List.of(new QuietKeyCheck(), new QuietKeyCheck()),
                        CheckSettings.defaults(),
                        Frameworks.none(),
                        CheckSelection.ALL))
                .withMessage("two checks have the id TEST-QUIET");
    }

    @Test
    void everyCheckIsUnknownAndNoneFailsWhereNothingOfAKeyWasRead() {
        List<Finding> findings = evaluate(
                catalogue,
                key().metadataDenied()
                        .aliases(new Observed.Denied<>("kms:ListAliases", ""))
                        .policy(new Observed.Denied<>("kms:GetKeyPolicy", ""))
                        .rotation(new Observed.Denied<>("kms:GetKeyRotationStatus", ""))
                        .rotations(new Observed.Denied<>("kms:ListKeyRotations", ""))
                        .grants(new Observed.Denied<>("kms:ListGrants", ""))
                        .tags(new Observed.Denied<>("kms:ListResourceTags", ""))
                        .classified(3, ""));

        // Refused requests are read from CloudTrail's log files, of which there are none.
        assertThat(findings)
                .filteredOn(finding -> !finding.checkId().equals("KMS-CALLS-DENIED"))
                .extracting(finding -> finding.verdict().status())
                .containsOnly(Status.UNKNOWN);
    }

    @Test
    void noCheckOfAResourceThatCouldNotBeReadFailsOrPasses() {
        for (ResourceBuilder unread : List.of(
                bucket("b"), volume("v"), snapshot("s"), ebsDefault(), resource("sqs", "AWS::SQS::Queue", "q"))) {
            ClassifiedResource resource = unread.encryption(new Observed.Denied<>("s3:GetEncryptionConfiguration", ""))
                    .classified(keys);

            assertThat(evaluate(catalogue, resource))
                    .extracting(finding -> finding.verdict().status())
                    .containsOnly(Status.UNKNOWN, Status.NOT_APPLICABLE);
        }
    }

    @Test
    void everyCheckSaysWhatItRestsOnAndHowToPutThingsRight() {
        assertThat(catalogue.checks())
                .isSortedAccordingTo(Comparator.comparing(CheckMetadata::id))
                .allSatisfy(check -> {
                    assertThat(check.title()).isNotBlank().doesNotEndWith(".");
                    assertThat(check.basis()).isNotBlank();
                    assertThat(check.remediation()).isNotBlank();
                });
    }

    private List<String> idsOf(ResourceBuilder resource) {
        return evaluate(catalogue, resource.classified(keys)).stream()
                .map(Finding::checkId)
                .toList();
    }

    private static List<String> ids(List<Finding> findings) {
        return findings.stream().map(Finding::findingId).toList();
    }

    private static Finding finding(List<Finding> findings, String checkId) {
        return findings.stream()
                .filter(finding -> finding.checkId().equals(checkId))
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> evaluate(CheckCatalogue catalogue, ClassifiedKey key) {
        List<Finding> findings = new ArrayList<>();
        catalogue.evaluateKey(key, context(), findings::add);
        return findings;
    }

    private List<Finding> evaluate(KeyBuilder key, AnalysisBuilder analysis) {
        List<Finding> findings = new ArrayList<>();
        catalogue.evaluateAccess(
                key.classified(),
                analysis.build(),
                context(),
                new SharedVerdicts(context().settings()),
                findings::add);
        return findings;
    }

    private static List<Finding> evaluate(CheckCatalogue catalogue, ClassifiedResource resource) {
        List<Finding> findings = new ArrayList<>();
        catalogue.evaluateResource(resource, context(), findings::add);
        return findings;
    }

    private static CheckMetadata metadata(String id) {
        return new CheckMetadata(id, "a title", Severity.LOW, "a remedy", "a basis");
    }

    private static final class BrokenKeyCheck implements KeyCheck {
        @Override
        public CheckMetadata metadata() {
            return CheckCatalogueTest.metadata("TEST-BROKEN");
        }

        @Override
        public Verdict evaluate(ClassifiedKey key, CheckContext context) {
            throw new IllegalArgumentException("out of order");
        }
    }

    private static final class BrokenResourceCheck implements ResourceCheck {
        @Override
        public CheckMetadata metadata() {
            return CheckCatalogueTest.metadata("TEST-BROKEN-TOO");
        }

        @Override
        public Verdict evaluate(ClassifiedResource resource, CheckContext context) {
            throw new IllegalStateException("out of order too");
        }
    }

    private static final class QuietKeyCheck implements KeyCheck {
        @Override
        public CheckMetadata metadata() {
            return CheckCatalogueTest.metadata("TEST-QUIET");
        }

        @Override
        public Verdict evaluate(ClassifiedKey key, CheckContext context) {
            return Verdict.pass("always");
        }
    }
}
