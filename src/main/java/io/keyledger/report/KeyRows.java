package io.keyledger.report;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.CheckContext;
import io.keyledger.check.Finding;
import io.keyledger.check.Status;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.KeyName;
import io.keyledger.classify.LastUse;
import io.keyledger.cost.AccountCosts;
import io.keyledger.cost.CostEstimator;
import io.keyledger.cost.CostLine;
import io.keyledger.cost.KeyCost;
import io.keyledger.cost.RequestEvidence;
import io.keyledger.inventory.KmsKey;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.analysis.KeyAnalyst;
import io.keyledger.policy.search.KeyAccess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Judges keys, analyzes who can use them, prices them, and writes their rows. Thread-safe. */
final class KeyRows {
    private final CheckCatalogue checks;
    private final KeyAnalyst analyst;
    private final CostEstimator estimator;
    private final AccountCosts accounts;
    private final Waivers waivers;
    private final FindingSelection selection;
    private final RunFiles files;
    private final Tally tally;
    private final Populations populations;

    /** @param accounts collects the requests that free tiers may cover */
    KeyRows(
            CheckCatalogue checks,
            KeyAnalyst analyst,
            CostEstimator estimator,
            AccountCosts accounts,
            Waivers waivers,
            FindingSelection selection,
            RunFiles files,
            Tally tally,
            Populations populations) {
        this.checks = checks;
        this.analyst = analyst;
        this.estimator = estimator;
        this.accounts = accounts;
        this.waivers = waivers;
        this.selection = selection;
        this.files = files;
        this.tally = tally;
        this.populations = populations;
    }

    /**
     * A key with the evidence of its use.
     *
     * @param requests the evidence about its requests
     */
    record UsedKey(ClassifiedKey key, RequestEvidence requests) {}

    void write(List<UsedKey> keys, CheckContext context) throws IOException {
        Tally counted = new Tally();
        for (UsedKey key : keys) {
            write(key, context, counted);
        }
        tally.add(counted);
    }

    private void write(UsedKey used, CheckContext context, Tally counted) throws IOException {
        ClassifiedKey key = used.key();
        KmsKey facts = key.key();
        String name = KeyName.of(facts);
        KeyAnalysis analysis = analyst.of(facts).withBuckets(key.dependents().bucketPolicies());
        List<Finding> findings = new ArrayList<>();
        checks.evaluateKey(key, context, finding -> {
            Finding judged = waivers.apply(finding, facts.tags());
            findings.add(judged);
            counted.addFinding(judged, name, Causes.ofKey(key, judged));
        });
        checks.evaluateAccess(key, analysis, context, finding -> {
            Finding judged = waivers.apply(finding, facts.tags());
            findings.add(judged);
            counted.addFinding(judged, name, Causes.ofAccess(key, judged));
        });
        Deadlines.of(key, context.asOf(), context.settings().expiryWarningDays())
                .ifPresent(counted::addDeadline);
        KeyCost cost = cost(used, name);
        counted.addKey(key, name, cost);
        populations.addRow(facts);
        files.keys.add(new KeysCsv.Row(
                key,
                analysis.access(),
                LastUse.of(key, used.requests().counted()),
                cost,
                findings.stream()
                        .filter(finding -> finding.verdict().status() == Status.FAIL)
                        .count(),
                context.asOf()));
        files.findings.addAll(selection.of(findings));
        files.costs.addAll(cost.lines());
        files.access.addAll(access(facts, name, analysis.access()));
        files.grants.addAll(GrantsCsv.rows(key));
    }

    private KeyCost cost(UsedKey used, String name) {
        KeyCost cost = estimator.estimate(used.key(), name, used.requests());
        addToAccounts(used.key().key().region(), cost);
        return cost;
    }

    private void addToAccounts(String region, KeyCost cost) {
        synchronized (accounts) {
            accounts.addKey(region, cost);
        }
    }

    /** Writes the requests on keys that were not listed, for example because they have been deleted. */
    void writeUnlisted(List<UnlistedKey> keys) throws IOException {
        Tally counted = new Tally();
        for (UnlistedKey key : keys) {
            KeyCost cost = key.cost(estimator);
            addToAccounts(key.arn().region(), cost);
            counted.addKeyCost(cost);
            files.costs.addAll(cost.lines());
        }
        tally.add(counted);
    }

    private static List<AccessCsv.Row> access(KmsKey key, String name, KeyAccess access) {
        List<AccessCsv.Row> rows = new ArrayList<>();
        access.accesses()
                .forEach(claim -> rows.add(AccessCsv.Row.of(key.accountId(), key.region(), key.arn(), name, claim)));
        if (!access.unknowns().isEmpty()) {
            rows.add(AccessCsv.Row.unknown(key.accountId(), key.region(), key.arn(), name, access.unknowns()));
        }
        return rows;
    }

    /** Writes the cost lines of accounts, once all keys are written. */
    void writeAccounts() throws IOException {
        for (CostLine line : accounts.lines()) {
            files.costs.add(line);
            tally.addAccountCost(line);
        }
    }
}
