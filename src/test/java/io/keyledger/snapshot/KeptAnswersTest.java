package io.keyledger.snapshot;

import static io.keyledger.snapshot.SampleFacts.ACCOUNT;
import static io.keyledger.snapshot.SampleFacts.REGION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.inventory.ApiCoverage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptAnswersTest {
    private static final PartId KMS = new PartId(ACCOUNT, REGION, "kms");
    private static final ApiCoverage ASKED =
            new ApiCoverage(ACCOUNT, REGION, "kms", "DescribeKey", 1, 1, 0, 0, 0, "a\tb\nc");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("kms.answers");
    }

    @Test
    void giveBackWhatWasKept() throws IOException {
        try (KeptAnswers answers = KeptAnswers.open(file, KMS)) {
            answers.keep("one", List.of(SampleFacts.key(), ASKED));
            answers.keep("two", List.of(SampleFacts.bucket()));
            assertThat(answers.of("one")).isEqualTo(List.of(SampleFacts.key(), ASKED));
        }

        try (KeptAnswers answers = KeptAnswers.open(file, KMS)) {
            assertThat(answers.of("one")).isEqualTo(List.of(SampleFacts.key(), ASKED));
            assertThat(answers.of("two")).isEqualTo(List.of(SampleFacts.bucket()));
            assertThat(answers.of("three")).isEmpty();
        }
    }

    @Test
    void giveBackEveryWholeLineWhereverTheFileIsCutShort() throws IOException {
        try (KeptAnswers answers = KeptAnswers.open(file, KMS)) {
            answers.keep("one", List.of(SampleFacts.bucket()));
        }
        int first = (int) Files.size(file);
        try (KeptAnswers answers = KeptAnswers.open(file, KMS)) {
            answers.keep("two", List.of(ASKED));
        }
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (KeptAnswers answers = KeptAnswers.open(file, KMS)) {
                assertThat(answers.of("one").isEmpty()).as("length %d", length).isEqualTo(length < first);
                assertThat(answers.of("two")).as("length %d", length).isEmpty();
                answers.keep("two", List.of(ASKED));
                assertThat(answers.of("two")).isEqualTo(List.of(ASKED));
            }
        }
    }

    @Test
    void endAtALineThatWasChanged() throws IOException {
        try (KeptAnswers answers = KeptAnswers.open(file, KMS)) {
            answers.keep("one", List.of(ASKED));
        }
        byte[] whole = Files.readAllBytes(file);

        for (int index = 0; index < whole.length; index++) {
            byte[] damaged = whole.clone();
            damaged[index] ^= (byte) 0xff;
            Files.write(file, damaged);
            try (KeptAnswers answers = KeptAnswers.open(file, KMS)) {
                assertThat(answers.of("one")).as("byte %d", index).isEmpty();
            }
        }
    }

    @Test
    void areThoseOfTheirPartOnly() throws IOException {
        try (KeptAnswers answers = KeptAnswers.open(file, KMS)) {
            answers.keep("one", List.of(ASKED));
        }

        try (KeptAnswers answers = KeptAnswers.open(file, new PartId("444455556666", REGION, "kms"))) {
            assertThat(answers.of("one")).isEmpty();
        }
    }

    @Test
    void anIdThatWouldBreakALineIsNotKept() throws IOException {
        try (KeptAnswers answers = KeptAnswers.open(file, KMS)) {
            answers.keep("one\ttwo", List.of(ASKED));
            assertThat(answers.of("one\ttwo")).isEmpty();
        }
        assertThat(file).isEmptyFile();
    }

    @Test
    void areNeverWrittenThroughALink() throws IOException {
        Path letter = Files.writeString(
                folder.resolve("letter.txt"), "dear reader", StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        Files.createSymbolicLink(file, letter);

        assertThatThrownBy(() -> KeptAnswers.open(file, KMS)).hasMessageContaining("a symbolic link is in its place");
        assertThat(letter).hasContent("dear reader");
    }
}
