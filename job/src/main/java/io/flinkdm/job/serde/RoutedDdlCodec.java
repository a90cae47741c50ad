package io.flinkdm.job.serde;

import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import io.flinkdm.udf.model.TableId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A routed statement as bytes: the statement, then what of it is to be run. Stateless. */
final class RoutedDdlCodec {

    private RoutedDdlCodec() {}

    static void write(RoutedDdl ddl, ChangeCodec changes, WireOutput out) throws IOException {
        changes.write(ddl.change(), out);
        out.putUnsigned(ddl.piece());
        out.putText(ddl.schema());
        out.putUnsigned(ddl.touched().size());
        for (TableId table : ddl.touched()) {
            out.putText(table.schema());
            out.putText(table.table());
        }
        StatementCodec.writeTexts(ddl.statements(), out);
        StatementCodec.writeTexts(ddl.schemas(), out);
        out.putText(ddl.trouble());
    }

    static RoutedDdl read(ChangeCodec changes, WireInput in) throws IOException {
        DdlChange change = changes.readDdl(in);
        int piece = in.nextLength();
        String schema = in.nextText();
        int count = in.nextLength();
        List<TableId> touched = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            touched.add(new TableId(in.nextText(), in.nextText()));
        }
        return new RoutedDdl(
                change,
                piece,
                schema,
                touched,
                StatementCodec.readTexts(in),
                StatementCodec.readTexts(in),
                in.nextText());
    }
}
