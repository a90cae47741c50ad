package io.flinkdm.job.meta;

import io.flinkdm.udf.model.TableId;
import java.util.Map;
import java.util.Set;

/**
 * The structures of a source's tables at one revision, as texts. Immutable.
 *
 * @param tables each one's CREATE TABLE
 * @param fixed tables whose changes cannot be followed
 * @param collations each schema's default collation
 */
public record KeptStructureTexts(
        Map<TableId, String> tables, Set<TableId> fixed, Map<String, String> collations) {

    public KeptStructureTexts {
        tables = Map.copyOf(tables);
        fixed = Set.copyOf(fixed);
        collations = Map.copyOf(collations);
    }
}
