package io.keyledger.cli;

import io.keyledger.report.text.VisibleText;
import java.util.regex.Pattern;

/**
 * Text that others wrote, on its way to the console: one visible line, and nothing that a CI system that reads the console
 * would obey.
 */
final class ConsoleText {
    // GitHub's runner obeys "::command::" at the start of a line and "##[command]" anywhere (actions/runner,
    // ActionCommand.cs); Azure Pipelines obeys "##vso[command]". A line may be broken before any word.
    private static final Pattern COMMAND = Pattern.compile("(?<=^|\\s)::|##(?=\\[|vso\\[)");

    private ConsoleText() {}

    static String of(String text) {
        String visible = VisibleText.of(text);
        return visible.contains("::") || visible.contains("##")
                ? COMMAND.matcher(visible).replaceAll(match -> disarmed(match.group()))
                : visible;
    }

    /** The same sign, the second one as an escape. */
    private static String disarmed(String command) {
        return command.charAt(0) + "\\\\u%04x".formatted((int) command.charAt(1));
    }
}
