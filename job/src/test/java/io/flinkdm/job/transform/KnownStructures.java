package io.flinkdm.job.transform;

import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.HashMap;
import java.util.Map;

/** Structures in memory. */
final class KnownStructures implements Structures {

    private final Map<Long, TableSchema> schemas = new HashMap<>();

    long add(TableSchema schema) {
        schemas.put(schema.fingerprint(), schema);
        return schema.fingerprint();
    }

    @Override
    public TableSchema schema(long fingerprint) {
        return schemas.get(fingerprint);
    }

    @Override
    public long publish(TableId target, TableSchema schema) {
        return add(schema);
    }
}
