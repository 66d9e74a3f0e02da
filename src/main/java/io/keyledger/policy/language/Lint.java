package io.keyledger.policy.language;

/** A remark on a policy that could be parsed. */
public record Lint(LintCode code, Position position, String sentence) {}
