package dev.netdoc.bot.cli;

import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.knowledge.ImportProgress;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.LuceneKnowledge;
import dev.netdoc.rules.engine.DroolsDoctor;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Touches what the short commands touch, so that the launcher can keep its class data. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Runnable {
    @Override
    public void run() {
        DroolsDoctor.load();
        Texts.load();
        try (Knowledge knowledge = LuceneKnowledge.open(Knowledge.Sources.bundledOnly(), ImportProgress.SILENT)) {
            knowledge.ask("Terway ENI vSwitch", Optional.empty());
            knowledge.ask("bagaimana cara cek mode Terway", Optional.empty());
            knowledge.ask("Terway のモードを確認する方法", Optional.empty());
            knowledge.ask("怎么查看 Terway 的模式", Optional.empty());
        }
    }
}
