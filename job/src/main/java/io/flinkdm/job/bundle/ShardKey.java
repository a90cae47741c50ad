package io.flinkdm.job.bundle;

import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.event.RoutedEvent.RoutedRow;
import java.util.Locale;
import org.apache.flink.api.java.functions.KeySelector;

/**
 * What belongs together in the shard DDL coordinator, and so in a bundle for it: all changes of one
 * target schema, since a statement may touch several of its tables; rows of the snapshot by chunk,
 * since they need no order and should spread. Task thread.
 */
public final class ShardKey implements KeySelector<Bundle<RoutedEvent>, String> {

    private static final long serialVersionUID = 1L;

    private transient String lastSchema;
    private transient String lastSchemaKey;
    private transient String lastSource;
    private transient int lastChunk;
    private transient String lastChunkKey;

    @Override
    public String getKey(Bundle<RoutedEvent> bundle) {
        return of(bundle.first());
    }

    String of(RoutedEvent event) {
        if (event instanceof RoutedRow row && row.change().origin().fromSnapshot()) {
            return chunkKey(row.change());
        }
        return schemaKey(
                event instanceof RoutedRow row
                        ? row.target().schema()
                        : ((RoutedDdl) event).schema());
    }

    /** TiDB takes names that differ in case only for one; a statement may be written either way. */
    private String schemaKey(String schema) {
        // The serializer shares one instance among the rows of a table.
        if (schema != lastSchema) {
            lastSchema = schema;
            lastSchemaKey = schema.toLowerCase(Locale.ROOT);
        }
        return lastSchemaKey;
    }

    /** Starts with a character no schema's name can hold. */
    private String chunkKey(ChangeEvent row) {
        Origin origin = row.origin();
        if (lastChunkKey == null
                || lastChunk != origin.chunk()
                || !row.sourceId().equals(lastSource)) {
            lastSource = row.sourceId();
            lastChunk = origin.chunk();
            lastChunkKey = "\0" + lastSource + "\0" + lastChunk;
        }
        return lastChunkKey;
    }
}
