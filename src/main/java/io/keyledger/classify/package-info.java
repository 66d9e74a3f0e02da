/** Says of each key and resource which kind of key protects it and in which state that key is, and joins the two. */
@NullMarked
package io.keyledger.classify;

import org.jspecify.annotations.NullMarked;
