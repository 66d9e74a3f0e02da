package io.keyledger.policy.world;

import java.util.List;

/**
 * What could be read, and in words what could not.
 *
 * @param <T> what was to be read
 */
record PartlyRead<T>(T value, List<String> unread) {
    PartlyRead {
        unread = List.copyOf(unread);
    }
}
