package io.keyledger.report;

import io.keyledger.report.text.IndentedJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Indented JSON with a final line feed and the same bytes on every machine. */
final class PrettyJson {
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build()
            .writer()
            .with(IndentedJson.printer());

    private PrettyJson() {}

    static byte[] of(Map<String, ?> object) {
        return (WRITER.writeValueAsString(object) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
