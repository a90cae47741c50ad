package io.flinkdm.udf.ddl.track;

import java.util.Objects;

/** The character set and collation of a server, a schema, a table or a column. Immutable. */
public record TextDefaults(String charset, String collation) {

    static final TextDefaults BINARY = new TextDefaults("binary", "binary");

    public TextDefaults {
        Objects.requireNonNull(charset, "charset");
        Objects.requireNonNull(collation, "collation");
    }

    boolean isBinary() {
        return charset.equals("binary");
    }
}
