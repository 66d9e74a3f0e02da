@NullMarked
package io.keyledger.collect.catalogue.services;

import org.jspecify.annotations.NullMarked;
