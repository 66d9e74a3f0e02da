package io.keyledger.report.text;

import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** JSON that people read: indented by two spaces, with the same bytes on every machine. */
public final class IndentedJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private IndentedJson() {}

    /** A printer, which keeps the depth of what it prints; each generator needs its own. */
    public static PrettyPrinter printer() {
        return new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER);
    }

    /** A generator of indented JSON. */
    public static JsonGenerator generator(Writer writer) {
        return FACTORY.createGenerator(
                new ObjectWriteContext.Base() {
                    @Override
                    public PrettyPrinter getPrettyPrinter() {
                        return printer();
                    }
                },
                writer);
    }
}
