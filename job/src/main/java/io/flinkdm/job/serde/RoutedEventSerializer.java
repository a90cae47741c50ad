package io.flinkdm.job.serde;

import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.event.RoutedEvent.RoutedRow;
import io.flinkdm.udf.model.TableId;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializer of {@link RoutedEvent}; see {@link RoutedEventTypeInfo}. Task thread. */
public final class RoutedEventSerializer extends EventSerializer<RoutedEvent> {

    private static final long serialVersionUID = 1L;

    /** Stands where a row has its table. */
    private static final TableId STATEMENT = new TableId("", "");

    private transient Names<TableId> targets;

    @Override
    void write(RoutedEvent event, ChangeCodec changes, WireOutput out) throws IOException {
        if (event instanceof RoutedRow row) {
            targets().write(row.target(), out);
            changes.write(row.change(), out);
        } else {
            targets().write(STATEMENT, out);
            RoutedDdlCodec.write((RoutedDdl) event, changes, out);
        }
    }

    @Override
    RoutedEvent read(ChangeCodec changes, WireInput in) throws IOException {
        TableId target = targets().read(in);
        return target.equals(STATEMENT)
                ? RoutedDdlCodec.read(changes, in)
                : new RoutedRow(changes.readRow(in), target);
    }

    private Names<TableId> targets() {
        if (targets == null) {
            targets = Names.ofTables();
        }
        return targets;
    }

    @Override
    public TypeSerializer<RoutedEvent> duplicate() {
        return new RoutedEventSerializer();
    }

    @Override
    public TypeSerializerSnapshot<RoutedEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Named in savepoints: keep its name. The version of an event is in its first byte. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RoutedEvent> {

        public Snapshot() {
            super(RoutedEventSerializer::new);
        }
    }
}
