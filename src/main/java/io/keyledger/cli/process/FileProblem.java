package io.keyledger.cli.process;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** Describes file exceptions, which Java tells apart only by class. */
public final class FileProblem {
    private FileProblem() {}

    /** The message of an exception; for file exceptions, the file and what is wrong with it. */
    public static String sentence(Throwable failure) {
        if (!(failure instanceof FileSystemException problem)
                || problem.getClass().getName().startsWith("io.keyledger.")) {
            return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        }
        return problem.getFile() + ": " + reason(problem);
    }

    /** What is wrong, without the file name. */
    public static String reason(FileSystemException problem) {
        return switch (problem) {
            case NoSuchFileException _ -> "there is no such file or folder";
            case AccessDeniedException _ -> "permission is denied";
            case NotDirectoryException _ -> "it is not a folder";
            case FileAlreadyExistsException _ -> "it exists already and is not a folder";
            case DirectoryNotEmptyException _ -> "the folder is not empty";
            default -> Objects.requireNonNullElse(problem.getReason(), problem.toString());
        };
    }
}
