/** The services whose resource types are declared: a class each. */
@NullMarked
package io.keyledger.collect.catalogue.services;

import org.jspecify.annotations.NullMarked;
