package io.keyledger.cli;

/** Finds where a value of the configuration was set. */
@FunctionalInterface
public interface SettingOrigins {
    /** The option, the variable, or the file with line and column. */
    String of(SettingPath path);
}
