package io.keyledger.cli.process;

import org.apache.logging.log4j.message.AbstractMessageFactory;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.ParameterizedMessage;
import org.apache.logging.log4j.message.SimpleMessage;
import org.jspecify.annotations.Nullable;

/** Makes each log message one visible line; registered in {@code log4j2.component.properties}. */
public final class VisibleMessages extends AbstractMessageFactory {
    private static final long serialVersionUID = 1;

    @Override
    public Message newMessage(String message) {
        return new Visible(new SimpleMessage(message));
    }

    @Override
    public Message newMessage(CharSequence message) {
        return newMessage(message.toString());
    }

    @Override
    public Message newMessage(String message, @Nullable Object... parameters) {
        return new Visible(new ParameterizedMessage(message, parameters));
    }

    /** A message with invisible characters made visible. */
    private record Visible(Message message) implements Message {
        @Override
        public String getFormattedMessage() {
            return ConsoleText.of(message.getFormattedMessage());
        }

        @Override
        public Object[] getParameters() {
            return message.getParameters();
        }

        @Override
        public @Nullable Throwable getThrowable() {
            return message.getThrowable();
        }
    }
}
