package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.tree.ColumnAttribute.Kind;
import io.flinkdm.udf.ddl.tree.Definition;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import java.util.Objects;

/**
 * A column of a {@link TrackedTable}. Immutable.
 *
 * @param definition as a statement would define it anew: every default is written out, keys are not
 *     in it
 * @param type as the source's {@code information_schema} tells it
 */
public record TrackedColumn(Definition.Column definition, ColumnType type, boolean nullable) {

    public TrackedColumn {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(type, "type");
    }

    public String name() {
        return definition.name();
    }

    boolean isNamed(String name) {
        return definition.name().equalsIgnoreCase(name);
    }

    TrackedColumn named(String name) {
        return new TrackedColumn(definition.named(name), type, nullable);
    }

    TrackedColumn notNull() {
        return nullable ? new TrackedColumn(Nullability.notNull(definition), type, false) : this;
    }

    Column column() {
        boolean generated = definition.has(Kind.GENERATED) || definition.has(Kind.ROW_TIME);
        return new Column(name(), type, nullable, generated);
    }
}
