package io.flinkdm.udf.ddl.tree;

import io.flinkdm.udf.ddl.Names;
import io.flinkdm.udf.ddl.TokenKind;
import io.flinkdm.udf.ddl.tree.ColumnAttribute.Kind;
import io.flinkdm.udf.ddl.tree.DataType.Flag;
import java.util.ArrayList;
import java.util.List;

/** Reads a column's definition, up to FIRST, AFTER, a comma or the end. One statement. */
final class ColumnReader {

    private final TreeReader reader;
    private final TypeReader types;
    private DataType type;
    private List<ColumnAttribute> attributes;

    ColumnReader(TreeReader reader) {
        this.reader = reader;
        this.types = new TypeReader(reader);
    }

    Definition.Column read() {
        return read(reader.name());
    }

    Definition.Column read(String name) {
        attributes = new ArrayList<>();
        if (reader.in.accept("SERIAL")) {
            type = DataType.of("BIGINT").with(Flag.UNSIGNED);
            readSerial();
        } else {
            type = types.read();
        }
        while (!atEnd()) {
            readAttribute();
        }
        return new Definition.Column(name, type, attributes);
    }

    Position position() {
        if (reader.in.accept("FIRST")) {
            return Position.FIRST;
        }
        return reader.in.accept("AFTER") ? Position.after(reader.name()) : Position.DEFAULT;
    }

    private void readSerial() {
        add(Kind.NOT_NULL);
        add(Kind.AUTO_INCREMENT);
        add(Kind.UNIQUE);
    }

    private boolean atEnd() {
        return reader.atItemEnd()
                || reader.in.seesAny("FIRST", "AFTER")
                || reader.in.sees("PARTITION", "BY")
                || reader.in.sees("REMOVE", "PARTITIONING");
    }

    private void readAttribute() {
        if (reader.in.accept("NOT", "NULL")) {
            add(Kind.NOT_NULL);
        } else if (reader.in.accept("NULL")) {
            add(Kind.NULL);
        } else if (reader.in.accept("SERIAL", "DEFAULT", "VALUE")) {
            readSerial();
        } else if (reader.in.accept("DEFAULT")) {
            add(Kind.DEFAULT, reader.value());
        } else if (reader.in.accept("ON", "UPDATE")) {
            add(Kind.ON_UPDATE, reader.value());
        } else if (reader.in.accept("AUTO_INCREMENT")) {
            add(Kind.AUTO_INCREMENT);
        } else if (reader.in.accept("UNIQUE")) {
            reader.in.accept("KEY");
            add(Kind.UNIQUE);
        } else if (reader.in.accept("PRIMARY", "KEY")
                || reader.in.accept("PRIMARY")
                || reader.in.accept("KEY")) {
            add(Kind.PRIMARY);
        } else if (reader.in.accept("COMMENT")) {
            add(Kind.COMMENT, reader.value());
        } else {
            readRarer();
        }
    }

    private void readRarer() {
        int from = reader.in.position();
        if (reader.in.accept("COLLATE")) {
            reader.in.accept('=');
            type = type.withText(type.charset(), reader.lowerName());
        } else if (reader.in.accept("GENERATED", "ALWAYS", "AS") || reader.in.accept("AS")) {
            readGenerated();
        } else if (reader.in.accept("INVISIBLE")) {
            add(Kind.INVISIBLE);
        } else if (reader.in.accept("REFERENCES")) {
            add(Kind.REFERENCES, references());
        } else if (reader.in.accept("CONSTRAINT")) {
            if (!reader.in.sees("CHECK")) {
                reader.in.next();
            }
            addCheck(from);
        } else if (reader.in.sees("CHECK")) {
            addCheck(from);
        } else {
            addOther(from);
        }
    }

    private void readGenerated() {
        if (reader.in.accept("ROW")) {
            add(Kind.ROW_TIME, "ROW " + reader.in.next().value());
            return;
        }
        int from = reader.in.position();
        reader.parentheses();
        if (reader.in.seesAny("VIRTUAL", "STORED", "PERSISTENT")) {
            reader.in.next();
        }
        add(Kind.GENERATED, reader.textFrom(from));
    }

    private String references() {
        int from = reader.in.position();
        Names.table(reader.in);
        if (reader.in.here().isSymbol('(')) {
            reader.in.skipParentheses();
        }
        if (reader.in.accept("MATCH")) {
            reader.in.next();
        }
        while (reader.in.sees("ON", "DELETE") || reader.in.sees("ON", "UPDATE")) {
            reader.in.next();
            reader.in.next();
            if (!reader.in.accept("SET", "NULL")
                    && !reader.in.accept("SET", "DEFAULT")
                    && !reader.in.accept("NO", "ACTION")) {
                reader.in.next();
            }
        }
        return reader.textFrom(from);
    }

    private void addCheck(int from) {
        if (reader.in.accept("CHECK")) {
            reader.parentheses();
            if (!reader.in.accept("NOT", "ENFORCED")) {
                reader.in.accept("ENFORCED");
            }
        }
        add(Kind.CHECK, reader.textFrom(from));
    }

    /** A word, and a value where one follows: {@code STORAGE DISK}, {@code SRID 4326}. */
    private void addOther(int from) {
        if (reader.in.accept("VISIBLE")) {
            return;
        }
        if (reader.in.seesAny("COLUMN_FORMAT", "STORAGE", "SRID")) {
            reader.in.next();
        } else if (reader.in.seesAny("WITH", "WITHOUT")) {
            reader.in.next();
            reader.in.next();
        }
        reader.step();
        if (reader.in.accept('=')) {
            reader.step();
        } else if (reader.in.here().kind() == TokenKind.STRING) {
            reader.in.next();
        }
        add(Kind.OTHER, reader.textFrom(from));
    }

    private void add(Kind kind) {
        add(kind, "");
    }

    private void add(Kind kind, String value) {
        attributes.add(new ColumnAttribute(kind, value));
    }
}
