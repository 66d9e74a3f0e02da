/**
 * The search for a request that a key's policies allow: such a request proves a claim of access; if none exists, a
 * claim of no access is proven. The search proposes requests, and only the decision function decides them.
 *
 * <p>{@link io.keyledger.policy.search.formula} says when a statement applies, {@link
 * io.keyledger.policy.search.values} has sets of values; both know nothing of the search.
 *
 * <p>Glossary, in the order of a search:
 *
 * <ul>
 *   <li><b>Key world</b>: a key and everything on its own side that decides: key policy, grants, resource control
 *       policies.
 *   <li><b>Caller's side</b>: identity policies, boundary, session policies and service control policies of a caller.
 *   <li><b>Effort</b>: the budget of counted steps that all questions about one key share.
 *   <li><b>Pseudonym</b>, <b>unnamed key</b>: the stand-in for key ids and grant ids, and a key under it, so that keys
 *       that policies cannot distinguish share one search.
 *   <li><b>Shared answers</b>: what earlier searches about the same question found.
 *   <li><b>Key context</b>: what every search about one key shares.
 *   <li><b>Policy atoms</b>: the accounts, principals, organizations, services and places that the policies name.
 *   <li><b>Opening</b>: what may let callers in on the side of the key: an Allow statement, or the grants of one
 *       grantee.
 *   <li><b>Candidate</b>: a grantee to examine at an opening, for example an account or a service.
 *   <li><b>Shape</b>: the callers of one run of the search: a single caller, all callers of a kind, or a service.
 *   <li><b>Stranger</b>: a caller of an account that nobody names or trusts.
 *   <li><b>Origin</b>, <b>surroundings</b>: where requests may come from, and what that means for the condition keys of
 *       the network.
 *   <li><b>Trial</b>: callers of one shape tried at one opening.
 *   <li><b>Action class</b>: actions that an opening and a caller's side treat alike.
 *   <li><b>Run</b>, <b>run context</b>: one trial of one action, and what is fixed for it.
 *   <li><b>World formula</b>: what must be true of a request for all policies together to allow it.
 *   <li><b>Known values</b>: the values of condition keys that follow from the shape.
 *   <li><b>Solver</b>: finds a box in which a formula is true.
 *   <li><b>Identities</b>: the callers in a box; <b>invented principals</b> have names that no policy mentions.
 *   <li><b>Circumstances</b>: one way in which a request can reach KMS: its network, the services in between, its
 *       credentials.
 *   <li><b>Witness</b>: an allowed request, which proves a claim.
 *   <li><b>Residue</b>: the conditions that remain once the grantee is known.
 *   <li><b>Claim</b>: access that was found, with its grantee and conditions.
 *   <li><b>Reach</b>: how far from the key's account a grantee is.
 * </ul>
 */
@NullMarked
package io.keyledger.policy.search;

import org.jspecify.annotations.NullMarked;
