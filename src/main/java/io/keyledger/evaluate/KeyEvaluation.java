package io.keyledger.evaluate;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.CheckContext;
import io.keyledger.check.Finding;
import io.keyledger.check.SharedVerdicts;
import io.keyledger.check.Status;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.KeyName;
import io.keyledger.classify.LastUse;
import io.keyledger.cost.AccountCosts;
import io.keyledger.cost.CostEstimator;
import io.keyledger.cost.CostLine;
import io.keyledger.cost.KeyCost;
import io.keyledger.cost.savings.SavingsLedger;
import io.keyledger.evaluate.row.AccessRow;
import io.keyledger.evaluate.row.GrantRow;
import io.keyledger.evaluate.row.KeyRow;
import io.keyledger.evaluate.row.RowSink;
import io.keyledger.inventory.KmsKey;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.analysis.KeyAnalyst;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Judges keys, analyzes who can use them, prices them, and passes on their rows. Thread-safe. */
final class KeyEvaluation {
    private final CheckCatalogue checks;
    private final KeyAnalyst analyst;
    private final SharedVerdicts shared;
    private final CostEstimator estimator;
    private final AccountCosts accounts;
    private final SavingsLedger savings;
    private final Waivers waivers;
    private final FindingSelection selection;
    private final RowSink rows;
    private final Tally tally;
    private final Populations populations;

    /** @param accounts collects the requests that free tiers may cover */
    KeyEvaluation(
            CheckCatalogue checks,
            KeyAnalyst analyst,
            SharedVerdicts shared,
            CostEstimator estimator,
            AccountCosts accounts,
            SavingsLedger savings,
            Waivers waivers,
            FindingSelection selection,
            RowSink rows,
            Tally tally,
            Populations populations) {
        this.checks = checks;
        this.analyst = analyst;
        this.shared = shared;
        this.estimator = estimator;
        this.accounts = accounts;
        this.savings = savings;
        this.waivers = waivers;
        this.selection = selection;
        this.rows = rows;
        this.tally = tally;
        this.populations = populations;
    }

    void evaluate(List<UsedKey> keys, CheckContext context) throws IOException {
        Tally counted = new Tally();
        for (UsedKey key : keys) {
            evaluate(key, context, counted);
        }
        tally.add(counted);
    }

    private void evaluate(UsedKey used, CheckContext context, Tally counted) throws IOException {
        ClassifiedKey key = used.key();
        KmsKey facts = key.key();
        String name = KeyName.of(facts);
        KeyAnalysis analysis = analyst.of(facts).withBuckets(key.dependents().bucketPolicies());
        List<Finding> findings = new ArrayList<>();
        checks.evaluateKey(key, context, finding -> {
            Finding judged = waivers.apply(finding, facts.tags());
            findings.add(judged);
            counted.addFinding(judged, name, one -> Causes.ofKey(key, one));
        });
        checks.evaluateAccess(key, analysis, context, shared, finding -> {
            Finding judged = waivers.apply(finding, facts.tags());
            findings.add(judged);
            counted.addFinding(judged, name, one -> Causes.ofAccess(key, one));
        });
        Deadlines.of(key, context.asOf(), context.settings().expiryWarningDays())
                .ifPresent(counted::addDeadline);
        KeyCost cost = cost(used, name);
        counted.addKey(key, name, cost);
        savings.addKey(key, name, used.requests(), cost);
        populations.addRow(facts);
        rows.key(new KeyRow(
                key,
                analysis.access(),
                LastUse.of(key, used.requests().counted()),
                cost,
                findings.stream()
                        .filter(finding -> finding.verdict().status() == Status.FAIL)
                        .count(),
                context.asOf()));
        rows.findings(selection.of(findings));
        rows.keyCosts(cost.lines());
        rows.access(AccessRow.of(facts, name, analysis.access()));
        rows.grants(GrantRow.of(key));
    }

    private KeyCost cost(UsedKey used, String name) {
        KeyCost cost = estimator.estimate(used.key(), name, used.requests());
        accounts.addKey(used.key().key().region(), cost);
        return cost;
    }

    /** Passes on the requests on keys that were not listed, for example because they have been deleted. */
    void evaluateUnlisted(List<UnlistedKey> keys) throws IOException {
        Tally counted = new Tally();
        for (UnlistedKey key : keys) {
            KeyCost cost = key.cost(estimator);
            accounts.addKey(key.arn().region(), cost);
            counted.addKeyCost(cost);
            savings.addUnlisted(key.arn(), key.requests(), cost);
            rows.keyCosts(cost.lines());
        }
        tally.add(counted);
    }

    /** Passes on the cost lines of accounts, after all keys. */
    void addAccounts() throws IOException {
        for (CostLine line : accounts.lines()) {
            rows.accountCost(line);
            tally.addAccountCost(line);
        }
    }
}
