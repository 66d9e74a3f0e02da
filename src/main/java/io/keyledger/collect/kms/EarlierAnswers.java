package io.keyledger.collect.kms;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.Depth;
import io.keyledger.collect.EarlierPart;
import io.keyledger.collect.LastUsageMode;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.LastUsage;
import io.keyledger.inventory.UsagePeriod;
import io.keyledger.inventory.UsagePeriod.Period;
import io.keyledger.snapshot.FactFilter;
import io.keyledger.snapshot.SnapshotException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answers about the last use of keys in an earlier snapshot. They hold for a key without requests in CloudWatch
 * since then.
 */
final class EarlierAnswers {
    /** Monitoring AWS KMS keys with CloudWatch: metrics without data in the last two weeks are not listed. */
    private static final Duration LISTED = Duration.ofDays(14);

    private static final FactFilter PERIOD_AND_ANSWERS = FactFilter.of(UsagePeriod.class)
            .and(FactFilter.of(KmsKey.class).containing("\"trackingStartDate\":"))
            .and(FactFilter.of(KmsKey.class).containing("\"timestamp\":"));

    private final Map<String, LastUsage> byKeyArn;

    private EarlierAnswers(Map<String, LastUsage> byKeyArn) {
        this.byKeyArn = byKeyArn;
    }

    /** No answers. */
    static EarlierAnswers none() {
        return new EarlierAnswers(Map.of());
    }

    /** Reads those that the counted requests confirm; none where requests were not counted. */
    static EarlierAnswers read(CollectorContext context, RequestCounts counts) {
        Period counted = counts.period().known().orElse(null);
        EarlierPart earlier = context.earlier().orElse(null);
        Depth depth = context.depth();
        if (counted == null
                || earlier == null
                || depth.lastUsage() == LastUsageMode.NEVER
                || depth.lastUsageDays() == 0) {
            return none();
        }
        Map<String, LastUsage> answers = new HashMap<>();
        List<Period> periods = new ArrayList<>();
        try {
            earlier.read(PERIOD_AND_ANSWERS, fact -> {
                if (fact instanceof UsagePeriod period) {
                    period.period().known().ifPresent(periods::add);
                } else if (fact instanceof KmsKey key && counts.quiet(key.arn())) {
                    key.lastUsage().known().ifPresent(answer -> answers.put(key.arn(), answer));
                }
            });
        } catch (SnapshotException _) {
            return none();
        }
        Period earlierCounted = periods.isEmpty() ? null : periods.getFirst();
        answers.values().removeIf(answer -> !isConfirmed(earlier, earlierCounted, answer, counted, context.asOf()));
        answers.replaceAll((_, answer) -> answer.rememberedFrom(earlier.asOf()));
        return new EarlierAnswers(answers);
    }

    private static boolean isConfirmed(
            EarlierPart earlier, @Nullable Period earlierCounted, LastUsage answer, Period counted, Instant asOf) {
        Instant held = answer.askedAt() == null || earlierCounted == null ? earlier.asOf() : earlierCounted.end();
        return !held.isBefore(counted.start()) && !held.isBefore(asOf.minus(LISTED)) && !held.isAfter(asOf);
    }

    /** The answer about a key that still holds. */
    Optional<LastUsage> of(KmsKey key) {
        return Optional.ofNullable(byKeyArn.get(key.arn()));
    }
}
