/**
 * The configuration as the user set it, by option, environment variable or file: every setting with its default and its
 * check, and where its value comes from. Nothing here opens what a setting names.
 */
@NullMarked
package io.keyledger.cli.configuration;

import org.jspecify.annotations.NullMarked;
