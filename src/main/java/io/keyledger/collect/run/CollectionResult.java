package io.keyledger.collect.run;

import io.keyledger.collect.account.CallerIdentity;
import java.util.List;
import java.util.SortedMap;

/**
 * The result of a collection.
 *
 * @param regions the collected Regions by account; none for an account that could not be opened
 * @param collected the number of parts that this run wrote
 * @param resumed the number of parts that an earlier run had written
 */
public record CollectionResult(
        CallerIdentity caller, SortedMap<String, List<String>> regions, int collected, int resumed) {}
