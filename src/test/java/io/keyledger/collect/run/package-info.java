/** Tests of what is asked of AWS, how fast, and what becomes of the answers. */
@NullMarked
package io.keyledger.collect.run;

import org.jspecify.annotations.NullMarked;
