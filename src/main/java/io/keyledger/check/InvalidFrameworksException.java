package io.keyledger.check;

import java.io.FileNotFoundException;
import java.io.Serial;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Thrown for a file of framework mappings that cannot be used; the message says where and why. */
public final class InvalidFrameworksException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    InvalidFrameworksException(Path file, JacksonException rejected) {
        super(file + place(rejected) + ": " + problem(rejected), rejected);
    }

    /** Replaces the parser's message with our own wording. */
    private static String problem(JacksonException rejected) {
        if (rejected.getCause() instanceof IllegalArgumentException ours && ours.getMessage() != null) {
            return ours.getMessage();
        }
        return switch (rejected) {
            case UnrecognizedPropertyException unknown -> "there is no entry '" + unknown.getPropertyName() + "'";
            case JacksonIOException unreadable
            when unreadable.getCause() instanceof NoSuchFileException
                    || unreadable.getCause() instanceof FileNotFoundException -> "there is no such file";
            case JacksonIOException _ -> "it cannot be read";
            case DatabindException _ ->
                (rejected.getPath().isEmpty() ? "it" : "the entry at " + path(rejected))
                        + " lacks a required entry, or is not a framework mapping";
            default -> "it is not YAML; check the indentation, and that every name has a colon";
        };
    }

    private static String path(JacksonException rejected) {
        return rejected.getPath().stream()
                .map(step ->
                        step.getPropertyName() != null ? step.getPropertyName() : Integer.toString(step.getIndex()))
                .collect(Collectors.joining("."));
    }

    private static String place(JacksonException rejected) {
        TokenStreamLocation location = rejected.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : ", line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
