package io.keyledger.cli.configuration;

/** Where a collection counts the requests for keys. */
public enum UsageSource {
    CLOUDWATCH,
    ATHENA
}
