/**
 * The search for a request that a key's policies allow: such a request proves a claim of access; if none exists, a
 * claim of no access is proven. The search proposes requests, and only the decision function decides them.
 *
 * <p>Glossary:
 *
 * <ul>
 *   <li><b>Opening</b>: what may let callers in on the side of the key: an Allow statement, or the grants of one
 *       grantee.
 *   <li><b>Candidate</b>: a grantee to examine at an opening, for example an account or a service.
 *   <li><b>Shape</b>: the callers of one run of the search: a single caller, or all callers of a kind.
 *   <li><b>Box</b>: the possible values of each condition key: the requests that a branch of the search covers.
 *   <li><b>Point</b>: one request of a box.
 *   <li><b>Formula</b>: what must be true of a request's condition keys for a statement to apply.
 *   <li><b>Solver</b>: finds a box in which a formula is true.
 *   <li><b>Trial</b>: callers of one shape tried at one opening.
 *   <li><b>Claim</b>: access that was found, with its grantee and conditions.
 *   <li><b>Witness</b>: an allowed request, which proves a claim.
 *   <li><b>Residue</b>: the conditions that remain once the grantee is known.
 *   <li><b>Pseudonym</b>: the stand-in for key ids and grant ids, so that keys that policies cannot distinguish share
 *       one search.
 *   <li><b>Effort</b>: the budget of counted steps that all questions about one key share.
 * </ul>
 */
@NullMarked
package io.keyledger.policy.search;

import org.jspecify.annotations.NullMarked;
