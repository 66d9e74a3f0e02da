/**
 * The policy language: a strict parser that keeps positions, the statements it yields, and a printer. What AWS rejects
 * is rejected; what AWS accepts and ignores is kept and recorded as a {@link io.keyledger.policy.language.Lint}.
 */
@NullMarked
package io.keyledger.policy.language;

import org.jspecify.annotations.NullMarked;
