package io.keyledger.evaluate.row;

import io.keyledger.inventory.ApiCoverage;

/**
 * The outcome of an action's calls.
 *
 * @param accepted why unanswered calls are accepted; empty if they are not, or if all were answered
 */
public record CoverageRow(ApiCoverage calls, String accepted) {}
