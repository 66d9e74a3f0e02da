package io.keyledger.collect.catalogue;

import io.keyledger.inventory.UsableKeys;

/**
 * What holds for every type of a service.
 *
 * @param name as the setting of collectors has it
 * @param prefix of its IAM actions
 * @param usableKeys the keys that its types can use, unless a type differs
 */
record ServiceFacts(String name, String prefix, UsableKeys usableKeys) {}
