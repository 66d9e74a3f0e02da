package io.keyledger.evaluate;

/**
 * The counts of a kind.
 *
 * @param kind a CloudFormation type name
 * @param listed the items in the snapshot: every one that AWS listed
 * @param rows the items with a row
 * @param unread the items with a row in which something is unknown because it could not be read
 */
public record Population(String kind, long listed, long rows, long unread) {}
