package io.keyledger.report;

import java.util.OptionalLong;

/**
 * A file of a run.
 *
 * @param sha256 of its bytes, in hexadecimal
 * @param rows without the header; absent where it is no table
 */
record WrittenFile(String name, String sha256, long bytes, OptionalLong rows) {}
