package io.keyledger.cli.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.keyledger.cli.process.NearestName;
import io.keyledger.cli.process.UsageException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The times of a cron expression in a time zone. */
public final class CronTimes {
    private final ExecutionTime times;
    private final ZoneId zone;

    private CronTimes(ExecutionTime times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /**
     * Parses an expression of five fields.
     *
     * @throws UsageException if the expression or zone is invalid
     */
    public static CronTimes of(String expression, String zone) {
        return new CronTimes(ExecutionTime.forCron(cron(expression)), zone(zone));
    }

    private static Cron cron(String expression) {
        try {
            return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
                    .parse(expression)
                    .validate();
        } catch (IllegalArgumentException invalid) {
            throw new UsageException(
                    "--cron: '" + expression
                            + "' is not a cron expression: it needs five fields in their ranges (minute 0-59, hour"
                            + " 0-23, day of month 1-31, month 1-12, day of week 0-7), for example '0 3 * * *'",
                    invalid);
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new UsageException(
                    "--time-zone: unknown time zone '" + name + "'"
                            + NearestName.suggestion(name, ZoneId.getAvailableZoneIds()),
                    unknown);
        }
    }

    /** The first time after an instant; empty if the expression never matches. */
    Optional<Instant> after(Instant instant) {
        return times.nextExecution(instant.atZone(zone)).map(ZonedDateTime::toInstant);
    }

    /** An instant in local time with the zone. */
    String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toLocalDateTime() + " " + zone;
    }
}
