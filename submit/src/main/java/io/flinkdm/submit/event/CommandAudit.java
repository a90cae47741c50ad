package io.flinkdm.submit.event;

import io.flinkdm.submit.task.EventMeta;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps who asked for what and when, and what was there before and after, in the task's command
 * tables. A command that dies on its way stands there as under way. One thread at a time.
 */
final class CommandAudit {

    private final EventMeta events;
    private final long id;

    private CommandAudit(EventMeta events, long id) {
        this.events = events;
        this.id = id;
    }

    static CommandAudit begin(EventMeta events, EventRequest request, List<String> sourceIds) {
        Map<String, Object> arguments = new TreeMap<>();
        arguments.put("who", request.who());
        arguments.put("sources", sourceIds);
        arguments.put("binlogPos", request.place().map(BinlogPlace::text).orElse(""));
        arguments.put("sqls", request.sqls());
        String name = "binlog " + request.op().name().toLowerCase(Locale.ROOT);
        return begin(events, name, arguments);
    }

    static CommandAudit begin(EventMeta events, String name, Map<String, Object> arguments) {
        return new CommandAudit(events, events.begin(name, OperatorList.json(arguments)));
    }

    void end(List<SourceOutcome> outcomes) {
        boolean result = outcomes.stream().allMatch(SourceOutcome::result);
        events.end(id, result, OperatorList.json(outcomes));
    }
}
