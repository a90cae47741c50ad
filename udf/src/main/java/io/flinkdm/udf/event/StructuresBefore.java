package io.flinkdm.udf.event;

import io.flinkdm.udf.model.TableId;
import java.util.Map;

/**
 * The structures a statement met: those of the tables and schemas it names, upstream names, as far
 * as they are followed. As texts, since only few who pass a statement on look into them. Immutable.
 *
 * @param tables each one's CREATE TABLE
 * @param collations each schema's default collation
 */
public record StructuresBefore(Map<TableId, String> tables, Map<String, String> collations) {

    public static final StructuresBefore NONE = new StructuresBefore(Map.of(), Map.of());

    public StructuresBefore {
        tables = Map.copyOf(tables);
        collations = Map.copyOf(collations);
    }
}
