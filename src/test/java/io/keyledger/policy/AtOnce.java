package io.keyledger.policy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs dynamic tests as a single one. The mutation run tries them on every mutant, and starting a test takes it longer
 * than a hundred cases.
 */
public final class AtOnce {
    private AtOnce() {}

    /** Ends at the first failure. */
    public static void run(Stream<? extends DynamicNode> nodes) throws Throwable {
        for (DynamicNode node : nodes.toList()) {
            switch (node) {
                case DynamicContainer container -> run(container.getChildren());
                case DynamicTest test -> test.getExecutable().execute();
                default -> throw new IllegalArgumentException(node.toString());
            }
        }
    }
}
