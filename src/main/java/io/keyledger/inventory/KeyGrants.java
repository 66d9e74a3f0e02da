package io.keyledger.inventory;

import java.util.List;

/**
 * The grants of a key.
 *
 * @param complete false where there were more than the configured limit, and the rest was not read
 */
public record KeyGrants(List<Grant> grants, boolean complete) {}
