package io.keyledger.inventory;

/**
 * A file of CloudTrail.
 *
 * @param name the path in its folder, with slashes on every system, or the key of the object in its bucket
 * @param size in bytes, as stored
 */
public record TrailFile(String name, long size) {}
