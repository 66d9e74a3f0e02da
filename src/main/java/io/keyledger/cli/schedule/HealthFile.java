package io.keyledger.cli.schedule;

import io.keyledger.cli.process.UsageException;
import io.keyledger.snapshot.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The health file of a schedule. Replaced atomically, so that readers never see part of it. */
record HealthFile(Path path) {
    static final String NAME = "schedule.json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enumNamingStrategy(EnumNamingStrategies.LOWER_CAMEL_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    void write(ScheduleHealth health) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        try (AtomicFile file = AtomicFile.create(path);
                OutputStream stream = file.stream()) {
            stream.write((MAPPER.writeValueAsString(health) + "\n").getBytes(StandardCharsets.UTF_8));
            file.commit();
        }
    }

    private static String place(JacksonException broken) {
        TokenStreamLocation place = broken.getLocation();
        return place == null || place.getLineNr() < 1
                ? ""
                : ", from line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    /** The last health; empty if no schedule has written here. */
    Optional<ScheduleHealth> read() throws IOException {
        try {
            return Optional.of(MAPPER.readValue(Files.readString(path), ScheduleHealth.class));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (JacksonException broken) {
            throw new UsageException(
                    path + " is not the health file of a schedule" + place(broken)
                            + "; remove it, and the schedule will write a new one",
                    broken);
        }
    }
}
