package io.keyledger.inventory;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a resource names its key, in any of the forms that AWS's services use. */
public sealed interface KeyReference {
    /** {@code arn:aws:kms:Region:account:key/id}. */
    record KeyArn(String text, String partition, String region, String accountId, String keyId)
            implements KeyReference {}

    /** A bare key id: a UUID, or {@code mrk-…} for a multi-Region key. */
    record KeyId(String text) implements KeyReference {}

    /** {@code alias/name}, in the resource's own account and Region. */
    record AliasName(String text) implements KeyReference {}

    /** {@code arn:aws:kms:Region:account:alias/name}. */
    record AliasArn(String text, String partition, String region, String accountId, String alias)
            implements KeyReference {}

    /** A service's literal for an AWS owned key. */
    record AwsOwned(String text) implements KeyReference {}

    /** The resource names no key. */
    record Absent() implements KeyReference {
        @Override
        public String text() {
            return "";
        }
    }

    /** A form that no AWS documentation describes. */
    record Unrecognised(String text) implements KeyReference {}

    /** The reference as the service returned it; empty if it named none. */
    String text();

    Pattern ARN = Pattern.compile("arn:([a-z0-9-]+):kms:([a-z0-9-]+):([0-9]{12}):(key|alias)/(.+)");
    Pattern KEY_ID = Pattern.compile(
            "mrk-[0-9a-f]{32}|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    Set<String> AWS_OWNED = Set.of("AWS_OWNED_KMS_KEY", "AWS_OWNED_KEY", "AWS_OWNED_CMK", "auto");

    /** The Region in the reference; empty if the resource's Region applies. */
    default Optional<String> namedRegion() {
        return switch (this) {
            case KeyArn arn -> Optional.of(arn.region());
            case AliasArn arn -> Optional.of(arn.region());
            case KeyId _, AliasName _, AwsOwned _, Absent _, Unrecognised _ -> Optional.empty();
        };
    }

    /** Parses any form; unknown forms become {@link Unrecognised}, and null or empty text becomes {@link Absent}. */
    static KeyReference parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Absent();
        }
        if (AWS_OWNED.contains(text)) {
            return new AwsOwned(text);
        }
        if (text.startsWith("alias/")) {
            return new AliasName(text);
        }
        if (!text.startsWith("arn:") && KEY_ID.matcher(text).matches()) {
            return new KeyId(text);
        }
        Matcher arn = ARN.matcher(text);
        if (!arn.matches()) {
            return new Unrecognised(text);
        }
        return arn.group(4).equals("key")
                ? new KeyArn(text, arn.group(1), arn.group(2), arn.group(3), arn.group(5))
                : new AliasArn(text, arn.group(1), arn.group(2), arn.group(3), "alias/" + arn.group(5));
    }
}
