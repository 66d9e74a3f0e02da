package io.keyledger.collect.trail;

import io.keyledger.inventory.TrailFiles.Kind;
import io.keyledger.inventory.TrailScope;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * CloudTrail's layout of a bucket: {@code
 * [PREFIX/]AWSLogs/[ORGANIZATION/]ACCOUNT/CloudTrail/REGION/YYYY/MM/DD/} (AWS CloudTrail User Guide, finding your
 * CloudTrail log files).
 */
final class TrailLayout {
    private static final String LOGS = "AWSLogs";
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern ORGANIZATION = Pattern.compile("o-[a-z0-9]{10,32}");
    private static final Pattern DAY = Pattern.compile("/CloudTrail[A-Za-z-]*/[a-z0-9-]+/(\\d{4}/\\d{2}/\\d{2})/");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);

    private final TrailScope scope;
    private final Kind kind;
    private final Function<String, Set<String>> children;

    /** @param children lists the folders directly under a prefix, each with a slash at its end */
    TrailLayout(TrailScope scope, Kind kind, Function<String, Set<String>> children) {
        this.scope = scope;
        this.kind = kind;
        this.children = children;
    }

    /** The keys of the scope under a prefix; empty if the prefix does not have this layout. */
    Optional<List<KeyRange>> ranges(String prefix) {
        List<String> folders = prefix.isEmpty() ? List.of() : List.of(prefix.split("/", -1));
        int logs = folders.lastIndexOf(LOGS);
        if (logs >= 0) {
            String base = String.join("/", folders.subList(0, logs + 1)) + "/";
            // The last part is empty, because the prefix ends with a slash.
            return inLogs(base, folders.subList(logs + 1, folders.size() - 1));
        }
        String base = prefix + LOGS + "/";
        return children.apply(prefix).contains(base) ? inLogs(base, List.of()) : Optional.empty();
    }

    /** Whether a file belongs to the days of the scope, as far as its key says. */
    boolean mayBeInTime(String key) {
        Matcher day = DAY.matcher(key);
        return !day.find()
                || (day.group(1).compareTo(date(scope.from())) >= 0
                        && day.group(1).compareTo(date(scope.to())) <= 0);
    }

    private Optional<List<KeyRange>> inLogs(String base, List<String> rest) {
        if (rest.isEmpty()) {
            return Optional.of(children.apply(base).stream()
                    .flatMap(child -> {
                        String name = child.substring(base.length(), child.length() - 1);
                        return ORGANIZATION.matcher(name).matches()
                                ? accounts(child)
                                : scope.accounts().contains(name) ? regions(child) : Stream.empty();
                    })
                    .toList());
        }
        String first = rest.getFirst();
        if (!ORGANIZATION.matcher(first).matches()) {
            return inAccount(base, rest);
        }
        String organization = base + first + "/";
        return rest.size() == 1
                ? Optional.of(accounts(organization).toList())
                : inAccount(organization, rest.subList(1, rest.size()));
    }

    private Optional<List<KeyRange>> inAccount(String base, List<String> rest) {
        String account = base + rest.getFirst() + "/";
        if (!ACCOUNT.matcher(rest.getFirst()).matches()) {
            return Optional.empty();
        }
        if (rest.size() == 1) {
            return Optional.of(regions(account).toList());
        }
        if (Stream.of(Kind.values()).map(TrailLayout::folder).noneMatch(rest.get(1)::equals)) {
            return Optional.empty();
        }
        if (rest.size() == 2) {
            return Optional.of(regions(account).toList());
        }
        String region = account + folder(kind) + "/" + rest.get(2) + "/";
        List<String> date = new ArrayList<>(rest.subList(3, rest.size()));
        return Optional.of(
                List.of(date.isEmpty() ? days(region) : KeyRange.all(region + String.join("/", date) + "/")));
    }

    private Stream<KeyRange> accounts(String organization) {
        return scope.accounts().stream().sorted().flatMap(account -> regions(organization + account + "/"));
    }

    private Stream<KeyRange> regions(String account) {
        return scope.regions().stream().sorted().map(region -> days(account + folder(kind) + "/" + region + "/"));
    }

    private KeyRange days(String region) {
        return new KeyRange(
                region, region + date(scope.from()), region + date(scope.to().plus(Duration.ofDays(1))));
    }

    private static String folder(Kind kind) {
        return switch (kind) {
            case LOGS -> "CloudTrail";
            case DIGESTS -> "CloudTrail-Digest";
        };
    }

    private static String date(Instant instant) {
        return DATE.format(instant);
    }
}
