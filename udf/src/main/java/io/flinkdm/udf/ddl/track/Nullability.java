package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.tree.ColumnAttribute;
import io.flinkdm.udf.ddl.tree.ColumnAttribute.Kind;
import io.flinkdm.udf.ddl.tree.Definition;
import java.util.ArrayList;
import java.util.List;

/** Whether a column takes NULL. Stateless. */
final class Nullability {

    private Nullability() {}

    /** By the definition alone: a primary key may still forbid it. */
    static boolean of(Definition.Column column, ServerDefaults defaults) {
        boolean nullable = true;
        boolean said = false;
        for (ColumnAttribute attribute : column.attributes()) {
            switch (attribute.kind()) {
                case NULL -> nullable = true;
                case NOT_NULL, AUTO_INCREMENT, PRIMARY, ROW_TIME -> nullable = false;
                default -> {
                    continue;
                }
            }
            said = true;
        }
        boolean implicit =
                !defaults.explicitDefaultsForTimestamp()
                        && column.type().name().equals("TIMESTAMP")
                        && !column.has(Kind.GENERATED);
        return nullable && (said || !implicit);
    }

    static Definition.Column notNull(Definition.Column column) {
        return with(column, Kind.NOT_NULL);
    }

    /** With the attribute that says so, in place of what the definition says. */
    static Definition.Column written(Definition.Column column, boolean nullable) {
        return with(column, nullable ? Kind.NULL : Kind.NOT_NULL);
    }

    private static Definition.Column with(Definition.Column column, Kind kind) {
        List<ColumnAttribute> attributes = new ArrayList<>();
        for (ColumnAttribute attribute : column.attributes()) {
            boolean says = attribute.kind() == Kind.NULL || attribute.kind() == Kind.NOT_NULL;
            if (!says) {
                attributes.add(attribute);
            }
        }
        // Behind AS (…), which has to come first.
        int place = column.has(Kind.GENERATED) || column.has(Kind.ROW_TIME) ? 1 : 0;
        attributes.add(Math.min(place, attributes.size()), ColumnAttribute.of(kind));
        return new Definition.Column(column.name(), column.type(), attributes);
    }
}
