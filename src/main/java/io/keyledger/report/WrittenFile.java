package io.keyledger.report;

import java.util.OptionalLong;

/**
 * A file of a run.
 *
 * @param sha256 the digest of its bytes, in hexadecimal
 * @param rows the rows without the header; absent if it is not a table
 */
record WrittenFile(String name, String sha256, long bytes, OptionalLong rows) {}
