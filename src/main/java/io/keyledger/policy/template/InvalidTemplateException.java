package io.keyledger.policy.template;

/** A file that can't be read as a template; the message completes "FILE: …". */
public final class InvalidTemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidTemplateException(String message) {
        super(message);
    }
}
