package io.flinkdm.submit.command;

import io.flinkdm.job.meta.StructureSet.Origin;
import io.flinkdm.submit.event.StructureRequest;
import io.flinkdm.submit.event.StructureRequest.Op;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code operate-schema}: DM's older spelling of {@code binlog-schema}. */
@Command(
        name = "operate-schema",
        hidden = true,
        description = "Shows or sets the structure a table's changes are read with.")
final class OperateSchema implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(
            paramLabel = "<get|set|remove> <task-name | task-file> [schema-file]",
            arity = "0..*")
    private List<String> words = List.of();

    @Mixin private SourceOptions sources;

    @Option(
            names = {"-d", "--database"},
            paramLabel = "NAME",
            description = "the table's schema upstream")
    private String database = "";

    @Option(
            names = {"-t", "--table"},
            paramLabel = "NAME",
            description = "the table upstream")
    private String table = "";

    @Mixin private StructureOptions options;

    @Spec private CommandSpec spec;

    OperateSchema(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (words.size() < 2 || words.size() > 3) {
            throw new ParameterException(
                    spec.commandLine(), "an operation and a task have to be given");
        }
        Op op = op(words.get(0));
        if (op == Op.UPDATE && words.size() < 3) {
            throw new MistakenCallException("must specify schema file for 'set' operation");
        }
        String text = op == Op.UPDATE ? StructureCalls.content(words.get(2)) : "";
        require(!sources.sourceIds.isEmpty(), "at least one source (`-s` / `--source`)");
        require(!database.isEmpty(), "'database'");
        require(!table.isEmpty(), "'table'");
        StructureRequest request =
                StructureCalls.request(op, new TableId(database, table), Origin.FILE, text);
        return new StructureCalls(context).answer(words.get(1), request, sources.sourceIds);
    }

    private static void require(boolean given, String what) {
        if (!given) {
            throw new MistakenCallException("must specify " + what);
        }
    }

    private static Op op(String word) {
        return switch (word) {
            case "get" -> Op.LIST;
            case "set" -> Op.UPDATE;
            case "remove" -> Op.DELETE;
            default -> throw new MistakenCallException("invalid operate '" + word + "' on schema");
        };
    }
}
