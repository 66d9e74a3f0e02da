package io.keyledger.inventory;

import java.util.List;

/**
 * The grants of a key.
 *
 * @param complete false if there were more than the configured limit, so that the rest was not read
 */
public record KeyGrants(List<Grant> grants, boolean complete) {}
