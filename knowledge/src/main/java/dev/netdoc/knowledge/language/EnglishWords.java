package dev.netdoc.knowledge.language;

import java.util.List;
import java.util.Set;

/** The words by which an English sentence is known. */
final class EnglishWords {
    private static final Set<String> WORDS = Set.copyOf(List.of(
            ("a an the is are was were be been am do does did don't doesn't can can't cannot could will would should"
                            + " may might must have has had i we you he she it they me us my our your its their this that these those"
                            + " what which who why how when where whether if then than there here and or but not no of to in on at by for"
                            + " from with without into after before about as so all any some only just still please")
                    .split(" ")));

    private EnglishWords() {}

    static boolean contains(String word) {
        return WORDS.contains(word);
    }
}
