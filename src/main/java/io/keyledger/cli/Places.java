package io.keyledger.cli;

/** Tells where a value of the configuration was given. */
@FunctionalInterface
public interface Places {
    /** The option, the variable, or the file with line and column. */
    String of(SettingPath path);
}
