package io.keyledger.cli;

/** Where a collection counts the requests for keys. */
enum UsageSource {
    CLOUDWATCH,
    ATHENA
}
