package io.keyledger.collect.kms;

/** A row of ListKeys. */
record ListedKey(String id, String arn) {}
