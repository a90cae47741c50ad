package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.target.AlterWriter.UnwritableException;
import io.flinkdm.udf.ddl.tree.ColumnAttribute;
import io.flinkdm.udf.ddl.tree.ColumnAttribute.Kind;
import io.flinkdm.udf.ddl.tree.Definition;
import java.util.Optional;

/**
 * New columns whose values in the rows there are the binlog does not tell, and the target would
 * choose otherwise. Stateless.
 */
final class FilledColumns {

    private FilledColumns() {}

    static void requireSameValues(Definition.Column column) {
        String why = otherValues(column);
        if (!why.isEmpty()) {
            throw new UnwritableException("column " + column.name() + " " + why);
        }
    }

    private static String otherValues(Definition.Column column) {
        if (column.has(Kind.AUTO_INCREMENT)) {
            return "numbers the rows that the source's table has";
        }
        String type = column.type().name();
        Optional<String> value = column.attribute(Kind.DEFAULT).map(ColumnAttribute::value);
        if (value.filter(BytesText::breaks).isPresent()) {
            return "has bytes as its default that the source's rows get, and TiDB mangles them";
        }
        if (value.filter(text -> DefaultValues.refused(type, text)).isPresent()) {
            return "has a default that the source's rows get, and TiDB gives none to " + type;
        }
        return value.filter(DefaultValues::computed).isPresent()
                ? "has a default that the source computed for the rows it has"
                : "";
    }
}
