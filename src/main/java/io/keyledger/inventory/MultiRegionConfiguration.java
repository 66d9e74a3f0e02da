package io.keyledger.inventory;

import java.util.List;

/**
 * The topology of a multi-Region key.
 *
 * @param type {@code PRIMARY} or {@code REPLICA}
 */
public record MultiRegionConfiguration(
        String type, String primaryArn, String primaryRegion, List<String> replicaArns) {}
