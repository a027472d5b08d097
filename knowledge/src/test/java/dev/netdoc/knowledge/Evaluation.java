package dev.netdoc.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Asks labelled questions and counts what came back. */
public final class Evaluation {
    private final List<Asked> asked = new ArrayList<>();

    /**
     * A question with what came back.
     *
     * @param place of the first right hit, from 1; 0 if none is right
     * @param inside whether the knowledge holds a right answer
     */
    public record Asked(Samples.Question question, Answer answer, int place, boolean inside) {}

    /** Asks all questions; {@code held} are the topics that the knowledge answers. */
    public static Evaluation of(Knowledge knowledge, List<Samples.Question> questions, Set<String> held) {
        Evaluation evaluation = new Evaluation();
        for (var question : questions) {
            Answer answer = knowledge.ask(question.text(), Optional.of(question.language()));
            int place = 0;
            for (int i = 0; i < answer.hits().size() && place == 0; i++) {
                Optional<String> topic = Samples.topicOf(answer.hits().get(i));
                place = topic.filter(question.right()::contains).isPresent() ? i + 1 : 0;
            }
            boolean inside = question.right().stream().anyMatch(held::contains);
            evaluation.asked.add(new Asked(question, answer, place, inside));
        }
        return evaluation;
    }

    public List<Asked> asked() {
        return asked;
    }

    public double recall(Language language, int within) {
        return share(
                one -> one.inside() && one.question().language() == language,
                one -> one.place() > 0 && one.place() <= within);
    }

    public double declined(Predicate<Asked> among) {
        return share(among, one -> !one.answer().answered());
    }

    private double share(Predicate<Asked> among, Predicate<Asked> which) {
        List<Asked> base = asked.stream().filter(among).toList();
        return base.isEmpty() ? 1 : (double) base.stream().filter(which).count() / base.size();
    }

    public String report(String title) {
        StringBuilder out = new StringBuilder(title + "\n");
        for (Language language : Language.values()) {
            Predicate<Asked> of = one -> one.question().language() == language;
            out.append("  %s n=%d R@1=%.3f R@3=%.3f declined: inside=%.3f outside=%.3f (n=%d) nothing=%.3f (n=%d)%n"
                    .formatted(
                            language,
                            asked.stream().filter(of.and(Asked::inside)).count(),
                            recall(language, 1),
                            recall(language, 3),
                            declined(of.and(Asked::inside)),
                            declined(of.and(one ->
                                    !one.inside() && one.question().topic().isPresent())),
                            asked.stream()
                                    .filter(of.and(one -> !one.inside()
                                            && one.question().topic().isPresent()))
                                    .count(),
                            declined(of.and(one -> one.question().topic().isEmpty())),
                            asked.stream()
                                    .filter(of.and(one -> one.question().topic().isEmpty()))
                                    .count()));
        }
        return out.toString();
    }
}
