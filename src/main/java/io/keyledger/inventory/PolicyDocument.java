package io.keyledger.inventory;

import org.jspecify.annotations.Nullable;

/**
 * A policy as text.
 *
 * @param arn absent for inline policies
 */
public record PolicyDocument(String name, @Nullable String arn, String document) {}
