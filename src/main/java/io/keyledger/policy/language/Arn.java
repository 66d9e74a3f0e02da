package io.keyledger.policy.language;

import java.util.Optional;

/** An Amazon Resource Name; the resource keeps its colons. */
public record Arn(String partition, String service, String region, String accountId, String resource) {
    private static final int COMPONENTS = 6;

    /** The colons between the components of an ARN; what follows the last of them is the resource. */
    static final int COLONS = COMPONENTS - 1;

    /** Empty when the text is not an ARN. */
    public static Optional<Arn> parse(String text) {
        String[] components = text.split(":", COMPONENTS);
        if (components.length < COMPONENTS || !components[0].equals("arn") || components[5].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Arn(components[1], components[2], components[3], components[4], components[5]));
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":" + service + ":" + region + ":" + accountId + ":" + resource;
    }
}
