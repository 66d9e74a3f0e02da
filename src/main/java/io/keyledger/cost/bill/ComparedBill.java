package io.keyledger.cost.bill;

import java.math.BigDecimal;

/**
 * A bill to compare the estimates with.
 *
 * @param residualShare the largest share of an amount that may differ without a finding
 */
public record ComparedBill(Bill bill, BigDecimal residualShare) {}
