/**
 * When a statement applies to a request, as a formula over condition keys. It knows policies and sets of values, and
 * nothing of keys, callers to look for, or the search.
 *
 * <p>Glossary:
 *
 * <ul>
 *   <li><b>Formula</b>: what must be true of a request's condition keys for a statement to apply.
 *   <li><b>Box</b>: the possible values of each condition key: the requests that a branch of the search covers.
 *   <li><b>Point</b>: one request of a box.
 *   <li><b>Variable values</b>: what the policy variables of a condition can stand for.
 *   <li><b>Fixed conditions</b>: those without policy variables, whose formulas are the same in every run.
 *   <li><b>Relaxed</b>: a condition that is not modelled exactly may both hold and fail.
 *   <li><b>Approximation</b>: what was modelled by examples only.
 * </ul>
 */
@NullMarked
package io.keyledger.policy.search.formula;

import org.jspecify.annotations.NullMarked;
