package io.keyledger.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.CheckSelection;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Framework;
import io.keyledger.check.Frameworks;
import io.keyledger.check.Severity;
import io.keyledger.check.Status;
import io.keyledger.evaluate.row.CheckCount;
import io.keyledger.evaluate.row.CheckEvaluation;
import io.keyledger.evaluate.row.CheckOutcome;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.CallRole;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A requirement passes only if all of its checks were evaluated and passed. */
class CheckPopulationTest {
    private static final Frameworks FRAMEWORKS = Frameworks.standard();
    private static final Framework CIS = FRAMEWORKS.named("CIS-AWS-5.0").orElseThrow();
    private static final String VOLUMES = "EBS-VOLUME-UNENCRYPTED";
    private static final String DEFAULTS = "EBS-DEFAULT-ENCRYPTION-OFF";

    private final UnseenResources unseen = new UnseenResources();

    @Test
    void itPassesIfEveryCheckPassed() {
        assertThat(status(count(VOLUMES, Status.PASS), count(DEFAULTS, Status.PASS, Status.NOT_APPLICABLE)))
                .isEqualTo(CheckOutcome.PASSED);
    }

    @Test
    void oneFailureAnywhereFailsIt() {
        assertThat(status(count(VOLUMES, Status.PASS, Status.FAIL), count(DEFAULTS, Status.UNKNOWN)))
                .isEqualTo(CheckOutcome.FAILED);
    }

    @Test
    void oneUnknownMakesItUnknown() {
        assertThat(status(count(VOLUMES, Status.PASS, Status.UNKNOWN), count(DEFAULTS, Status.PASS)))
                .isEqualTo(CheckOutcome.UNKNOWN);
    }

    @Test
    void resourcesThatMayExistUnseenMakeItUnknown() {
        unseen.add(new ApiCoverage(
                "111122223333",
                "eu-west-1",
                "ec2",
                "DescribeVolumes",
                1,
                0,
                1,
                0,
                0,
                "",
                CallRole.LISTING,
                "AWS::EC2::Volume"));

        assertThat(status(count(DEFAULTS, Status.PASS))).isEqualTo(CheckOutcome.UNKNOWN);
    }

    @Test
    void anAcceptedFailureIsNotAPass() {
        assertThat(status(count(VOLUMES, Status.PASS, Status.WAIVED), count(DEFAULTS, Status.PASS)))
                .isEqualTo(CheckOutcome.WAIVED);
    }

    @Test
    void itIsNotApplicableIfThereWasNothingToJudge() {
        assertThat(status()).isEqualTo(CheckOutcome.NOT_APPLICABLE);
    }

    @Test
    void aCheckThatWasNotSelectedLeavesItNotEvaluated() {
        CheckSelection selection = new CheckSelection(List.of(VOLUMES), Optional.empty(), List.of());

        assertThat(status(selection, count(VOLUMES, Status.PASS))).isEqualTo(CheckOutcome.NOT_EVALUATED);
    }

    @Test
    void aServiceThatWasNotCollectedLeavesItNotEvaluated() {
        unseen.add(ApiCoverage.leftOut("111122223333", "ebs", "AWS::EC2::Volume;AWS::EC2::EbsEncryptionByDefault"));

        assertThat(status()).isEqualTo(CheckOutcome.NOT_EVALUATED);
    }

    @Test
    void aCheckOfManyServicesNeverPassesIfSomeWereNotCollected() {
        unseen.add(ApiCoverage.leftOut("111122223333", "sqs", "AWS::SQS::Queue"));
        Framework nist = FRAMEWORKS.named("NIST-800-53-R5").orElseThrow();

        assertThat(population(CheckSelection.ALL, count("RESOURCE-UNENCRYPTED", Status.PASS))
                        .requirements(List.of(nist)))
                .filteredOn(row -> row.number().equals("SC-28(1) (our reading)"))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.checks()).containsEntry("RESOURCE-UNENCRYPTED", CheckOutcome.NOT_EVALUATED));
    }

    @Test
    void withoutABillItsChecksAreNeitherPassedNorFailed() {
        CheckPopulation withoutBill = new CheckPopulation(CheckCatalogue.standard(), unseen, false, List.of());

        assertThat(withoutBill.leftOut())
                .singleElement()
                .satisfies(check -> assertThat(
                                check.checkId() + " " + check.evaluation().text())
                        .isEqualTo("KMS-BILL-RESIDUAL no-bill"));
        assertThat(population(CheckSelection.ALL).leftOut()).isEmpty();
    }

    private CheckOutcome status(CheckCount... counts) {
        return status(CheckSelection.ALL, counts);
    }

    private CheckOutcome status(CheckSelection selection, CheckCount... counts) {
        return population(selection, counts).requirements(List.of(CIS)).stream()
                .filter(row -> row.number().equals("5.1.1"))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private CheckPopulation population(CheckSelection selection, CheckCount... counts) {
        CheckCatalogue catalogue = CheckCatalogue.of(CheckSettings.defaults(), FRAMEWORKS, selection);
        return new CheckPopulation(catalogue, unseen, true, List.of(counts));
    }

    private static CheckCount count(String check, Status... statuses) {
        Map<Status, Long> counts = Arrays.stream(statuses).collect(Collectors.toMap(status -> status, _ -> 1L));
        return new CheckCount(
                check, "", Severity.HIGH, "111122223333", "eu-west-1", counts, List.of(), CheckEvaluation.EVALUATED);
    }
}
