package io.flinkdm.job.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RoutedEvent;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.event.TargetEvent;
import io.flinkdm.udf.model.TableId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

class EventSerializerPropertyTest {

    @Property(tries = 300)
    void changesComeBackEqual(@ForAll("changes") List<ChangeEvent> events) throws IOException {
        assertThat(roundTrip(new ChangeEventSerializer(), events)).isEqualTo(events);
    }

    @Property(tries = 300)
    void routedEventsComeBackEqual(@ForAll("routed") List<RoutedEvent> events) throws IOException {
        assertThat(roundTrip(new RoutedEventSerializer(), events)).isEqualTo(events);
    }

    @Property(tries = 300)
    void targetEventsComeBackEqual(@ForAll("targets") List<TargetEvent> events) throws IOException {
        assertThat(roundTrip(new TargetEventSerializer(), events)).isEqualTo(events);
    }

    @Property(tries = 300)
    void bundlesComeBackEqual(@ForAll("targets") List<TargetEvent> events) throws IOException {
        List<Bundle<TargetEvent>> bundles =
                List.of(new Bundle<>(events), new Bundle<>(events), new Bundle<>(List.of()));
        TypeSerializer<Bundle<TargetEvent>> serializer =
                BundleTypeInfo.OF_TARGETS.createSerializer(new SerializerConfigImpl());
        assertThat(roundTrip(serializer, bundles)).isEqualTo(bundles);
    }

    @Property(tries = 50)
    void aCopyOfTheBytesIsTheEvent(@ForAll("changes") List<ChangeEvent> events) throws IOException {
        ChangeEventSerializer serializer = new ChangeEventSerializer();
        DataOutputSerializer copies = new DataOutputSerializer(64);
        DataInputDeserializer bytes = bytes(serializer, events);
        for (int i = 0; i < events.size(); i++) {
            serializer.copy(bytes, copies);
        }
        DataInputDeserializer in = new DataInputDeserializer(copies.getCopyOfBuffer());
        for (ChangeEvent event : events) {
            assertThat(serializer.deserialize(in)).isEqualTo(event);
        }
    }

    @Provide
    Arbitrary<List<ChangeEvent>> changes() {
        return Events.changes().list().ofMaxSize(5);
    }

    private static RoutedEvent routed(DdlChange ddl, TableId table, int piece) {
        return new RoutedEvent.RoutedDdl(
                ddl,
                piece,
                table.schema(),
                piece == 0 ? List.of() : List.of(table),
                List.of(ddl.sql()),
                List.of(table.schema()),
                table.table());
    }

    @Provide
    Arbitrary<List<RoutedEvent>> routed() {
        Arbitrary<RoutedEvent> rows =
                Combinators.combine(Events.rows(), Events.targets()).as(RoutedEvent.RoutedRow::new);
        Arbitrary<RoutedEvent> ddls =
                Combinators.combine(
                                Events.ddls(),
                                Events.targets(),
                                Arbitraries.integers().between(0, 300))
                        .as(EventSerializerPropertyTest::routed);
        return Arbitraries.oneOf(rows, ddls).list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<TargetEvent>> targets() {
        Arbitrary<RowChange> rows = Events.rows();
        Arbitrary<TableId> targets = Events.targets();
        return Combinators.combine(
                        rows,
                        targets,
                        Arbitraries.integers(),
                        Arbitraries.integers().between(0, 300))
                .as(TargetEvent::new)
                .list()
                .ofMaxSize(5);
    }

    private static <T> List<T> roundTrip(TypeSerializer<T> serializer, List<T> events)
            throws IOException {
        DataInputDeserializer in = bytes(serializer, events);
        TypeSerializer<T> reader = serializer.duplicate();
        List<T> read = new ArrayList<>();
        while (in.available() > 0) {
            read.add(reader.deserialize(in));
        }
        return read;
    }

    private static <T> DataInputDeserializer bytes(TypeSerializer<T> serializer, List<T> events)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        for (T event : events) {
            serializer.serialize(event, out);
        }
        return new DataInputDeserializer(out.getCopyOfBuffer());
    }
}
