package io.keyledger.check;

/**
 * The result of an access check for a key, issue by issue.
 *
 * @param severity how bad a FAIL is: the check's own severity, or the one from the settings
 */
public record AccessJudgement(CheckMetadata check, Severity severity, AccessVerdict verdict) {}
