package io.keyledger.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Finding;
import io.keyledger.check.FindingId;
import io.keyledger.check.Severity;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.Custody;
import io.keyledger.inventory.Observed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiversTest {
    private static final Instant AS_OF = Instant.parse("2026-11-24T23:30:00Z");

    @Test
    void aFailureThatIsAcceptedIsWaivedAndKeepsItsEvidence() {
        Finding waived = apply(fail(), new Waiver("S3-OFF", "arn:aws:s3:::logs*", "no data", Optional.empty()));

        assertThat(waived.verdict().status()).isEqualTo(Status.WAIVED);
        assertThat(waived.verdict().evidence()).isEqualTo("evidence");
        assertThat(waived.waiver()).isEqualTo("no data");
    }

    @Test
    void aWaiverCountsOnItsLastDay() {
        Waiver today = new Waiver("S3-OFF", "*", "soon gone", Optional.of(LocalDate.parse("2026-11-24")));

        assertThat(apply(fail(), today).verdict().status()).isEqualTo(Status.WAIVED);
        assertThat(apply(fail(), today).waiver()).isEqualTo("soon gone (until 2026-11-24)");
    }

    @Test
    void aWaiverThatHasRunOutShowsAndChangesNothing() {
        Waiver old = new Waiver("S3-OFF", "*", "soon gone", Optional.of(LocalDate.parse("2026-11-23")));

        assertThat(apply(fail(), old).verdict().status()).isEqualTo(Status.FAIL);
        assertThat(apply(fail(), old).waiver()).isEqualTo("soon gone (expired on 2026-11-23)");
    }

    @Test
    void ofSeveralOneThatStillCountsIsEnough() {
        Waiver old = new Waiver("S3-OFF", "*", "old", Optional.of(LocalDate.parse("2020-01-01")));
        Waiver current = new Waiver("*", "logs-bucket", "current", Optional.empty());

        assertThat(apply(fail(), old, current).waiver()).isEqualTo("current");
    }

    @ParameterizedTest
    @CsvSource({
        "S3-OFF, logs-bucket, true",
        "S3-OFF, logs-*, true",
        "S3-OFF, arn:aws:s3:::logs-bucket, true",
        "*, *, true",
        "S3-OFF, logs, false",
        "S3-OFF, logs.bucket, false",
        "S3-OFF, other-*, false",
        "S3-ON, logs-bucket, false"
    })
    void aWaiverIsForItsCheckAndItsResources(String check, String resource, boolean waived) {
        Finding finding = apply(fail(), new Waiver(check, resource, "why", Optional.empty()));

        assertThat(finding.verdict().status()).isEqualTo(waived ? Status.WAIVED : Status.FAIL);
    }

    @Test
    void whatCouldNotBeJudgedStaysUnknown() {
        Finding unknown = finding(Verdict.unknown("denied s3:GetEncryptionConfiguration"));

        assertThat(apply(unknown, new Waiver("*", "*", "why", Optional.empty())))
                .isEqualTo(unknown);
    }

    @ParameterizedTest
    @CsvSource({"stage=test, WAIVED", "stage=*, WAIVED", "stage=prod, FAIL", "owner=*, FAIL"})
    void aWaiverOfTagsIsForResourcesThatHaveThem(String tag, Status status) {
        Waiver waiver = new Waiver("*", "*", "why", Optional.empty(), "", List.of(tag));

        assertThat(tagged(waiver, Observed.known(Map.of("stage", "test", "x", "y")))
                        .verdict()
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aWaiverOfTagsDoesNotApplyWhereTagsAreNotKnown() {
        Waiver waiver = new Waiver("*", "*", "why", Optional.empty(), "", List.of("stage=*"));

        assertThat(tagged(waiver, new Observed.Denied<>("kms:ListResourceTags", "no"))
                        .verdict()
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void theOwnerStandsWithTheReason() {
        LocalDate end = LocalDate.parse("2027-01-01");

        assertThat(apply(fail(), new Waiver("*", "*", "why", Optional.of(end), "team-a", List.of()))
                        .waiver())
                .isEqualTo("why (owner team-a, until 2027-01-01)");
        assertThat(apply(fail(), new Waiver("*", "*", "why", Optional.empty(), "team-a", List.of()))
                        .waiver())
                .isEqualTo("why (owner team-a)");
    }

    private static Finding tagged(Waiver waiver, Observed<Map<String, String>> tags) {
        return new Waivers(List.of(waiver), AS_OF).apply(fail(), tags);
    }

    private static Finding apply(Finding finding, Waiver... waivers) {
        return new Waivers(List.of(waivers), AS_OF).apply(finding, Observed.known(Map.of()));
    }

    private static Finding fail() {
        return finding(Verdict.fail("it is off", "evidence"));
    }

    private static Finding finding(Verdict verdict) {
        return new Finding(
                FindingId.of("bucket", "S3-OFF"),
                "111122223333",
                "eu-central-1",
                "S3-OFF",
                "It is on",
                Severity.HIGH,
                verdict,
                "AWS::S3::Bucket",
                "logs-bucket",
                "arn:aws:s3:::logs-bucket",
                "",
                Custody.UNENCRYPTED,
                "",
                List.of(),
                "",
                "");
    }
}
