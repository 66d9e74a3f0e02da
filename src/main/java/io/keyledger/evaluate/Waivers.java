package io.keyledger.evaluate;

import io.keyledger.check.Finding;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.inventory.Observed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Marks accepted failures as waived. Unknown findings stay unknown. */
final class Waivers {
    private final List<Prepared> waivers;
    private final LocalDate today;

    Waivers(List<Waiver> waivers, Instant asOf) {
        this.waivers = waivers.stream()
                .map(waiver -> new Prepared(
                        waiver,
                        pattern(waiver.resource()),
                        waiver.tags().stream().map(Waivers::pattern).toList()))
                .toList();
        this.today = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
    }

    private record Prepared(Waiver waiver, Pattern resource, List<Pattern> tags) {
        boolean matches(Finding finding, Observed<Map<String, String>> observed) {
            return matchesSubject(finding)
                    && (tags.isEmpty()
                            || observed.known().map(this::matchesTags).orElse(Boolean.FALSE));
        }

        private boolean matchesTags(Map<String, String> found) {
            return tags.stream()
                    .allMatch(tag -> found.entrySet().stream()
                            .anyMatch(entry -> tag.matcher(entry.getKey() + "=" + entry.getValue())
                                    .matches()));
        }

        private boolean matchesSubject(Finding finding) {
            return (waiver.check().equals("*") || waiver.check().equals(finding.checkId()))
                    && (resource.matcher(finding.resourceArn()).matches()
                            || resource.matcher(finding.resourceId()).matches());
        }
    }

    private static Pattern pattern(String resource) {
        return Pattern.compile(
                Arrays.stream(resource.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    /**
     * The finding with the first valid waiver; an expired one is shown but has no effect.
     *
     * @param tags the tags of what the finding is about; a waiver that needs tags does not apply if they are unknown
     */
    Finding apply(Finding finding, Observed<Map<String, String>> tags) {
        if (waivers.isEmpty() || finding.verdict().status() != Status.FAIL) {
            return finding;
        }
        String expired = "";
        for (Prepared prepared : waivers) {
            if (prepared.matches(finding, tags)) {
                Waiver waiver = prepared.waiver();
                LocalDate until = waiver.until().orElse(LocalDate.MAX);
                if (!today.isAfter(until)) {
                    return waived(finding, waiver);
                }
                expired = waiver.reason() + note(waiver, "expired on " + until);
            }
        }
        return expired.isEmpty() ? finding : with(finding, finding.verdict(), expired);
    }

    private static Finding waived(Finding finding, Waiver waiver) {
        Verdict failed = finding.verdict();
        return with(
                finding,
                new Verdict(Status.WAIVED, failed.reason(), failed.evidence(), failed.witness()),
                waiver.reason()
                        + note(waiver, waiver.until().map(day -> "until " + day).orElse("")));
    }

    private static String note(Waiver waiver, String end) {
        String owner = waiver.owner().isEmpty() ? "" : "owner " + waiver.owner();
        String note = owner + (owner.isEmpty() || end.isEmpty() ? "" : ", ") + end;
        return note.isEmpty() ? "" : " (" + note + ")";
    }

    private static Finding with(Finding finding, Verdict verdict, String waiver) {
        return new Finding(
                finding.id(),
                finding.accountId(),
                finding.region(),
                finding.checkId(),
                finding.title(),
                finding.severity(),
                verdict,
                finding.resourceType(),
                finding.resourceId(),
                finding.resourceArn(),
                finding.keyArn(),
                finding.custody(),
                finding.remediation(),
                finding.frameworks(),
                waiver,
                finding.keyName());
    }
}
