package io.keyledger.evaluate.explain;

import io.keyledger.inventory.KeyLoss;
import java.util.List;

/**
 * A resource that depends on a key or on another resource.
 *
 * @param title what AWS calls one of its type
 * @param purposes what it uses the key for; empty if it depends on the key only through something else
 * @param through the ARNs of what lies between the key or resource and this one, the nearest to the key first
 * @param loss when the loss of the key is noticed
 * @param lossSource the documentation that says so; empty where none does
 */
public record Dependent(
        String accountId,
        String region,
        String type,
        String title,
        String id,
        String arn,
        Relation relation,
        List<String> purposes,
        List<String> through,
        KeyLoss loss,
        String lossSource) {
    public Dependent {
        purposes = List.copyOf(purposes);
        through = List.copyOf(through);
    }

    /** How a resource depends on a key. */
    public enum Relation {
        /** It names the key. */
        DIRECT("direct"),
        /** It cannot be used without something that depends on the key. */
        THROUGH("through"),
        /** It was made from something that depends on the key, and the key of its own is unknown. */
        PERHAPS("perhaps"),
        /** It was made from something that depends on the key, but does not need the key: a copy that remains. */
        REMAINS("remains");

        private final String text;

        Relation(String text) {
            this.text = text;
        }

        /** The value as written in output. */
        public String text() {
            return text;
        }
    }

    /** Its ARN, or its id if it has none. */
    public String name() {
        return arn.isEmpty() ? id : arn;
    }
}
