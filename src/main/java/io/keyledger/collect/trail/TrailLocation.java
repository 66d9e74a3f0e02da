package io.keyledger.collect.trail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a trail delivers its files.
 *
 * @param prefix the folder in the bucket, with a slash at its end; empty for the whole bucket
 */
public record TrailLocation(String bucket, String prefix) {
    /** The start of every location in S3. */
    public static final String SCHEME = "s3://";

    // Amazon S3 User Guide, general purpose bucket naming rules.
    private static final Pattern URL = Pattern.compile(SCHEME + "([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?");

    /** Parses {@code s3://BUCKET} or {@code s3://BUCKET/PREFIX}; empty if it is neither. */
    public static Optional<TrailLocation> parse(String url) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String prefix = Optional.ofNullable(matcher.group(2)).orElse("");
        return prefix.startsWith("/") || prefix.contains("//")
                ? Optional.empty()
                : Optional.of(new TrailLocation(
                        matcher.group(1), prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/"));
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + prefix;
    }
}
