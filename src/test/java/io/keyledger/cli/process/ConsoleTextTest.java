package io.keyledger.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.text.TextTable;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.MessageFactory;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ConsoleTextTest {
    @ParameterizedTest
    @CsvSource({
        "::add-mask::x, :\\u003aadd-mask::x",
        "see ::error::x, see :\\u003aerror::x",
        "##[add-mask]x, #\\u0023[add-mask]x",
        "a##vso[task.complete]x, a#\\u0023vso[task.complete]x",
        "arn:aws:iam::111122223333:root, arn:aws:iam::111122223333:root",
        "## heading, ## heading"
    })
    void whatACiSystemWouldObeyIsDisarmed(String text, String shown) {
        assertThat(ConsoleText.of(text)).isEqualTo(shown);
    }

    @Test
    void whatIsPaintedIsMadeVisibleFirst() {
        assertThat(Paint.COLOURED.bold("a\u001b[2Jb")).isEqualTo("\u001b[1ma\\u001b[2Jb\u001b[0m");
        assertThat(Paint.PLAIN.bold("a\nb")).isEqualTo("a\\nb");
    }

    @Test
    void noCellBreaksATable() {
        TextTable table = new TextTable(List.of("name", "can"), 2);
        table.add(List.of("role/a\nb", "decrypt"));
        table.add(List.of("role/\u001b[1A\u202e", "sign"));
        table.add(List.of("role/😀", "mac"));

        assertThat(table.text()).isEqualTo("""
                name                  can
                role/a\\nb             decrypt
                role/\\u001b[1A\\u202e  sign
                role/😀                mac
                """);
    }

    @Test
    void logMessagesAreOneVisibleLine() {
        MessageFactory messages = LogManager.getLogger(ConsoleTextTest.class).getMessageFactory();

        assertThat(messages.newMessage("denied: {}", "a\n::error::b\u001b[2J").getFormattedMessage())
                .isEqualTo("denied: a\\n::error::b\\u001b[2J");
        assertThat(messages.newMessage("a\u202eb {}").getFormattedMessage()).isEqualTo("a\\u202eb {}");
    }

    @Test
    void traceOfAnExceptionDoesNotActOnTheConsole() throws Exception {
        Document configuration = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("config/log4j2.xml").toFile());
        String pattern =
                ((Element) configuration.getElementsByTagName("PatternLayout").item(0)).getAttribute("pattern");
        LogEvent broken = Log4jLogEvent.newBuilder()
                .setLevel(Level.ERROR)
                .setMessage(new SimpleMessage("It broke"))
                .setThrown(new IllegalStateException("a\n::error::b\u001b[2J ##[error]c"))
                .build();

        String logged = PatternLayout.newBuilder()
                .setPattern(pattern)
                .setAlwaysWriteExceptions(false)
                .build()
                .toSerializable(broken);

        assertThat(logged.lines().map(String::strip))
                .anyMatch(line -> line.contains("ConsoleTextTest"))
                .noneMatch(line -> line.startsWith("::"));
        assertThat(logged)
                .contains("It broke\njava.lang.IllegalStateException: a\n")
                .doesNotContain("\u001b", "##[");
    }
}
