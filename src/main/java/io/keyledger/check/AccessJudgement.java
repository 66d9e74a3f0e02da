package io.keyledger.check;

/**
 * What an access check says of a key, issue by issue.
 *
 * @param severity how bad a FAIL is: the check's own, or what the settings say instead
 */
public record AccessJudgement(CheckMetadata check, Severity severity, AccessVerdict verdict) {}
