package io.keyledger.report.csv;

/**
 * A row as it is sorted and written, in UTF-8. It owns the arrays, which must not be changed.
 *
 * @param key what it is sorted by, byte for byte
 * @param line the row with its line feed
 */
@SuppressWarnings("ArrayRecordComponent") // Rows are never compared by equals.
public record EncodedRow(byte[] key, byte[] line) {}
