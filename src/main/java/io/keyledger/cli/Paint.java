package io.keyledger.cli;

/** Terminal colors; none if the output is not a terminal or {@code NO_COLOR} is set. */
enum Paint {
    COLOURED,
    PLAIN;

    private static final String RESET = "\u001b[0m";

    static Paint of(Environment environment) {
        boolean wanted = environment.terminal()
                && environment.variable("NO_COLOR").isEmpty()
                && environment.variable("TERM").filter("dumb"::equals).isEmpty();
        return wanted ? COLOURED : PLAIN;
    }

    String bold(String text) {
        return painted("1", text);
    }

    String red(String text) {
        return painted("1;31", text);
    }

    String yellow(String text) {
        return painted("33", text);
    }

    String green(String text) {
        return painted("32", text);
    }

    String dim(String text) {
        return painted("2", text);
    }

    private String painted(String code, String text) {
        String visible = ConsoleText.of(text);
        return this == COLOURED && !text.isEmpty() ? "\u001b[" + code + "m" + visible + RESET : visible;
    }
}
