package io.keyledger.cli.process;

/** Terminal colors; none if the output is not a terminal or {@code NO_COLOR} is set. */
public enum Paint {
    COLOURED,
    PLAIN;

    private static final String RESET = "\u001b[0m";

    /** The colors that the terminal of a process takes. */
    public static Paint of(Environment environment) {
        boolean wanted = environment.terminal()
                && environment.variable("NO_COLOR").isEmpty()
                && environment.variable("TERM").filter("dumb"::equals).isEmpty();
        return wanted ? COLOURED : PLAIN;
    }

    public String bold(String text) {
        return painted("1", text);
    }

    public String red(String text) {
        return painted("1;31", text);
    }

    public String yellow(String text) {
        return painted("33", text);
    }

    public String green(String text) {
        return painted("32", text);
    }

    public String dim(String text) {
        return painted("2", text);
    }

    private String painted(String code, String text) {
        String visible = ConsoleText.of(text);
        return this == COLOURED && !text.isEmpty() ? "\u001b[" + code + "m" + visible + RESET : visible;
    }
}
