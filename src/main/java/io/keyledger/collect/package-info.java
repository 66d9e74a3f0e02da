/**
 * Everything that talks to AWS. This package is what a service implements: a
 * {@link io.keyledger.collect.Collector} turns the answers of one service into facts of a snapshot, with what
 * {@link io.keyledger.collect.CollectorContext} gives it. Below it are {@code call}, how AWS is called, and
 * {@code account}, which accounts and Regions there are; above all is {@code run}, which finds the collectors and
 * writes the snapshot. Each service is a package of its own that uses only this one and {@code call}. Uses
 * {@code inventory} and {@code snapshot}.
 *
 * <p>A collector of many types has one part in an account and Region. It reads each type as a
 * {@link io.keyledger.collect.CollectorContext#section section} with the type's name as its id: a type that was read in
 * full is not read again by a run that resumes, and its facts do not stay in memory. Where a type takes a call for each
 * resource, each of these calls is a {@link io.keyledger.collect.CollectorContext#item item} inside the section, with
 * the type and the resource's name as its id, so that a kill loses only the calls under way. Listings are read by
 * {@link io.keyledger.collect.call.Calls#pages}. After the last type of a service its client is
 * {@link io.keyledger.collect.CollectorContext#release released}, so that the number of open clients does not grow with
 * the number of services. A listing that the Region does not offer is {@code not offered} and ends the type.
 */
@NullMarked
package io.keyledger.collect;

import org.jspecify.annotations.NullMarked;
