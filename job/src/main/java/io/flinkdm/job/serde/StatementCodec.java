package io.flinkdm.job.serde;

import io.flinkdm.udf.event.StatementSession;
import io.flinkdm.udf.event.StructuresBefore;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What travels with a statement, as bytes; the same value always gives the same. Stateless. */
final class StatementCodec {

    private StatementCodec() {}

    static void writeTexts(Collection<String> texts, WireOutput out) {
        out.putUnsigned(texts.size());
        texts.forEach(out::putText);
    }

    static List<String> readTexts(WireInput in) {
        int count = in.nextLength();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(in.nextText());
        }
        return texts;
    }

    static void writeSession(StatementSession session, WireOutput out) {
        writeTexts(new TreeSet<>(session.sqlMode()), out);
        out.putText(session.timeZone());
        out.putUnsigned(session.microseconds());
    }

    static StatementSession readSession(WireInput in) {
        return new StatementSession(Set.copyOf(readTexts(in)), in.nextText(), in.nextLength());
    }

    static void writeStructures(StructuresBefore before, WireOutput out) {
        Map<TableId, String> tables = new TreeMap<>(before.tables());
        out.putUnsigned(tables.size());
        tables.forEach(
                (table, text) -> {
                    out.putText(table.schema());
                    out.putText(table.table());
                    out.putText(text);
                });
        Map<String, String> collations = new TreeMap<>(before.collations());
        out.putUnsigned(collations.size());
        collations.forEach(
                (schema, collation) -> {
                    out.putText(schema);
                    out.putText(collation);
                });
    }

    static StructuresBefore readStructures(WireInput in) {
        int tableCount = in.nextLength();
        Map<TableId, String> tables = new HashMap<>();
        for (int i = 0; i < tableCount; i++) {
            tables.put(new TableId(in.nextText(), in.nextText()), in.nextText());
        }
        int schemaCount = in.nextLength();
        Map<String, String> collations = new HashMap<>();
        for (int i = 0; i < schemaCount; i++) {
            collations.put(in.nextText(), in.nextText());
        }
        return new StructuresBefore(tables, collations);
    }
}
