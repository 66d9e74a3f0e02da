package io.keyledger.policy.language;

import java.util.Optional;

/** An Amazon Resource Name; the resource keeps its colons. */
public record Arn(String partition, String service, String region, String accountId, String resource) {
    private static final String PREFIX = "arn:";

    /** The colons between the components of an ARN; what follows the last of them is the resource. */
    static final int COLONS = 5;

    /** Empty when the text is not an ARN. */
    public static Optional<Arn> parse(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int service = text.indexOf(':', PREFIX.length()) + 1;
        int region = service == 0 ? 0 : text.indexOf(':', service) + 1;
        int account = region == 0 ? 0 : text.indexOf(':', region) + 1;
        int resource = account == 0 ? 0 : text.indexOf(':', account) + 1;
        if (resource == 0 || resource == text.length()) {
            return Optional.empty();
        }
        return Optional.of(new Arn(
                text.substring(PREFIX.length(), service - 1),
                text.substring(service, region - 1),
                text.substring(region, account - 1),
                text.substring(account, resource - 1),
                text.substring(resource)));
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":" + service + ":" + region + ":" + accountId + ":" + resource;
    }
}
