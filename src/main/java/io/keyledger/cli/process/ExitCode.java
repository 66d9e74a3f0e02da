package io.keyledger.cli.process;

/** The exit codes. */
public enum ExitCode {
    CLEAN(0, "clean"),
    FINDINGS(1, "findings at or above --fail-on"),
    USAGE(2, "usage or configuration"),
    INCOMPLETE(3, "the evidence is incomplete"),
    CRASH(4, "a crash");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** The number that the process returns. */
    public int number() {
        return number;
    }

    /** The meaning in a few words. */
    public String meaning() {
        return meaning;
    }
}
