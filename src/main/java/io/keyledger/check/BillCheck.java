package io.keyledger.check;

import io.keyledger.cost.bill.Reconciliation;

/** A check of what AWS billed for KMS, for each account, Region and usage type. Without a bill it is not evaluated. */
public non-sealed interface BillCheck extends Check {
    /**
     * Judges a row of the bill; an estimate that is not certain makes it unknown, never a FAIL.
     *
     * @param bill the bill that the row is of
     */
    Verdict evaluate(Reconciliation.Row row, Reconciliation bill);
}
