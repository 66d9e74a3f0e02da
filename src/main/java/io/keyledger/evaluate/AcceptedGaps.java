package io.keyledger.evaluate;

import io.keyledger.inventory.ApiCoverage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Decides which unanswered calls are accepted. Facts that depend on them stay unknown. */
public final class AcceptedGaps {
    private final List<Prepared> accepted;

    /** @param asOf the day for which acceptance is evaluated */
    public AcceptedGaps(List<AcceptedGap> accepted, Instant asOf) {
        LocalDate today = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
        this.accepted = accepted.stream()
                .filter(gap -> !today.isAfter(gap.until().orElse(LocalDate.MAX)))
                .map(Prepared::of)
                .toList();
    }

    /** Why a row's unanswered calls are accepted; empty if they are not, or if all were answered. */
    public String reason(ApiCoverage row) {
        return row.answered() >= row.asked()
                ? ""
                : accepted.stream()
                        .filter(gap -> gap.matches(row))
                        .map(Prepared::reason)
                        .findFirst()
                        .orElse("");
    }

    private record Prepared(Pattern action, Pattern accountId, Pattern region, String reason) {
        static Prepared of(AcceptedGap gap) {
            String until = gap.until().map(day -> " (until " + day + ")").orElse("");
            return new Prepared(
                    pattern(gap.action()), pattern(gap.accountId()), pattern(gap.region()), gap.reason() + until);
        }

        private static Pattern pattern(String text) {
            return Pattern.compile(
                    Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        }

        boolean matches(ApiCoverage row) {
            return action.matcher(row.service() + ":" + row.action()).matches()
                    && accountId.matcher(row.accountId()).matches()
                    && region.matcher(row.region()).matches();
        }
    }
}
