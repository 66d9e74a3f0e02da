/**
 * What the configuration means: the settings of a collection and of an evaluation, with the files that they name. What
 * is wrong with them is found before any call to AWS.
 */
@NullMarked
package io.keyledger.cli.settings;

import org.jspecify.annotations.NullMarked;
