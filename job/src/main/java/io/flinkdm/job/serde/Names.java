package io.flinkdm.job.serde;

import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Names that repeat on every row. They are encoded once, and read into one instance as long as the
 * same bytes come, so that a row costs a comparison of bytes and no garbage. Task thread.
 *
 * @param <T> a value made of a few texts
 */
final class Names<T> {

    /** Power of two; a task rarely has more tables on one channel. */
    private static final int SLOTS = 1024;

    private final Function<T, List<String>> parts;
    private final Function<List<String>, T> make;

    private final Map<T, byte[]> written = new HashMap<>();
    private T lastWritten;
    private byte[] lastBytes;

    private final Slot<?>[] slots = new Slot<?>[SLOTS];
    private Slot<T> lastRead = new Slot<>(new byte[0], null);

    private Names(Function<T, List<String>> parts, Function<List<String>, T> make) {
        this.parts = parts;
        this.make = make;
    }

    static Names<SourceTable> ofSourceTables() {
        return new Names<>(
                t -> List.of(t.sourceId(), t.table().schema(), t.table().table()),
                p -> new SourceTable(p.get(0), new TableId(p.get(1), p.get(2))));
    }

    static Names<TableId> ofTables() {
        return new Names<>(
                t -> List.of(t.schema(), t.table()), p -> new TableId(p.get(0), p.get(1)));
    }

    static Names<String> ofTexts() {
        return new Names<>(List::of, p -> p.get(0));
    }

    void write(T name, WireOutput out) {
        if (name != lastWritten) {
            lastBytes = encoded(name);
            lastWritten = name;
        }
        out.putUnsigned(lastBytes.length);
        out.putBytes(lastBytes);
    }

    T read(WireInput in) {
        int length = in.nextLength();
        if (lastRead.value() == null || !in.takeIfNext(lastRead.bytes(), length)) {
            lastRead = slot(in, length);
        }
        return lastRead.value();
    }

    private byte[] encoded(T name) {
        byte[] known = written.get(name);
        if (known != null) {
            return known;
        }
        if (written.size() >= SLOTS) {
            written.clear();
        }
        WireOutput out = new WireOutput();
        List<String> texts = parts.apply(name);
        out.put(texts.size());
        texts.forEach(out::putText);
        written.put(name, out.toArray());
        return written.get(name);
    }

    @SuppressWarnings("unchecked") // the table is only filled below
    private Slot<T> slot(WireInput in, int length) {
        int hash = in.hashOfNext(length);
        int index = (hash ^ hash >>> 16) & SLOTS - 1;
        Slot<T> slot = (Slot<T>) slots[index];
        if (slot != null && in.takeIfNext(slot.bytes(), length)) {
            return slot;
        }
        Slot<T> fresh = decoded(in.nextBytes(length));
        slots[index] = fresh;
        return fresh;
    }

    private Slot<T> decoded(byte[] bytes) {
        WireInput in = WireInput.over(bytes);
        String[] texts = new String[in.next()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = in.nextText();
        }
        return new Slot<>(bytes, make.apply(List.of(texts)));
    }

    private record Slot<T>(byte[] bytes, T value) {}
}
