package io.keyledger.collect.run;

import io.keyledger.collect.account.Caller;
import java.util.List;
import java.util.SortedMap;

/**
 * What a collection did.
 *
 * @param regions those collected, by account; none for an account that could not be opened
 * @param collected parts of the snapshot that this run wrote
 * @param resumed parts that were there before
 */
public record CollectionResult(Caller caller, SortedMap<String, List<String>> regions, int collected, int resumed) {}
