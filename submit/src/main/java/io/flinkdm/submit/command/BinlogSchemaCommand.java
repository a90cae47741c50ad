package io.flinkdm.submit.command;

import io.flinkdm.job.meta.StructureSet.Origin;
import io.flinkdm.submit.event.StructureRequest.Op;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code binlog-schema list|update|delete}: the structure a source's table is read with. */
@Command(
        name = "binlog-schema",
        description = "Shows or sets the structure a table's changes are read with.")
final class BinlogSchemaCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin private SourceOptions sources;

    @Spec private CommandSpec spec;

    BinlogSchemaCommand(CommandContext context) {
        this.context = context;
    }

    @Command(name = "list", description = "Shows the structure of an upstream table.")
    int list(
            @Parameters(index = "0..*", paramLabel = "<task> <database> <table>", arity = "0..*")
                    List<String> words) {
        return withoutText("list", Op.LIST, words);
    }

    @Command(name = "delete", description = "Takes back a structure that was set and not used.")
    int delete(
            @Parameters(index = "0..*", paramLabel = "<task> <database> <table>", arity = "0..*")
                    List<String> words) {
        return withoutText("delete", Op.DELETE, words);
    }

    @Command(name = "update", description = "Sets the structure of an upstream table.")
    int update(
            @Parameters(
                            index = "0..*",
                            paramLabel = "<task> <database> <table> [schema-file]",
                            arity = "0..*")
                    List<String> words,
            @Option(names = "--from-source", description = "take the source's structure")
                    boolean fromSource,
            @Option(names = "--from-target", description = "take the target's structure")
                    boolean fromTarget,
            @Mixin StructureOptions options) {
        if (fromSource && fromTarget) {
            throw new MistakenCallException("from-source and from-target can not be used together");
        }
        boolean fromFile = !fromSource && !fromTarget;
        if (words == null || words.size() < (fromFile ? 4 : 3) || words.size() > 4) {
            return context.help(spec.subcommands().get("update").getCommandSpec());
        }
        if (!fromFile && words.size() == 4) {
            throw new MistakenCallException(
                    "can not set schema-file when use from-source or from-target");
        }
        String text = fromFile ? StructureCalls.content(words.get(3)) : "";
        Origin given = fromSource ? Origin.SOURCE : Origin.TARGET;
        return run(words, Op.UPDATE, fromFile ? Origin.FILE : given, text);
    }

    @Override
    public Integer call() {
        return context.help(spec);
    }

    private int withoutText(String name, Op op, List<String> words) {
        if (words == null || words.size() < 3) {
            return context.help(spec.subcommands().get(name).getCommandSpec());
        }
        return run(words, op, Origin.FILE, "");
    }

    private int run(List<String> words, Op op, Origin origin, String text) {
        TableId table = new TableId(words.get(1), words.get(2));
        return new StructureCalls(context)
                .answer(
                        words.get(0),
                        StructureCalls.request(op, table, origin, text),
                        sources.sourceIds);
    }
}
