package dev.netdoc.knowledge.evaluation;

import dev.netdoc.knowledge.Answer;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Labelled questions with what came back, and the shares that are wanted of them. Immutable. */
public final class Evaluation {
    private final List<Asked> asked;

    /**
     * A question with what came back.
     *
     * @param place of the first right hit, from 1; 0 if none is right
     * @param inside whether the knowledge holds a right answer
     */
    public record Asked(LabelledQuestion question, Answer answer, int place, boolean inside) {
        public boolean within(int places) {
            return place > 0 && place <= places;
        }

        /** Whether people got what they should: the right answer first, or none where there is none. */
        public boolean good() {
            return inside ? place == 1 && answer.answered() : !answer.answered();
        }
    }

    /**
     * The figures of some questions; 1 where there is nothing to count.
     *
     * @param inside how many of them the knowledge can answer
     * @param outside how many it cannot
     * @param recallAt1 share of the inside questions whose first hit is right
     * @param recallAt3 the same within the first three
     * @param reciprocalRank mean of 1 over the place of the first right hit, 0 where there is none
     * @param declinedInside share of the inside questions that were not answered: to be low
     * @param declinedOutside share of the outside questions that were not answered: the recall of declining
     * @param decliningPrecision share of outside questions among those that were not answered
     */
    public record Figures(
            long inside,
            long outside,
            double recallAt1,
            double recallAt3,
            double reciprocalRank,
            double declinedInside,
            double declinedOutside,
            double decliningPrecision) {}

    private Evaluation(List<Asked> asked) {
        this.asked = List.copyOf(asked);
    }

    /** Asks all questions, each in the language that its label names. */
    public static Evaluation of(Knowledge knowledge, List<LabelledQuestion> questions, EntryLabels labels) {
        Set<String> held = new HashSet<>(knowledge.topics());
        held.addAll(labels.topics());
        List<Asked> asked = new ArrayList<>();
        for (var question : questions) {
            Answer answer = knowledge.ask(question.text(), Optional.of(question.language()));
            int place = 0;
            for (int i = 0; i < answer.hits().size() && place == 0; i++) {
                boolean right = labels.topicOf(answer.hits().get(i))
                        .filter(question.right()::contains)
                        .isPresent();
                place = right ? i + 1 : 0;
            }
            boolean inside = question.right().stream().anyMatch(held::contains);
            asked.add(new Asked(question, answer, place, inside));
        }
        return new Evaluation(asked);
    }

    public List<Asked> asked() {
        return asked;
    }

    public Figures of(Language language) {
        return figures(one -> one.question().language() == language);
    }

    public Figures all() {
        return figures(one -> true);
    }

    public Figures figures(Predicate<Asked> among) {
        List<Asked> inside = asked.stream().filter(among).filter(Asked::inside).toList();
        List<Asked> outside =
                asked.stream().filter(among).filter(one -> !one.inside()).toList();
        List<Asked> declined = asked.stream()
                .filter(among)
                .filter(one -> !one.answer().answered())
                .toList();
        return new Figures(
                inside.size(),
                outside.size(),
                share(inside, one -> one.within(1)),
                share(inside, one -> one.within(3)),
                inside.stream()
                        .mapToDouble(one -> one.place() == 0 ? 0 : 1.0 / one.place())
                        .average()
                        .orElse(1),
                share(inside, one -> !one.answer().answered()),
                share(outside, one -> !one.answer().answered()),
                share(declined, one -> !one.inside()));
    }

    private static double share(List<Asked> base, Predicate<Asked> which) {
        return base.isEmpty() ? 1 : (double) base.stream().filter(which).count() / base.size();
    }
}
