package io.keyledger.cli.process;

import io.keyledger.report.text.VisibleText;
import java.util.regex.Pattern;

/** Makes text from outside safe for the console: one visible line, without commands that a CI system would execute. */
public final class ConsoleText {
    // GitHub's runner executes "::command::" at the start of a line and "##[command]" anywhere (actions/runner,
    // ActionCommand.cs); Azure Pipelines executes "##vso[command]". A line may be wrapped before any word.
    private static final Pattern COMMAND = Pattern.compile("(?<=^|\\s)::|##(?=\\[|vso\\[)");

    private ConsoleText() {}

    /** The text as one visible line, in which no CI system finds a command. */
    public static String of(String text) {
        String visible = VisibleText.of(text);
        return visible.contains("::") || visible.contains("##")
                ? COMMAND.matcher(visible).replaceAll(match -> disarmed(match.group()))
                : visible;
    }

    /** The same characters, the second one escaped. */
    private static String disarmed(String command) {
        return command.charAt(0) + "\\\\u%04x".formatted((int) command.charAt(1));
    }
}
