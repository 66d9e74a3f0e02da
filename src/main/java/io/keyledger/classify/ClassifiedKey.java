package io.keyledger.classify;

import io.keyledger.inventory.KmsKey;

/**
 * A key with its custody, lifecycle and dependents.
 *
 * @param dependents the resources that name it
 */
public record ClassifiedKey(KmsKey key, Custody custody, Lifecycle lifecycle, Dependents dependents) {}
