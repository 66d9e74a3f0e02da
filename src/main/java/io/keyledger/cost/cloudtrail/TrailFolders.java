package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.AccountRegion;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folders that trails deliver to. Two trails with the same account, Region and days have the same events, so that
 * reading both counts every request twice. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html">
 *     Finding CloudTrail log files</a>
 */
final class TrailFolders {
    private static final Pattern LOG_FILE =
            Pattern.compile("(.*?)([0-9]{12})/CloudTrail/([a-z0-9-]+)/([0-9]{4})/([0-9]{2})/([0-9]{2})/[^/]+");

    private final Map<AccountRegion, Map<String, Days>> folders = new HashMap<>();

    private record Days(LocalDate first, LocalDate last) {
        private Days including(Days other) {
            return new Days(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }

        private boolean overlaps(Days other) {
            return !first.isAfter(other.last) && !other.first.isAfter(last);
        }
    }

    /** Adds a log file; one that is not in CloudTrail's layout says nothing. */
    synchronized void add(String name) {
        Matcher parts = LOG_FILE.matcher(name);
        if (!parts.matches()) {
            return;
        }
        day(parts)
                .ifPresent(day -> folders.computeIfAbsent(
                                new AccountRegion(parts.group(2), parts.group(3)), _ -> new TreeMap<>())
                        .merge(parts.group(1), new Days(day, day), Days::including));
    }

    private static Optional<LocalDate> day(Matcher parts) {
        try {
            return Optional.of(LocalDate.of(number(parts, 4), number(parts, 5), number(parts, 6)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    /** What two trails have in common, in a sentence; empty if no two have anything. */
    synchronized String overlap() {
        return folders.entrySet().stream()
                .flatMap(place -> overlap(place.getKey(), place.getValue()).stream())
                .min(String::compareTo)
                .orElse("");
    }

    private static Optional<String> overlap(AccountRegion place, Map<String, Days> trails) {
        Map.Entry<String, Days> earlier = null;
        for (Map.Entry<String, Days> trail : trails.entrySet()) {
            if (earlier != null && earlier.getValue().overlaps(trail.getValue())) {
                return Optional.of("two trails have the events of " + place.accountId() + " " + place.region() + ", in "
                        + folder(earlier) + " and " + folder(trail)
                        + ", so requests are counted twice: name the folder of one");
            }
            earlier = trail;
        }
        return Optional.empty();
    }

    private static String folder(Map.Entry<String, Days> trail) {
        return trail.getKey().isEmpty() ? "the folder itself" : trail.getKey();
    }
}
